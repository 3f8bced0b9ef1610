"""One resident with one of everything, each text of it recognisable; and those who must not see it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from portaal.afspraken.enums import Herkomst, VerzetAanleiding, VerzetUitkomst, ZuilSoort
from portaal.afspraken.models import Afspraak, Balieblokkade, Verzetregel, Verzetting
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak, join_wachtlijst
from portaal.afspraken.operations.aanbieden import offer_moment
from portaal.afspraken.operations.aanmelden import give_volgnummer
from portaal.afspraken.operations.hal import add_zuil
from portaal.afspraken.permissions import sign_aanbod, sign_link, sign_plek, sign_volgnummer
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.wachtlijst import Zoeker, zoekwens_of
from portaal.afspraken.views.optie import sign_optie
from portaal.afspraken.wens import WensRegel
from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Contactpunt, Poging, Portaalbericht
from portaal.contact.enums import Dagdeel
from portaal.contact.models import Terugbelverzoek
from portaal.contact.operations import request_terugbellen
from portaal.formulieren.enums import AanvraagStatus, ActieStatus, BijlageStatus
from portaal.formulieren.models import Aanvraag, Bijlage, UitgaandeActie
from portaal.formulieren.ontvangstlink import sign
from portaal.formulieren.operations import plan_machtiging
from portaal.inwoners.models import Inwoner
from portaal.kern.bestanden import check_upload
from portaal.kern.pdf import write_brief
from portaal.kern.tokens import new_token
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.enums import BeslissingUitkomst, TaakSoort
from portaal.zaken.models import Beslissing, Recht, Taak, Zaak, Zaaktype
from portaal.zaken.operations import add_document, ask_taak, grant_recht
from portaal.zaken.rechten import BEWONER

from ..factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from ..factories.formulieren import AanvraagFactory, FormulierFactory, answers_verhuizing
from ..factories.zaken import ZaakFactory, ZaaktypeFactory
from ..formulieren.bestanden import add, make_aanvraag

# In every text about the person, and in every text about what runs for them.
PERSOON, INHOUD = "Merkpersoon7q", "Merkinhoud7q"
# Finds both in a search, and is no marker itself when the page repeats the question.
ZOEKVRAAG = "Merk"


class OnbekendArgument(Exception):
    """A URL has an argument that the walk has no value for: add it to Wereld.argumenten."""


@dataclass
class Wereld:
    """argumenten: per name of a URL argument its value for the owner; a full URL name before it wins."""

    eigenaar: Account
    behandelaar: Account
    vreemden: dict[str, Account | None]
    argumenten: dict[str, Any]
    merken: set[str]
    referentie: str

    def kwargs_for(self, pad_naam: str, namen: list[str]) -> dict[str, Any]:
        """The owner's arguments for a URL. Raises OnbekendArgument."""
        waarden = {
            naam: self.argumenten.get(f"{pad_naam} {naam}", self.argumenten.get(naam)) for naam in namen
        }
        for naam, waarde in waarden.items():
            if waarde is None:
                raise OnbekendArgument(f"{pad_naam}: {naam}")
        return waarden

    def markers_in(self, antwoord: Any) -> set[str]:
        """Which of the owner's texts and numbers stand in the body or the headers of a response."""
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        koppen = "\n".join(f"{kop}: {waarde}" for kop, waarde in antwoord.headers.items())
        return {merk for merk in self.merken if merk.encode() in inhoud + koppen.encode()}


