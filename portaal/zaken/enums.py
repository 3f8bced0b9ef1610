"""Terms of the zaak, as the ZGW standards and the Awb name them."""

from django.db.models import TextChoices


class Vertrouwelijkheid(TextChoices):
    """In the order of the ZGW standard, from open to secret."""

    OPENBAAR = "openbaar", "Openbaar"
    BEPERKT_OPENBAAR = "beperkt_openbaar", "Beperkt openbaar"
    INTERN = "intern", "Intern"
    ZAAKVERTROUWELIJK = "zaakvertrouwelijk", "Zaakvertrouwelijk"
    VERTROUWELIJK = "vertrouwelijk", "Vertrouwelijk"
    CONFIDENTIEEL = "confidentieel", "Confidentieel"
    GEHEIM = "geheim", "Geheim"
    ZEER_GEHEIM = "zeer_geheim", "Zeer geheim"


class ZaaktypeSoort(TextChoices):
    AANVRAAG = "aanvraag", "Aanvraag"
    AANGIFTE = "aangifte", "Aangifte"
    BEZWAAR = "bezwaar", "Bezwaar"
    VERZOEK = "verzoek", "Verzoek"
    KLACHT = "klacht", "Klacht"
    MELDING = "melding", "Melding"
    VRAAG = "vraag", "Vraag"


BESLUITEN = (ZaaktypeSoort.AANVRAAG, ZaaktypeSoort.BEZWAAR, ZaaktypeSoort.VERZOEK)


class Richting(TextChoices):
    """Which way a zaaktype faces (ZTC: indicatieInternOfExtern)."""

    INTERN = "intern", "Intern"
    EXTERN = "extern", "Extern"


class Kanaal(TextChoices):
    """The channel over which a zaak came in."""

    WEBSITE = "website", "Website"
    BALIE = "balie", "Balie"
    TELEFOON = "telefoon", "Telefoon"
    EMAIL = "email", "E-mail"
    POST = "post", "Post"


class RolOmschrijving(TextChoices):
    """omschrijvingGeneriek of a roltype (ZGW)."""

    INITIATOR = "initiator", "Aanvrager"
    BELANGHEBBENDE = "belanghebbende", "Belanghebbende"
    BEHANDELAAR = "behandelaar", "Behandelaar"
    KLANTCONTACTER = "klantcontacter", "Klantcontacter"


class IndicatieMachtiging(TextChoices):
    GEMACHTIGDE = "gemachtigde", "Gemachtigde"
    MACHTIGINGGEVER = "machtiginggever", "Machtiginggever"


class StatusSoort(TextChoices):
    """What a status means for the portal, whatever it is called in the zaaktype."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    IN_BEHANDELING = "in_behandeling", "In behandeling"
    WACHT_OP_INWONER = "wacht_op_inwoner", "Wacht op inwoner"
    KLAAR_VOOR_OPHALEN = "klaar_voor_ophalen", "Klaar om op te halen"
    AFGEROND = "afgerond", "Afgerond"


class GebeurtenisSoort(TextChoices):
    """Facts that move a deadline; the date itself is computed (termijnen)."""

    ONTVANGST = "ontvangst", "Ontvangen"
    BEKENDMAKING = "bekendmaking", "Besluit bekendgemaakt waartegen bezwaar is gemaakt"
    OPSCHORTING_START = "opschorting_start", "Termijn stilgezet"
    OPSCHORTING_EINDE = "opschorting_einde", "Termijn loopt weer"
    VERDAGING = "verdaging", "Verdaagd (er geldt geen nieuwe wettelijke datum)"
    VERLENGING = "verlenging", "Verlengd volgens de wet"
    BESLUIT = "besluit", "Besluit genomen"


class OpschortingGrond(TextChoices):
    """Why a term may stand still; the value is the article as residents read it."""

    AANVULLING = "Awb 4:15 lid 1 onder a", "Aanvulling gevraagd"
    BUITENLAND = "Awb 4:15 lid 1 onder b", "Informatie gevraagd in het buitenland"
    INSTEMMING = "Awb 4:15 lid 2 onder a", "Inwoner stemt in met uitstel"
    TOEREKENBAAR = "Awb 4:15 lid 2 onder b", "Vertraging door de inwoner"
    OVERMACHT = "Awb 4:15 lid 2 onder c", "Overmacht"
    ZIENSWIJZE = "Woo 4.4 lid 3", "Anderen geven hun mening"
    VERZUIM = "Awb 7:10 lid 2", "Bezwaar is niet compleet"


# Here the resident must send something, so the term they get to do it in is part of the law.
GRONDEN_OP_DE_INWONER = (OpschortingGrond.AANVULLING, OpschortingGrond.VERZUIM)
GRONDEN_MET_EINDDATUM = (*GRONDEN_OP_DE_INWONER, OpschortingGrond.INSTEMMING)
GRONDEN_VAN_AANVRAAG = tuple(
    grond
    for grond in OpschortingGrond
    if grond not in (OpschortingGrond.ZIENSWIJZE, OpschortingGrond.VERZUIM)
)
GRONDEN_PER_SOORT = {
    ZaaktypeSoort.AANVRAAG: GRONDEN_VAN_AANVRAAG,
    ZaaktypeSoort.VERZOEK: (*GRONDEN_VAN_AANVRAAG, OpschortingGrond.ZIENSWIJZE),
    ZaaktypeSoort.BEZWAAR: (OpschortingGrond.VERZUIM,),
}


class DocumentStatus(TextChoices):
    IN_BEWERKING = "in_bewerking", "In bewerking"
    TER_VASTSTELLING = "ter_vaststelling", "Ter vaststelling"
    DEFINITIEF = "definitief", "Definitief"
    GEARCHIVEERD = "gearchiveerd", "Gearchiveerd"


TOONBARE_DOCUMENTSTATUSSEN = (DocumentStatus.DEFINITIEF, DocumentStatus.GEARCHIVEERD)
# A resident sees documents up to here (ZGW: vertrouwelijkheidaanduiding).
TOONBARE_VERTROUWELIJKHEID = (
    Vertrouwelijkheid.OPENBAAR,
    Vertrouwelijkheid.BEPERKT_OPENBAAR,
    Vertrouwelijkheid.INTERN,
    Vertrouwelijkheid.ZAAKVERTROUWELIJK,
)


class TaakSoort(TextChoices):
    NASTUREN = "nasturen", "Iets nasturen"


class TaakStatus(TextChoices):
    OPEN = "open", "Nog te doen"
    GEDAAN = "gedaan", "Gedaan"
    VERVALLEN = "vervallen", "Niet meer nodig"


class BeslissingUitkomst(TextChoices):
    TOEGEKEND = "toegekend", "Direct toegekend"
    GELEVERD = "geleverd", "Direct geleverd"
    INDICATIE = "indicatie", "Directe indicatie"
    BEHANDELAAR = "behandelaar", "Naar een behandelaar"


class Bevinding(TextChoices):
    """What a check afterwards found about a direct decision."""

    KLOPT = "klopt", "De verklaringen kloppen"
    KLOPT_NIET = "klopt_niet", "Er klopt iets niet"
