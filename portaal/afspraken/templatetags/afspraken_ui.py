"""What the pages of afspraken say of days and moments."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from portaal.kern.ui.notatie import DAGEN, MAANDEN_KORT, format_datum, format_tijd

from ..afstand import format_km
from ..kanalen import (
    Wijze,
    belnummer_van,
    describe_plek,
    describe_tijd,
    kanaalregels,
    video_link,
    wijze_van,
)
from ..models import Afspraak

register = template.Library()


@register.simple_tag
def moment(moment: datetime) -> SafeString:
    """donderdag 26 november 2026 om 9.20 uur."""
    return format_html(
        '<time datetime="{}">{} om {}</time>',
        localtime(moment).isoformat(timespec="minutes"),
        format_datum(moment, weekdag=True),
        format_tijd(moment),
    )


@register.simple_tag
def wanneer(afspraak: Afspraak) -> SafeString:
    """The same of an afspraak: of a visit, between which times somebody comes."""
    return format_html(
        '<time datetime="{}">{} {}</time>',
        localtime(afspraak.start).isoformat(timespec="minutes"),
        format_datum(afspraak.start, weekdag=True),
        describe_tijd(afspraak.start, afspraak.kanaal),
    )


@register.filter
def wijze(kanaal: str) -> Wijze:
    """How it is held, in words."""
    return wijze_van(kanaal)


@register.filter
def op_locatie(kanaal: str) -> bool:
    """Whether somebody comes to us."""
    return wijze_van(kanaal).is_op_locatie


@register.filter
def plek_van(afspraak: Afspraak) -> str:
    """Where or how, in a few words."""
    return describe_plek(afspraak)


@register.filter
def video_van(afspraak: Afspraak) -> str:
    """The link to its room, if it is with video."""
    return video_link(afspraak)


@register.filter
def ingevuld(afspraak: Afspraak) -> list[tuple[str, str]]:
    """The address or the number to call, as (label, value): only for who filled it in, and for staff."""
    return kanaalregels(afspraak)


@register.filter
def belnummer(contact: Mapping[str, str]) -> str:
    """The number to call, for staff."""
    return belnummer_van(contact)


@register.filter
def weekdag(datum: date) -> str:
    return DAGEN[datum.weekday()]


@register.simple_tag
def afstand(km: float) -> str:
    """1,2 km."""
    return format_km(km)


@register.simple_tag
def dag_nummer(datum: date, met_maand: bool) -> str:
    """The day of the month, with its month on the first of it and at the start of a week."""
    return f"{datum.day} {MAANDEN_KORT[datum.month - 1]}" if met_maand or datum.day == 1 else str(datum.day)


@register.simple_tag
def meter(vol: int) -> SafeString:
    """Three dots, so many of them filled; the words beside it say the same."""
    stippen = format_html_join(
        "",
        '<circle cx="{}" cy="4" r="3" class="{}"/>',
        ((4 + 10 * n, "is-vol" if n < vol else "") for n in range(3)),
    )
    return format_html('<svg class="portaal-meter" viewBox="0 0 28 8" aria-hidden="true">{}</svg>', stippen)