def make_wereld(
    eigenaar: Account, vreemde: Account, team: Team, behandelaar: Account, ander_team: Account
) -> Wereld:
    """Fill the world through factories and operations."""
    inwoner = _mark_person(eigenaar)
    zaak = ZaakFactory(
        zaaktype=ZaaktypeFactory(team=team),
        initiator=inwoner,
        omschrijving=f"{INHOUD} omschrijving",
        toelichting=f"{INHOUD} toelichting",
        eigenschappen=[{"naam": "Wat", "waarde": f"{INHOUD} antwoord"}],
        in_behandeling=True,
    )
    bestand = check_upload(ContentFile(write_brief("Brief", [INHOUD]), name=f"{INHOUD}.pdf"))
    document = add_document(
        zaak=zaak, bestand=bestand, titel=f"{INHOUD} titel", soort="Bijlage", by=None, now=timezone.now()
    )
    recht = _give_recht(zaak, inwoner)
    concept, ingediend = _make_aanvragen(inwoner, team)
    balie = AanvraagFactory(aanvrager=inwoner, ingevuld_door=behandelaar, kanaal="balie", ingevuld=True)
    return Wereld(
        eigenaar=eigenaar,
        behandelaar=behandelaar,
        vreemden={"niemand": None, "vreemde": vreemde, "medewerker van een ander team": ander_team},
        argumenten={
            "zaak_uuid": zaak.uuid,
            "document_uuid": document.uuid,
            "bericht_uuid": _mark_message(zaak).uuid,
            "poging_uuid": _park_attempt(zaak).uuid,
            "inwoner_uuid": inwoner.uuid,
            "recht_uuid": recht.uuid,
            "verzoek_uuid": _ask_terugbellen(zaak, inwoner).uuid,
            "werkplek:terugbel_actie actie": "neem",
            "aanvraag_uuid": concept.uuid,
            "formulieren:scan aanvraag_uuid": balie.uuid,
            "formulieren:ontvangst aanvraag_uuid": ingediend.uuid,
            "formulieren:ondertekening aanvraag_uuid": _ask_to_sign(inwoner).uuid,
            "werkplek:aanvraag_opnieuw aanvraag_uuid": ingediend.uuid,
            "taak_uuid": _ask_for_more(zaak).uuid,
            **_arguments_of_bijlage(inwoner),
            "formulier_slug": ingediend.versie.formulier.slug,
            "stap": "adres",
            "token": new_token(),
            "formulieren:ontvangstbewijs token": sign(ingediend),
            "formulieren:afschrift token": sign(ingediend),
            "vorm": "json",
            **_make_afspraken(inwoner, zaak.zaaktype, behandelaar),
            "actie": "status",
            "document_id": 1,
            "document_filename": "folder.pdf",
        },
        referentie=str(ingediend.referentie),
        merken={PERSOON, INHOUD, zaak.identificatie, str(ingediend.referentie)},
    )


def _make_afspraken(inwoner: Inwoner, zaaktype: Zaaktype, behandelaar: Account) -> dict[str, Any]:
    """The links of an afspraak of this person and of a time that is held; anybody who has one may open it."""
    now = timezone.now()
    plek = make_rooster(balies=2, soort=AfspraaksoortFactory(zaaktype=zaaktype))
    behandelaar.lidmaatschappen.update(rol=TeamRol.TEAMLEIDER)
    komend = find_dagen(plek.wens(), timezone.localdate(), timezone.localdate() + timedelta(days=9), now)
    tijden = [tijd for dag in komend for tijd in dag.tijden][-2:]
    opties = [hold_afspraak(wens=plek.wens(), start=tijd, by=None, now=now) for tijd in tijden]
    afspraak = confirm_afspraak(
        afspraak=opties[0],
        contact={"naam": f"{PERSOON}naam", "email": f"{PERSOON}@voorbeeld.example"},
        inwoner=inwoner,
        by=None,
        now=now,
    )
    paden = ("beheren", "verplaatsen", "annuleren", "ics", "eerder")
    return {
        **_make_wachtlijst(plek, inwoner, now),
        "optie": sign_optie(opties[1].uuid),
        "afspraak_uuid": afspraak.uuid,
        "bron": "afspraak",
        "bron_uuid": afspraak.uuid,
        "werkplek:afspraak_gegevens afspraak_uuid": _hold_for_caller(plek, tijden[0], behandelaar).uuid,
        "verzetting_uuid": _close(afspraak, behandelaar).uuid,
        **_open_hall(plek, now),
        **{f"afspraken:{pad} token": sign_link(afspraak.uuid) for pad in paden},
    }


