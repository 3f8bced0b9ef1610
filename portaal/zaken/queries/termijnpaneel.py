"""The dates of one zaak as a page shows them: planned, legal, stood still, explained and drawn."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portaal.kern.ui.notatie import MAANDEN_KORT, format_datum
from portaal.kern.ui.termijnbalk import Punt, Stilstand, Termijnbalk

from ..models import Gebeurtenis, Zaak
from ..termijnen import Opschorting, Stap
from ..termijnen.opschorting import merge_opschortingen
from ..zinnen import close_zin
from .termijn import BerekendeTermijn, bereken_termijn
from .weergave import belofte_woord, dagen_tekst, is_te_laat, norm_wacht

KORTSTE_BALK = timedelta(days=7)
MEESTE_MAANDEN = 8  # marks that fit beside each other in the picture


@dataclass(frozen=True)
class Stilgestaan:
    """A period that did not count, with why and under which article."""

    eerste: date
    laatste: date | None
    dagen: int
    reden: str
    grond: str
    loopt: bool


@dataclass(frozen=True)
class Termijnpaneel:
    """While the term stands still gepland and uiterlijk are None: there is only an expected date.

    toon: ok, wacht (stands still), laat, or rust (closed). A zaak with only a norm never has `uiterlijk`.
    """

    woord: str
    gepland: date | None
    gepland_dagen: str
    uiterlijk: date | None
    uiterlijk_dagen: str
    verwacht: date | None
    staat_stil_sinds: date | None
    stilgestaan: tuple[Stilgestaan, ...]
    grond: str
    belofte: str
    is_te_laat: bool
    heeft_dwangsom: bool
    toon: str
    uitleg: tuple[str, ...]
    stappen: tuple[Stap, ...]
    balk: Termijnbalk | None


def build_termijnpaneel(
    zaak: Zaak, gebeurtenissen: Iterable[Gebeurtenis], vandaag: date
) -> Termijnpaneel | None:
    """The panel as of `vandaag`, or of the day the zaak was closed; None when nothing was promised."""
    peildatum = zaak.einddatum or vandaag
    berekend = bereken_termijn(zaak, gebeurtenissen, peildatum)
    if berekend is None and zaak.einddatum_gepland is None:
        return None
    stil_sinds = berekend.termijn.loopt_stil_sinds if berekend and not zaak.is_afgerond else None
    staat_stil = stil_sinds is not None
    gepland = None if staat_stil else zaak.einddatum_gepland
    uiterlijk = berekend.termijn.uiterste_datum if berekend and not staat_stil else None
    return Termijnpaneel(
        woord=belofte_woord(zaak.zaaktype),
        gepland=gepland,
        gepland_dagen=_dagen(zaak, gepland, vandaag),
        uiterlijk=uiterlijk,
        uiterlijk_dagen=_dagen(zaak, uiterlijk, vandaag),
        verwacht=berekend.termijn.verwachte_datum if berekend and staat_stil else None,
        staat_stil_sinds=stil_sinds,
        stilgestaan=tuple(_list_stilgestaan(berekend, peildatum)) if berekend else (),
        grond=zaak.zaaktype.artikel,
        belofte=zaak.zaaktype.norm.belofte if zaak.zaaktype.norm else "",
        is_te_laat=is_te_laat(zaak, vandaag),
        heeft_dwangsom=zaak.zaaktype.heeft_dwangsom,
        toon=_toon(zaak, vandaag, staat_stil=staat_stil),
        uitleg=berekend.uitleg if berekend else _explain_norm(zaak),
        stappen=berekend.stappen if berekend else (),
        balk=_build_balk(zaak, berekend, peildatum, staat_stil=staat_stil),
    )


def _dagen(zaak: Zaak, datum: date | None, vandaag: date) -> str:
    if datum is None or zaak.is_afgerond or norm_wacht(zaak, vandaag):
        return ""
    return dagen_tekst(datum, vandaag)


def _toon(zaak: Zaak, vandaag: date, *, staat_stil: bool) -> str:
    if zaak.is_afgerond:
        return "rust"
    if staat_stil:
        return "wacht"
    return "laat" if is_te_laat(zaak, vandaag) else "ok"


def _explain_norm(zaak: Zaak) -> tuple[str, ...]:
    begin = f"Wij ontvingen uw {zaak.zaaktype.onderwerp} op {format_datum(zaak.startdatum)}."
    slot = "Dit is onze eigen belofte. De wet noemt hier geen laatste dag."
    return tuple(
        zin for zin in (begin, zaak.zaaktype.norm.belofte if zaak.zaaktype.norm else "", slot) if zin
    )


def _list_stilgestaan(berekend: BerekendeTermijn, peildatum: date) -> Iterator[Stilgestaan]:
    for opschorting in berekend.invoer.opschortingen:
        yield _to_stilgestaan(opschorting, peildatum)


def _to_stilgestaan(opschorting: Opschorting, peildatum: date) -> Stilgestaan:
    loopt = opschorting.laatste is None or peildatum <= opschorting.laatste
    tot_nu = min(opschorting.laatste or peildatum, peildatum)
    dagen = max((tot_nu - opschorting.eerste).days + 1, 0)
    reden = close_zin(opschorting.reden)
    return Stilgestaan(opschorting.eerste, opschorting.laatste, dagen, reden, opschorting.grond, loopt)


def _build_balk(
    zaak: Zaak, berekend: BerekendeTermijn | None, peildatum: date, *, staat_stil: bool
) -> Termijnbalk | None:
    begin = zaak.startdatum
    eind = berekend.termijn.uiterste_datum if berekend else zaak.einddatum_gepland
    if eind is None or eind - begin < KORTSTE_BALK:
        return None
    schaal = _Schaal(begin, eind)
    eind_label = "Verwacht" if staat_stil else "Uiterlijk" if berekend else "Beloofd"
    gepland = zaak.einddatum_gepland
    toon_gepland = (
        berekend and gepland and not staat_stil and not zaak.is_afgerond and peildatum <= gepland < eind
    )
    return Termijnbalk(
        begin=Punt(0, "Ontvangen", format_datum(begin, jaar=False, kort=True)),
        eind=Punt(100, eind_label, format_datum(eind, jaar=False, kort=True)),
        vandaag=schaal.punt(peildatum, "Klaar" if zaak.is_afgerond else "Vandaag"),
        gepland=schaal.punt(gepland, "Gepland") if toon_gepland and gepland else None,
        stilstanden=tuple(_list_stilstanden(berekend, schaal, peildatum)) if berekend else (),
        maanden=tuple(schaal.maanden()),
    )


@dataclass(frozen=True)
class _Schaal:
    """Positions in per cent of the days between two dates; a day past the end lies past 100."""

    begin: date
    eind: date

    def pct(self, dag: date) -> float:
        ruw = 100 * (dag - self.begin).days / (self.eind - self.begin).days
        return round(max(ruw, 0), 2)

    def punt(self, dag: date, label: str) -> Punt:
        return Punt(self.pct(dag), label, format_datum(dag, jaar=False, kort=True))

    def maanden(self) -> Iterator[Punt]:
        """The first days of months; over a longer time some months only, and with the year past one year."""
        eerste = 12 * self.begin.year + self.begin.month - 1
        aantal = 12 * self.eind.year + self.eind.month - 1 - eerste
        for nummer in range(0, aantal + 1, math.ceil(aantal / MEESTE_MAANDEN) or 1)[1:]:
            jaar, maand = divmod(eerste + nummer, 12)
            dag = date(jaar, maand + 1, 1)
            if dag < self.eind:
                label = MAANDEN_KORT[maand] if aantal <= 12 else f"{MAANDEN_KORT[maand]} {jaar}"
                yield Punt(self.pct(dag), label, format_datum(dag, jaar=False))


def _list_stilstanden(berekend: BerekendeTermijn, schaal: _Schaal, peildatum: date) -> Iterator[Stilstand]:
    for eerste, laatste in merge_opschortingen(berekend.invoer.opschortingen, peildatum):
        dagen = (laatste - eerste).days + 1
        datum = (
            f"{format_datum(eerste, jaar=False, kort=True)} – {format_datum(laatste, jaar=False, kort=True)}"
        )
        yield Stilstand(
            van_pct=schaal.pct(eerste - timedelta(days=1)),
            tot_pct=schaal.pct(laatste),
            label="Stond stil" if laatste < peildatum else "Staat stil",
            datum=datum,
            kort="1 dag" if dagen == 1 else f"{dagen} dagen",
        )
