"""The list endpoint: filters on To, From and DateSent, newest first, in pages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from .bericht import Bericht
from .fouten import TwilioFout

STANDAARD_PAGINA = 50
MAX_PAGINA = 1000


def filter_berichten(berichten: Sequence[Bericht], query: Mapping[str, str]) -> list[Bericht]:
    """Newest first. A message without DateSent, because it still waits, meets no filter on DateSent."""
    eisen: list[Callable[[Bericht], bool]] = []
    if naar := query.get("To"):
        eisen.append(lambda bericht: bericht.to == naar)
    if afzender := query.get("From"):
        eisen.append(lambda bericht: bericht.afzender == afzender)
    for naam in ("DateSent", "DateSent<", "DateSent>"):
        if query.get(naam):
            eisen.append(_date_filter(naam, query[naam]))
    return [bericht for bericht in reversed(berichten) if all(eis(bericht) for eis in eisen)]


def _date_filter(naam: str, waarde: str) -> Callable[[Bericht], bool]:
    """On the day, in UTC, or from, or up to and including; the bounds may be moments, to the second."""
    try:
        begin = datetime.fromisoformat(waarde)
    except ValueError as fout:
        raise TwilioFout(20001, waarde) from fout
    begin = begin if begin.tzinfo else begin.replace(tzinfo=UTC)
    if naam == "DateSent":
        return lambda bericht: bericht.date_sent is not None and _day(bericht.date_sent) == begin.date()
    if naam == "DateSent>":
        return lambda bericht: bericht.date_sent is not None and bericht.date_sent >= begin.timestamp()
    einde = begin + (timedelta(seconds=1) if "T" in waarde else timedelta(days=1))
    return lambda bericht: bericht.date_sent is not None and bericht.date_sent < einde.timestamp()


def _day(moment: float) -> date:
    return datetime.fromtimestamp(moment, UTC).date()


def make_page(pad: str, query: Mapping[str, str], gevonden: Sequence[Bericht]) -> dict[str, Any]:
    """One page. The token names the last message of the page before, so that new messages shift nothing."""
    grootte = min(max(_number(query.get("PageSize"), STANDAARD_PAGINA), 1), MAX_PAGINA)
    pagina = _number(query.get("Page"), 0)
    begin = _start(query.get("PageToken", ""), gevonden, pagina * grootte)
    deel = gevonden[begin : begin + grootte]
    filters = {
        naam: query[naam] for naam in ("To", "From", "DateSent", "DateSent<", "DateSent>") if query.get(naam)
    }

    def uri(nummer: int, **extra: str) -> str:
        return f"{pad}?{urlencode({**filters, 'PageSize': grootte, 'Page': nummer, **extra})}"

    is_laatste = begin + grootte >= len(gevonden)
    return {
        "first_page_uri": uri(0),
        "end": begin + max(len(deel) - 1, 0),
        "messages": [bericht.to_json() for bericht in deel],
        "next_page_uri": None if is_laatste else uri(pagina + 1, PageToken=f"PA{deel[-1].sid}"),
        "page": pagina,
        "page_size": grootte,
        "previous_page_uri": uri(pagina - 1) if pagina else None,
        "start": begin,
        "uri": uri(pagina),
    }


def _start(token: str, gevonden: Sequence[Bericht], anders: int) -> int:
    sids = [bericht.sid for bericht in gevonden]
    sid = token.removeprefix("PA")
    return sids.index(sid) + 1 if sid in sids else anders


def _number(waarde: str | None, anders: int) -> int:
    return int(waarde) if waarde and waarde.isascii() and waarde.isdigit() and len(waarde) < 9 else anders