def _make_wachtlijst(plek: Plek, inwoner: Inwoner, now: datetime) -> dict[str, Any]:
    """Somebody who waits, and somebody who has an offer."""
    wacht, aangeboden = (
        join_wachtlijst(
            regels=[WensRegel(plek.soort, 1)],
            locatie=plek.locatie,
            tot=timezone.localdate() + timedelta(days=dagen),
            contact={"naam": f"{PERSOON}naam", "email": f"{PERSOON}@voorbeeld.example"},
            inwoner=inwoner,
            sleutel=f"wereld-{dagen}",
            by=None,
            now=now,
        )
        for dagen in (8, 9)
    )
    start, wens = next(Zoeker(now).find(zoekwens_of(aangeboden)))
    offer_moment(plek=aangeboden, wens=wens, start=start, now=now)
    return {
        "plek_uuid": wacht.uuid,
        "afspraken:wachtlijst token": sign_plek(wacht.uuid),
        "afspraken:wachtlijst_stoppen token": sign_plek(wacht.uuid),
        "afspraken:wachtlijst_aanbod token": sign_aanbod(aangeboden.uuid, 1),
    }


def _hold_for_caller(plek: Plek, start: datetime, by: Account) -> Afspraak:
    """A time that staff hold while they ask who comes."""
    wens = plek.wens(herkomst=Herkomst.MEDEWERKER)
    return hold_afspraak(wens=wens, start=start, by=by, now=timezone.now())


def _block(plek: Plek) -> Balieblokkade:
    """Closed for a reason that others need not know."""
    return Balieblokkade.objects.create(
        balie=plek.balies[0], datum=timezone.localdate(), van=time(1), tot=time(2), reden=f"{INHOUD} reden"
    )


def _open_hall(plek: Plek, now: datetime) -> dict[str, Any]:
    """A kiosk, a screen, and somebody who waits in their hall."""
    zuil, scherm = (
        add_zuil(locatie=plek.locatie, naam=soort.label, soort=soort, by=None, now=now)
        for soort in (ZuilSoort.AANMELDEN, ZuilSoort.SCHERM)
    )
    volgnummer = give_volgnummer(locatie=plek.locatie, soort=plek.soort, by=None, now=now)
    return {
        "zuil_uuid": zuil.uuid,
        "afspraken:scherm zuil_uuid": scherm.uuid,
        "afspraken:scherm_stand zuil_uuid": scherm.uuid,
        "afspraken:zuil_klaar token": sign_volgnummer(volgnummer),
        "volgnummer_uuid": volgnummer.uuid,
        "werkplek:volgnummer_actie actie": "opzij",
        "balie_uuid": plek.balies[0].uuid,
        "locatie_slug": plek.locatie.slug,
        "soort_slug": plek.soort.slug,
        "soort_uuid": plek.soort.uuid,
    }


def _close(afspraak: Afspraak, by: Account) -> Verzetting:
    """The locatie is closed then, and its owner has to choose another time."""
    now = timezone.now()
    verzetting = Verzetting.objects.create(
        sleutel="wereld",
        aanleiding=VerzetAanleiding.SLUITING,
        locatie=afspraak.locatie,
        datum=afspraak.datum,
        reden="stroomstoring",
        klaar_op=now,
        at=now,
        by=by,
    )
    Verzetregel.objects.create(
        verzetting=verzetting,
        afspraak=afspraak,
        van=afspraak.start,
        uitkomst=VerzetUitkomst.KIEST_ZELF,
    )
    return verzetting


def _mark_person(eigenaar: Account) -> Inwoner:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    inwoner.voornamen, inwoner.geslachtsnaam = f"{PERSOON}voor", f"{PERSOON}achter"
    inwoner.straat = f"{PERSOON}straat"
    inwoner.save()
    Contactpunt.objects.create(
        inwoner=inwoner, kanaal=Kanaal.EMAIL, adres=f"{PERSOON}@voorbeeld.example", verified_at=timezone.now()
    )
    return inwoner


