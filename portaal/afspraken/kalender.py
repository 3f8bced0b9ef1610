"""The days and times of a page: as a calendar or as a list, as the resident likes; the address remembers it."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from .keuze import DAG, VANAF
from .queries.scherm import build_kalender
from .rooster import CEL
from .wens import Wens

WEERGAVE, LIJST = "weergave", "lijst"


def show_kalender(request: HttpRequest, wens: Wens, url: str, now: datetime) -> dict[str, Any]:
    """What _kalender.html needs. `url` is the page with what was chosen before, and holds a question mark."""
    als_lijst = request.GET.get(WEERGAVE) == LIJST
    vanaf, dag = read_date(request, VANAF), read_date(request, DAG)
    hier = {naam: datum.isoformat() for naam, datum in ((VANAF, vanaf), (DAG, dag)) if datum}
    return {
        "kalender": build_kalender(wens, vanaf, dag, now),
        "als_lijst": als_lijst,
        "minuten": wens.cellen * CEL // timedelta(minutes=1),
        "dag_url": _extend(url, {WEERGAVE: LIJST} if als_lijst else {}),
        "weergaven": [
            _weergave("Kalender", "kalender", _extend(url, hier), actief=not als_lijst),
            _weergave("Lijst", "lijst", _extend(url, hier | {WEERGAVE: LIJST}), actief=als_lijst),
        ],
    }


def read_date(request: HttpRequest, naam: str) -> date | None:
    """A date in the address; anything that is none counts as absent."""
    try:
        datum = parse_date(request.GET.get(naam, ""))
    except ValueError:
        return None
    return datum if datum is not None and 2000 < datum.year < 3000 else None


def _extend(url: str, velden: dict[str, str]) -> str:
    return f"{url}&{urlencode(velden)}" if velden else url


def _weergave(label: str, icoon: str, url: str, *, actief: bool) -> dict[str, Any]:
    return {
        "label": label,
        "icoon": icoon,
        "url": f"{url}#dagkop",
        "actief": actief,
        "teller": "",
        "toon": "",
    }
