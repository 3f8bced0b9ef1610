"""The afspraak as a file for an agenda (RFC 5545): same UID for ever, a higher SEQUENCE for each change."""

from datetime import datetime, timedelta

from django.conf import settings
from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from .enums import AfspraakStatus
from .kanalen import describe_waar, video_link
from .models import Afspraak
from .rooster import TIJDZONE


def make_ics(afspraak: Afspraak, *, now: datetime) -> bytes:
    """With VTIMEZONE, in local time; a cancelled afspraak carries METHOD CANCEL. No name, no code."""
    is_weg = afspraak.status == AfspraakStatus.GEANNULEERD
    kalender = Calendar()
    kalender.add("prodid", f"-//{settings.GEMEENTE['naam']}//Afspraken//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "CANCEL" if is_weg else "PUBLISH")
    event = Event()
    event.add("organizer", f"mailto:{settings.GEMEENTE['email']}")
    event.add("uid", f"{afspraak.uuid}@{settings.GEMEENTE['email'].partition('@')[2]}")
    event.add("dtstamp", now)
    event.add("sequence", afspraak.volgnummer_ics)
    event.add("dtstart", afspraak.start.astimezone(TIJDZONE))
    event.add("dtend", afspraak.eind.astimezone(TIJDZONE))
    event.add("summary", f"Afspraak {settings.GEMEENTE['naam']}")
    if link := video_link(afspraak):
        event.add("location", link)
        event.add("url", link)
    else:
        event.add("location", describe_waar(afspraak))
    event.add("description", f"Nummer van uw afspraak: {afspraak.nummer}")
    event.add("status", "CANCELLED" if is_weg else "CONFIRMED")
    if not is_weg:
        event.add_component(_make_alarm())
    kalender.add_component(_make_tijdzone())
    kalender.add_component(event)
    return bytes(kalender.to_ical())


def _make_tijdzone() -> Timezone:
    """The rule of the European Union: the last Sunday of March and of October, at one o'clock UTC."""
    zone = Timezone()
    zone.add("tzid", TIJDZONE.key)
    for deel, naam, begin, maand, van, naar in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),  # noqa: DTZ001  local by definition
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, 2, 1),  # noqa: DTZ001
    ):
        deel.add("tzname", naam)
        deel.add("dtstart", begin)
        deel.add("rrule", {"freq": "yearly", "bymonth": maand, "byday": "-1su"})
        deel.add("tzoffsetfrom", timedelta(hours=van))
        deel.add("tzoffsetto", timedelta(hours=naar))
        zone.add_component(deel)
    return zone


def _make_alarm() -> Alarm:
    herinnering = Alarm()
    herinnering.add("action", "DISPLAY")
    herinnering.add("description", "Over een uur hebt u een afspraak")
    herinnering["trigger"] = "-PT1H"
    return herinnering
