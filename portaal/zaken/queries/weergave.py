"""How a zaak is said in a few words: its status, its steps, its next promise, what the resident must do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portaal.kern.ui.notatie import format_datum

from ..enums import GRONDEN_OP_DE_INWONER, StatusSoort, ZaaktypeSoort
from ..models import Status, Statustype, Zaak, Zaaktype


@dataclass(frozen=True)
class StatusLabel:
    tekst: str
    toon: str
    icoon: str = ""


@dataclass(frozen=True)
class Voortgangsstap:
    """One segment of the progress bar; stand is klaar, nu or straks."""

    naam: str
    toelichting: str
    stand: str


@dataclass(frozen=True)
class Actie:
    """Something the resident must do, with the last day for it."""

    zaak_uuid: UUID
    titel: str
    tekst: str
    uiterlijk: date | None
    dagen: str
    toon: str
    icoon: str


@dataclass(frozen=True)
class Belofte:
    """The next date that somebody counts on: what, when, and how far off."""

    wat: str
    datum: date | None
    dagen: str
    toon: str


# How a promise is said. Staff read it in a column, residents as a sentence that ends in the date.
WOORDEN_MEDEWERKER = {
    "klaar": "Ligt klaar:",
    "stukken": "Stukken uiterlijk binnen",
    "wacht": "Wacht op inwoner",
    "wettelijk": ", wettelijk",
    "beloofd": ", beloofd",
    "norm": "",
}
WOORDEN_INWONER = {
    "klaar": "Ligt voor u klaar:",
    "stukken": "Reageer uiterlijk op",
    "wacht": "Wij wachten op u",
    "wettelijk": " uiterlijk op",
    "beloofd": " verwacht op",
    "norm": " uiterlijk op",
}


def dagen_tekst(datum: date, vandaag: date) -> str:
    """Nog 7 dagen, Nog 1 dag, Vandaag, 1 dag te laat."""
    dagen = (datum - vandaag).days
    if dagen == 0:
        return "Vandaag"
    telling = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
    return f"Nog {telling}" if dagen > 0 else f"{telling} te laat"


def wacht_op_inwoner(zaak: Zaak, vandaag: date) -> bool:
    """Whether the next move is the resident's, by its status or because the term stands still for it."""
    if zaak.is_afgerond:
        return False
    if zaak.is_opgeschort(vandaag):
        return zaak.opschorting_grond in GRONDEN_OP_DE_INWONER
    return get_soort(zaak) == StatusSoort.WACHT_OP_INWONER


def norm_wacht(zaak: Zaak, vandaag: date) -> bool:
    """Whether our own promise waits because it is the resident's turn; a legal term would run on."""
    return zaak.uiterlijke_einddatum_afdoening is None and wacht_op_inwoner(zaak, vandaag)


def is_te_laat(zaak: Zaak, vandaag: date) -> bool:
    """Whether we broke a promise: a legal date that passed, or our own without good reason."""
    if norm_wacht(zaak, vandaag):
        return False
    return get_soort(zaak) != StatusSoort.KLAAR_VOOR_OPHALEN and zaak.is_te_laat(vandaag)


def get_soort(zaak: Zaak) -> str:
    return zaak.huidige_status.statustype.soort if zaak.huidige_status else StatusSoort.ONTVANGEN


def describe_status(zaak: Zaak, vandaag: date, *, voor_medewerker: bool) -> StatusLabel:
    """The state in a few words; waiting for the resident and being late come before the status itself."""
    if zaak.is_afgerond:
        return StatusLabel("Afgerond", "rust", "vink")
    soort = get_soort(zaak)
    if soort == StatusSoort.KLAAR_VOOR_OPHALEN:
        return StatusLabel("Klaar om op te halen", "ok", "vink")
    if wacht_op_inwoner(zaak, vandaag):
        return StatusLabel(
            "Wacht op inwoner" if voor_medewerker else "Wij wachten op u", "wacht", "zandloper"
        )
    if zaak.is_opgeschort(vandaag):
        return StatusLabel("Termijn staat stil", "wacht", "pauze")
    if is_te_laat(zaak, vandaag):
        return StatusLabel("Te laat" if voor_medewerker else "Wij zijn te laat", "laat", "klok")
    naam = zaak.huidige_status.statustype.omschrijving if zaak.huidige_status else "Ontvangen"
    return StatusLabel(naam, "info", "klok" if soort == StatusSoort.IN_BEHANDELING else "document")