def _make_aanvragen(inwoner: Inwoner, team: Team) -> tuple[Aanvraag, Aanvraag]:
    formulier = FormulierFactory(mag_namens=True)
    Zaaktype.objects.filter(pk=formulier.zaaktype_id).update(team=team)
    antwoorden = answers_verhuizing(adres={"straat": f"{INHOUD}straat"})
    concept = AanvraagFactory(formulier=formulier, aanvrager=inwoner, ingevuld=antwoorden)
    ingediend = AanvraagFactory(formulier=formulier, aanvrager=inwoner, ingediend=True)
    UitgaandeActie.objects.filter(aanvraag=ingediend).update(status=ActieStatus.GEPARKEERD)
    return concept, ingediend


def _ask_to_sign(inwoner: Inwoner) -> Aanvraag:
    """Handed in, and somebody else still has to agree."""
    aanvraag = AanvraagFactory(aanvrager=inwoner, ingediend=True)
    plan_machtiging(
        aanvraag=aanvraag,
        naam=f"{INHOUD} ander",
        adres="ander@voorbeeld.example",
        met_document=False,
        now=timezone.now(),
    )
    Aanvraag.objects.filter(pk=aanvraag.pk).update(status=AanvraagStatus.WACHT_ONDERTEKENING)
    return aanvraag


def _arguments_of_bijlage(inwoner: Inwoner) -> dict[str, Any]:
    """A clean file with another draft, of a form that asks for files, and the arguments of the routes to it."""
    bijlage = add(make_aanvraag(inwoner), naam=f"{INHOUD}.pdf")
    Bijlage.objects.filter(pk=bijlage.pk).update(status=BijlageStatus.SCHOON)
    namen = ("bestand", "bestand_verwijderen", "bestanden", "bestanden_stand")
    return {
        "bijlage_uuid": bijlage.uuid,
        "veld": bijlage.veld,
        **{f"formulieren:{naam} aanvraag_uuid": bijlage.aanvraag.uuid for naam in namen},
        **{f"formulieren:{naam} stap": "stukken" for naam in namen},
    }


def _ask_for_more(zaak: Zaak) -> Taak:
    return ask_taak(
        zaak=zaak,
        soort=TaakSoort.NASTUREN,
        sleutel="proef",
        titel=f"{INHOUD} taak",
        by=None,
        now=timezone.now(),
    )


def _ask_terugbellen(zaak: Zaak, inwoner: Inwoner) -> Terugbelverzoek:
    return request_terugbellen(
        sleutel=uuid4(),
        naam=inwoner.naam,
        telefoon="+31612345678",
        onderwerp=f"{INHOUD} onderwerp",
        wanneer=Dagdeel.OCHTEND,
        inwoner=inwoner,
        zaak=zaak,
        by=None,
        now=timezone.now(),
    )


def _give_recht(zaak: Zaak, inwoner: Inwoner) -> Recht:
    """Decided at once, drawn for a check, and with something to hold."""
    vandaag = timezone.localdate()
    Beslissing.objects.create(
        zaak=zaak,
        regel="proef",
        uitkomst=BeslissingUitkomst.TOEGEKEND,
        redenen=[f"{INHOUD} reden"],
        in_steekproef=True,
        beslist_op=timezone.now(),
    )
    return grant_recht(
        zaak=zaak,
        inwoner=inwoner,
        soort=BEWONER.code,
        kenmerk=f"{INHOUD} kenteken",
        gebied="A",
        geldig_van=vandaag,
        geldig_tot=vandaag,
        by=None,
        now=timezone.now(),
    )


def _mark_message(zaak: Zaak) -> Portaalbericht:
    bericht = Portaalbericht.objects.filter(bericht__betreft_uuid=zaak.uuid).latest("id")
    bericht.onderwerp, bericht.tekst = f"{INHOUD} onderwerp", f"{INHOUD} tekst"
    bericht.save()
    return bericht


def _park_attempt(zaak: Zaak) -> Poging:
    poging = Poging.objects.filter(bericht__betreft_uuid=zaak.uuid).latest("id")
    Poging.objects.filter(pk=poging.pk).update(
        staat=PogingStaat.BLIJVEND_MISLUKT, volgende_op=None, geparkeerd_op=timezone.now()
    )
    return poging
