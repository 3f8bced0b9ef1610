"""States of a form, of an aanvraag and of the actions that follow it."""

from django.db.models import TextChoices

from portaal.kern.quarantaine import BestandStatus as BijlageStatus  # noqa: F401  the name of this app


class FormulierSoort(TextChoices):
    """An aanvraag ends in a zaak; a check gives advice and keeps nothing."""

    AANVRAAG = "aanvraag", "Aanvraag"
    CHECK = "check", "Check zonder bewaren"


class LoginEis(TextChoices):
    GEEN = "geen", "Zonder inloggen"
    MAG = "mag", "Met of zonder inloggen"
    MOET = "moet", "Alleen met DigiD"


class Namens(TextChoices):
    """For whom a form is begun by somebody else."""

    PERSOON = "persoon", "Iemand anders"
    ORGANISATIE = "organisatie", "Een organisatie"


class Machtigingswijze(TextChoices):
    BEVESTIGING = "bevestiging", "Die persoon geeft zelf akkoord, met DigiD of met een code"
    DOCUMENT = "document", "Ik stuur een ondertekende machtiging mee"


class AanvraagStatus(TextChoices):
    CONCEPT = "concept", "Concept"
    WACHT_ONDERTEKENING = "wacht_ondertekening", "Wacht op ondertekening"
    INGEDIEND = "ingediend", "Ingediend"
    VERWERKT = "verwerkt", "Verwerkt"
    MISLUKT = "mislukt", "Verwerken mislukt"
    VERLOPEN = "verlopen", "Niet op tijd ondertekend"
    GESCHOOND = "geschoond", "Geschoond"


INGEDIENDE_STATUSSEN = (
    AanvraagStatus.WACHT_ONDERTEKENING,
    AanvraagStatus.INGEDIEND,
    AanvraagStatus.VERWERKT,
    AanvraagStatus.MISLUKT,
    AanvraagStatus.VERLOPEN,
)


class RuweReden(TextChoices):
    """Why typed text was kept although it was not accepted as an answer."""

    VORIGE = "vorige", "De inwoner ging een stap terug"
    FOUT = "fout", "Er klopte nog iets niet"
    BEWERKT = "bewerkt", "De inwoner voegde een rij of bestand toe of zocht een adres op"
    AUTOMATISCH = "auto", "Bewaard tijdens het typen"
    SESSIE = "sessie", "De inwoner was intussen uitgelogd"


class LinkStaat(TextChoices):
    """What a link to go on with a draft can still do."""

    OPEN = "open", "Werkt nog"
    GEBRUIKT = "gebruikt", "Al gebruikt"
    VERLOPEN = "verlopen", "Te oud"
    GEKOPPELD = "gekoppeld", "Formulier hoort nu bij een DigiD"
    INGEDIEND = "ingediend", "Formulier is al verstuurd"


class ActieStatus(TextChoices):
    WACHT = "wacht", "Wacht"
    KLAAR = "klaar", "Klaar"
    GEPARKEERD = "geparkeerd", "Geparkeerd: kijk wat er mis is"


class ActieSoort(TextChoices):
    ZAAK = "zaak", "Zaak maken"
    AFSCHRIFT = "afschrift", "Afschrift bij de zaak bewaren"
    DOCUMENT = "document", "Bijlage bij de zaak bewaren"
    TAAK = "taak", "Vragen om wat later komt"
    BESLISSING = "beslissing", "Direct beslissen"
    BERICHT = "bericht", "Bericht sturen"


# What must be done of the same aanvraag before work of this kind can begin. A decision closes the zaak, and
# what belongs in the zaak goes before that.
VOORGANGERS: dict[ActieSoort, tuple[ActieSoort, ...]] = {
    ActieSoort.ZAAK: (),
    ActieSoort.AFSCHRIFT: (ActieSoort.ZAAK,),
    ActieSoort.DOCUMENT: (ActieSoort.ZAAK,),
    ActieSoort.TAAK: (ActieSoort.ZAAK,),
    ActieSoort.BERICHT: (ActieSoort.ZAAK,),
    ActieSoort.BESLISSING: (ActieSoort.ZAAK, ActieSoort.AFSCHRIFT, ActieSoort.DOCUMENT, ActieSoort.TAAK),
}


class OndertekeningSoort(TextChoices):
    MEDE = "mede", "Tekent mee met DigiD"
    MACHTIGING = "machtiging", "Bevestigt dat iemand anders dit mag regelen"


class OndertekeningStatus(TextChoices):
    GEVRAAGD = "gevraagd", "Gevraagd"
    GETEKEND = "getekend", "Getekend"
    GEWEIGERD = "geweigerd", "Geweigerd"
    VERLOPEN = "verlopen", "Verlopen"
    DOCUMENT = "document", "Niet gevraagd: machtiging meegestuurd"


class Bewaarfase(TextChoices):
    CONCEPT = "concept", "Concept, na de laatste wijziging"
    INGEDIEND = "ingediend", "Ingediend, na het einde van de zaak"
    VERLOPEN = "verlopen", "Niet ondertekend of mislukt"


class Bewaarwijze(TextChoices):
    VERWIJDER = "verwijder", "Verwijder alles"
    ANONIMISEER = "anonimiseer", "Verwijder wat over een persoon gaat"