def describe_stappen(
    zaak: Zaak, statustypen: Iterable[Statustype], statussen: Iterable[Status], vandaag: date
) -> tuple[Voortgangsstap, ...]:
    """The steps of the zaaktype with where the zaak is. Waiting for the resident is no step of its own.

    The promised step has its planned date, unless that day has passed or is not certain.
    """
    stappen = [soort for soort in statustypen if soort.soort != StatusSoort.WACHT_OP_INWONER]
    huidig = zaak.huidige_status.statustype.volgnummer if zaak.huidige_status else 0
    nu = max((soort.volgnummer for soort in stappen if soort.volgnummer <= huidig), default=0)
    beloofd = next((soort for soort in stappen if soort.soort == StatusSoort.KLAAR_VOOR_OPHALEN), stappen[-1])
    is_zeker = not zaak.is_opgeschort(vandaag) and (zaak.einddatum_gepland or vandaag) >= vandaag
    gezet = {status.statustype_id: status.datum_status_gezet for status in statussen}
    resultaat = []
    for soort in stappen:
        bij = format_datum(gezet[soort.pk], jaar=False) if soort.pk in gezet else ""
        if soort.volgnummer < nu or zaak.is_afgerond:
            stand = "klaar"
        elif soort.volgnummer == nu:
            stand, bij = "nu", "Nu bezig" if soort.soort == StatusSoort.IN_BEHANDELING else bij
        else:
            gepland = zaak.einddatum_gepland if soort.pk == beloofd.pk and is_zeker else None
            stand, bij = "straks", f"Gepland {format_datum(gepland, jaar=False)}" if gepland else ""
        resultaat.append(Voortgangsstap(soort.omschrijving, bij, stand))
    return tuple(resultaat)


def belofte_woord(zaaktype: Zaaktype) -> str:
    """What is promised for the planned date."""
    if zaaktype.neemt_besluit and zaaktype.heeft_wettelijke_termijn:
        return "Besluit"
    return "Antwoord" if zaaktype.soort in (ZaaktypeSoort.KLACHT, ZaaktypeSoort.VRAAG) else "Klaar"


def next_belofte(zaak: Zaak, vandaag: date, *, voor_medewerker: bool = True) -> Belofte:
    """The promise that comes first: the planned date, the legal one once it passed, or what we wait for."""
    woorden = WOORDEN_MEDEWERKER if voor_medewerker else WOORDEN_INWONER
    if get_soort(zaak) == StatusSoort.KLAAR_VOOR_OPHALEN:
        return Belofte(f"{woorden['klaar']} {zaak.ophaallocatie}", None, "", "ok")
    if zaak.is_opgeschort(vandaag):
        datum = zaak.opgeschort_tot
        wat = woorden["stukken"] if wacht_op_inwoner(zaak, vandaag) else "Termijn loopt weer na"
        return Belofte(
            wat if datum else "Termijn staat stil",
            datum,
            dagen_tekst(datum, vandaag) if datum else "",
            "wacht",
        )
    woord, wettelijk = belofte_woord(zaak.zaaktype), zaak.uiterlijke_einddatum_afdoening
    if norm_wacht(zaak, vandaag):
        return Belofte(woorden["wacht"], None, "", "wacht")
    if wettelijk is not None and (wettelijk < vandaag or zaak.einddatum_gepland is None):
        datum, wat = wettelijk, f"{woord}{woorden['wettelijk']}"
    elif zaak.einddatum_gepland is not None:
        datum, wat = zaak.einddatum_gepland, f"{woord}{woorden['beloofd' if wettelijk else 'norm']}"
    else:
        return Belofte("Geen datum beloofd", None, "", "rust")
    toon = "laat" if datum < vandaag else "wacht" if datum == vandaag else "rust"
    return Belofte(wat, datum, dagen_tekst(datum, vandaag), toon)


def find_actie(zaak: Zaak, vandaag: date) -> Actie | None:
    """What the resident must do now for this zaak, if anything."""
    if zaak.is_afgerond or zaak.huidige_status is None:
        return None
    statustype = zaak.huidige_status.statustype
    if statustype.soort == StatusSoort.KLAAR_VOOR_OPHALEN:
        titel, tekst, icoon = f"Haal op: {zaak.omschrijving}", statustype.wat_moet_u_doen, "balie"
        return Actie(zaak.uuid, titel, f"{tekst} Locatie: {zaak.ophaallocatie}.", None, "", "ok", icoon)
    if not wacht_op_inwoner(zaak, vandaag):
        return None
    uiterlijk = zaak.opgeschort_tot if zaak.is_opgeschort(vandaag) else None
    tekst = (
        zaak.opschorting_reden
        if uiterlijk
        else zaak.huidige_status.statustoelichting or statustype.wat_moet_u_doen
    )
    dagen = dagen_tekst(uiterlijk, vandaag) if uiterlijk else ""
    return Actie(
        zaak.uuid, f"Wij wachten op u: {zaak.omschrijving}", tekst, uiterlijk, dagen, "wacht", "upload"
    )
