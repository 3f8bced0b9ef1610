"""What happened in a zaak, newest first. Callers merge in what happened elsewhere (messages)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from portaal.kern.ui.notatie import format_datum, format_tijd
from portaal.toegang.models import Account

from ..enums import GRONDEN_OP_DE_INWONER, GebeurtenisSoort, StatusSoort
from ..models import EnkelvoudigInformatieObject, Gebeurtenis, Resultaat, Status, Zaak
from ..zinnen import close_zin


@dataclass(frozen=True)
class Tijdlijnpunt:
    """One thing that happened; `wanneer` says the moment in words, and to staff who did it."""

    moment: datetime
    titel: str
    wanneer: str
    tekst: str = ""
    icoon: str = "document"
    toon: str = "rust"
    grond: str = ""


STATUS_ICOON = {
    StatusSoort.ONTVANGEN: ("document", "info"),
    StatusSoort.IN_BEHANDELING: ("oog", "info"),
    StatusSoort.WACHT_OP_INWONER: ("zandloper", "wacht"),
    StatusSoort.KLAAR_VOOR_OPHALEN: ("balie", "ok"),
    StatusSoort.AFGEROND: ("stempel", "rust"),
}


def merge_tijdlijn(*reeksen: Iterable[Tijdlijnpunt]) -> tuple[Tijdlijnpunt, ...]:
    """All points, newest first; of two at the same moment the later in its own series comes first."""
    punten = [punt for reeks in reeksen for punt in reeks]
    punten.sort(key=lambda punt: punt.moment)
    return tuple(punten[::-1])


def format_moment(moment: datetime) -> str:
    """23 november 2026, 14.02 uur."""
    return f"{format_datum(moment)}, {format_tijd(moment)}"


def build_tijdlijn(
    zaak: Zaak,
    statussen: Iterable[Status],
    gebeurtenissen: Iterable[Gebeurtenis],
    documenten: Iterable[EnkelvoudigInformatieObject],
    resultaat: Resultaat | None,
    *,
    voor_medewerker: bool,
) -> tuple[Tijdlijnpunt, ...]:
    """Statuses, facts and documents, in the words for the resident or for staff."""
    return merge_tijdlijn(
        (_from_status(zaak, status, resultaat, voor_medewerker) for status in statussen),
        _from_gebeurtenissen(gebeurtenissen, voor_medewerker),
        (_from_document(document, voor_medewerker) for document in documenten),
    )


def _wanneer(moment: datetime, door: Account | None, voor_medewerker: bool) -> str:
    if voor_medewerker and door is not None and door.is_medewerker:
        return f"{format_moment(moment)}, {door.naam}"
    return format_moment(moment)


def _from_status(
    zaak: Zaak, status: Status, resultaat: Resultaat | None, voor_medewerker: bool
) -> Tijdlijnpunt:
    soort = StatusSoort(status.statustype.soort)
    titel = status.statustype.omschrijving
    tekst = status.statustoelichting
    if soort == StatusSoort.ONTVANGEN:
        uw = f"Wij ontvingen uw {zaak.zaaktype.onderwerp}"
        titel = f"{zaak.zaaktype.get_soort_display()} ontvangen" if voor_medewerker else uw
    elif soort == StatusSoort.AFGEROND and resultaat:
        titel = f"{titel}: {resultaat.resultaattype.omschrijving}"
    elif soort == StatusSoort.KLAAR_VOOR_OPHALEN and zaak.ophaallocatie:
        tekst = f"U haalt het op bij: {zaak.ophaallocatie}."
    icoon, toon = STATUS_ICOON[soort]
    return Tijdlijnpunt(
        status.datum_status_gezet,
        titel,
        _wanneer(status.datum_status_gezet, status.gezet_door, voor_medewerker),
        tekst,
        icoon,
        toon,
    )


def _from_gebeurtenissen(
    gebeurtenissen: Iterable[Gebeurtenis], voor_medewerker: bool
) -> Iterator[Tijdlijnpunt]:
    for feit in gebeurtenissen:
        titel, tekst, icoon = _describe(feit)
        if titel:
            yield Tijdlijnpunt(
                feit.created_at,
                titel,
                _wanneer(feit.created_at, feit.created_by, voor_medewerker),
                " ".join(deel for deel in (close_zin(feit.reden), tekst) if deel),
                icoon,
                "wacht" if icoon == "pauze" else "info",
                feit.grond,
            )


def _describe(feit: Gebeurtenis) -> tuple[str, str, str]:
    """Title, extra sentence and icon of a fact; no title for a fact that a status already tells."""
    mag = f"Dit mag volgens {feit.grond}." if feit.grond else ""
    if feit.soort == GebeurtenisSoort.OPSCHORTING_START:
        begin = "U hebt de tijd" if feit.grond in GRONDEN_OP_DE_INWONER else "Dit duurt"
        tot = f"{begin} tot en met {format_datum(feit.gesteld_tot)}." if feit.gesteld_tot else ""
        return "De termijn staat stil", f"{tot} {mag}".strip(), "pauze"
    if feit.soort == GebeurtenisSoort.OPSCHORTING_EINDE:
        return "De termijn loopt weer", "", "klok"
    if feit.soort == GebeurtenisSoort.VERLENGING:
        weken = "1 week" if feit.weken == 1 else f"{feit.weken} weken"
        return f"Wij hebben {weken} langer nodig", mag, "kalender"
    if feit.soort == GebeurtenisSoort.VERDAGING and feit.nieuwe_datum:
        return (
            "Ons besluit komt later",
            f"Wij beslissen op {format_datum(feit.nieuwe_datum)}. {mag}".strip(),
            "kalender",
        )
    return "", "", ""


def _from_document(document: EnkelvoudigInformatieObject, voor_medewerker: bool) -> Tijdlijnpunt:
    wie = "Inwoner stuurde" if voor_medewerker else "U stuurde"
    titel = f"{wie}: {document.titel}" if document.van_inwoner else f"Nieuw document: {document.titel}"
    return Tijdlijnpunt(
        document.ontvangstdatum,
        titel,
        format_moment(document.ontvangstdatum),
        icoon="upload" if document.van_inwoner else "brief",
    )
