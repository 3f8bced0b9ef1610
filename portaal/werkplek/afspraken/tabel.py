"""The agenda of a day as the page draws it: rows of time, a cell for each stretch at a balie."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.queries.agenda import Agenda
from portaal.afspraken.raster import Rij, Vak, VakSoort
from portaal.kern.ui.notatie import DAGEN

# Tone and icon of each stand; the word is that of the status.
STAND = {
    AfspraakStatus.OPTIE: ("rust", "zandloper"),
    AfspraakStatus.BEVESTIGD: ("rust", "kalender"),
    AfspraakStatus.AANGEMELD: ("wacht", "klok"),
    AfspraakStatus.OPGEROEPEN: ("info", "omroep"),
    AfspraakStatus.GEHOLPEN: ("ok", "vink"),
    AfspraakStatus.NIET_VERSCHENEN: ("laat", "sluit"),
    AfspraakStatus.GEANNULEERD: ("rust", "sluit"),
    AfspraakStatus.VERLOPEN: ("rust", "zandloper"),
}
LEGENDA = (
    AfspraakStatus.BEVESTIGD,
    AfspraakStatus.AANGEMELD,
    AfspraakStatus.OPGEROEPEN,
    AfspraakStatus.GEHOLPEN,
    AfspraakStatus.NIET_VERSCHENEN,
)
TEKST = {
    VakSoort.AFSPRAAK: "Bezet",
    VakSoort.RUST: "Komt zo vrij",
    VakSoort.BLOKKADE: "Gesloten",
    VakSoort.DICHT: "Dicht",
    VakSoort.VRIJ: "Vrij",
}


@dataclass(frozen=True)
class Stand:
    """What a status looks like."""

    tekst: str
    toon: str
    icoon: str


@dataclass(frozen=True)
class Regel:
    """An afspraak with how it stands."""

    afspraak: Afspraak
    stand: Stand
    is_overboekt: bool

    @property
    def waarvoor(self) -> str:
        """Paspoort aanvragen, 2 personen; Rijbewijs aanvragen."""
        return "; ".join(
            f"{regel.soort.naam}, {regel.personen} personen" if regel.personen > 1 else regel.soort.naam
            for regel in self.afspraak.regels.all()
        )


@dataclass(frozen=True)
class Cel:
    """A cell: an afspraak the reader may see, or in words what the time is. Free time can be booked."""

    soort: str
    rijen: int
    balie: str
    begin: datetime
    tekst: str
    regel: Regel | None
    te_boeken: bool


@dataclass(frozen=True)
class Tijdrij:
    """`minuten` is how long the row lasts: 5, 10 or 15."""

    begin: datetime
    minuten: int
    is_kwartier: bool
    is_nu: bool
    cellen: list[Cel]


def stand_of(afspraak: Afspraak) -> Stand:
    status = AfspraakStatus(afspraak.status)
    return Stand(str(status.label), *STAND[status])


def legenda() -> list[Stand]:
    return [Stand(str(status.label), *STAND[status]) for status in LEGENDA]


def list_regels(agenda: Agenda) -> list[Regel]:
    return [
        Regel(afspraak, stand_of(afspraak), afspraak.pk in agenda.overboekt) for afspraak in agenda.afspraken
    ]


def draw(agenda: Agenda, rijen: list[Rij], now: datetime) -> list[Tijdrij]:
    regels = {regel.afspraak.pk: regel for regel in list_regels(agenda)}
    namen = {regel.balie.pk: regel.balie.naam for regel in agenda.balies}

    def cel(vak: Vak) -> Cel:
        begin = agenda.dag.moment(vak.eerste)
        return Cel(
            soort=vak.soort.value,
            rijen=vak.rijen,
            balie=namen[vak.balie],
            begin=begin,
            tekst=TEKST[vak.soort],
            regel=regels.get(vak.sleutel),
            te_boeken=vak.soort is VakSoort.VRIJ and begin >= now,
        )

    return [
        Tijdrij(
            begin=agenda.dag.moment(rij.eerste),
            minuten=rij.cellen * 5,
            is_kwartier=rij.is_kwartier,
            is_nu=agenda.dag.moment(rij.eerste) <= now < agenda.dag.moment(rij.eerste + rij.cellen),
            cellen=[cel(vak) for vak in rij.vakken],
        )
        for rij in rijen
    ]


def name_dag(dag: date) -> str:
    """ma 23."""
    return f"{DAGEN[dag.weekday()][:2]} {dag.day}"


def name_uren(uren: tuple[tuple[datetime, datetime], ...]) -> str:
    """9.00–12.30 en 13.00–17.00 uur; Dicht."""
    if not uren:
        return "Dicht"
    delen = [f"{_clock(van)}\N{EN DASH}{_clock(tot)}" for van, tot in uren]
    return f"{' en '.join(delen)} uur"


def _clock(moment: datetime) -> str:
    hier = localtime(moment)
    return f"{hier.hour}.{hier.minute:02d}"
