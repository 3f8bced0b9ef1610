"""The agenda file of a confirmation, a move and a cancellation: read strictly, and once round through icalendar."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core import mail
from icalendar import Calendar

from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import cancel_afspraak, confirm_afspraak, hold_afspraak, move_afspraak
from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import drain
from tests.factories.afspraken import Plek

from .conftest import MORGEN, NU, moment
from .ics_lezer import KloptNiet, read_ics

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "+31612345678"}
UUR = timedelta(hours=1)


@pytest.fixture
def bestanden(plek: Plek) -> list[bytes]:
    """As they were mailed: on confirmation, move and cancellation, an hour apart; the locatie has an odd name."""
    plek.locatie.naam = "Wijkservicepunt Molenveld, bij de Ægir-brug; ingang aan de kant van het café"
    plek.locatie.save()
    optie = hold_afspraak(wens=plek.wens(2), start=moment(9), by=None, now=NU)
    afspraak = confirm_afspraak(afspraak=optie, contact=CONTACT, by=None, now=NU)
    gemaild = [mailed_file(NU)]
    later = moment(10, 20)
    afspraak = move_afspraak(afspraak=afspraak, wens=plek.wens(2), start=later, by=None, now=NU + UUR)
    gemaild.append(mailed_file(NU + UUR))
    cancel_afspraak(afspraak=afspraak, by=None, now=NU + 2 * UUR)
    return [*gemaild, mailed_file(NU + 2 * UUR)]


def mailed_file(now) -> bytes:
    """The one file in the one mail that goes out now."""
    mail.outbox.clear()
    drain(kanaal=Kanaal.EMAIL, klok=lambda: now)
    (brief,) = mail.outbox
    bericht: EmailMessage = brief.message()
    (bijlage,) = [deel for deel in bericht.walk() if deel.get_content_type() == "text/calendar"]
    return bijlage.get_payload(decode=True)


def test_each_file_keeps_to_the_rules_and_tells_the_right_time(bestanden: list[bytes]) -> None:
    een, twee, drie = [read_ics(inhoud) for inhoud in bestanden]
    assert (een.start, een.eind) == (moment(9), moment(9, 20))
    assert (twee.start, twee.eind) == (drie.start, drie.eind) == (moment(10, 20), moment(10, 40))
    assert [stuk.methode for stuk in (een, twee, drie)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [stuk.status for stuk in (een, twee, drie)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [stuk.sequence for stuk in (een, twee, drie)] == [0, 1, 2]
    assert een.uid == twee.uid == drie.uid
    assert een.stempel < twee.stempel < drie.stempel


def test_once_round_through_icalendar_nothing_changes(bestanden: list[bytes]) -> None:
    for inhoud in bestanden:
        kalender = Calendar.from_ical(inhoud)
        assert kalender.errors == []
        assert Calendar.from_ical(kalender.to_ical()).to_ical() == kalender.to_ical() == inhoud
        (event,) = kalender.walk("VEVENT")
        gelezen = read_ics(inhoud)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (gelezen.start, gelezen.eind)
        assert "Ægir-brug; ingang" in event["LOCATION"]


def test_the_file_holds_no_name_no_contact_and_no_code(bestanden: list[bytes]) -> None:
    nummer = Afspraak.objects.get().nummer
    for inhoud in bestanden:
        tekst = inhoud.replace(b"\r\n ", b"").decode()
        assert nummer in tekst
        for geheim in ("Sanne", "sanne@", "12345678", "Code"):
            assert geheim not in tekst
    assert MORGEN.strftime("%Y%m%d") in bestanden[0].decode()


@pytest.mark.parametrize(
    ("weg", "erin"),
    [
        (b"\r\n", b"\n"),
        (b"UID:", b"X-UID:"),
        (b"DTSTAMP:2026", b"DTSTAMP;TZID=Europe/Amsterdam:2026"),
        (b"BEGIN:VTIMEZONE", b"BEGIN:X-ZONE"),
        (b"TZID:Europe/Amsterdam", b"TZID:Amsterdam"),
        (b"19960331T020000", b"19960401T020000"),
        (b"SEQUENCE:0\r\n", b""),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
        (b"\\,", b","),
    ],
)
def test_the_strict_reader_sees_what_is_wrong(bestanden: list[bytes], weg: bytes, erin: bytes) -> None:
    assert weg in bestanden[0]
    with pytest.raises((KloptNiet, KeyError)):
        read_ics(bestanden[0].replace(weg, erin))
