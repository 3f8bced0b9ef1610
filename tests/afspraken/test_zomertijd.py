"""The days on which the clock changes, closing time, and two people for the last slot.

Both days are Sundays: the locatie is open then for the occasion.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import TijdNietVrij, confirm_afspraak, hold_afspraak
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.queries import find_dagen
from portaal.berichten.enums import Kanaal
from portaal.berichten.inhoud import make_inhoud
from portaal.berichten.models import Poging
from portaal.berichten.operations import drain
from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.afspraken import Plek, make_rooster, staff
from tests.factories.organisatie import TeamlidFactory

from .conftest import moment
from .ics_lezer import read_ics

ZOMER, WINTER, LENTE = date(2026, 10, 25), date(2027, 10, 31), date(2027, 3, 28)
VORIG_JAAR = date(2026, 3, 29)
CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "+31612345678"}


def open_on_sunday(van: time, tot: time, balies: int = 1) -> Plek:
    plek = make_rooster(balies=balies)
    staff(plek.locatie, 6, van, tot, plek.balies)
    return plek


def times(plek: Plek, dag: date, personen: int = 1) -> list[datetime]:
    nu = moment(9, dag=dag - timedelta(days=6))
    return list(find_dagen(plek.wens(personen), dag, dag, nu)[0].tijden)


# Day, open from and until by the clock, people, and by UTC: the first and the last time, and how many there are.
TABEL = [
    (VORIG_JAAR, time(9), time(12), 1, "07:00", "09:50", 18),
    (LENTE, time(9), time(12), 1, "07:00", "09:50", 18),
    (ZOMER, time(9), time(12), 1, "08:00", "10:50", 18),
    (WINTER, time(9), time(12), 1, "08:00", "10:50", 18),
    # Through the night of the change: two hours in spring, four in autumn.
    (LENTE, time(1), time(4), 1, "00:00", "01:50", 12),
    (ZOMER, time(1), time(4), 1, "23:00", "02:50", 24),
    # From midnight on.
    (LENTE, time(0), time(4), 1, "23:00", "01:50", 18),
    (ZOMER, time(0), time(4), 1, "22:00", "02:50", 30),
    # What does not fit before closing is not offered.
    (LENTE, time(9), time(9, 40), 1, "07:00", "07:30", 4),
    (LENTE, time(9), time(9, 40), 2, "07:00", "07:20", 3),
    (ZOMER, time(9), time(9, 40), 4, "08:00", "08:00", 1),
    (ZOMER, time(9), time(9, 35), 3, "08:00", "08:00", 1),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("dag", "van", "tot", "personen", "eerste", "laatste", "aantal"), TABEL)
def test_times_are_offered_from_opening_until_it_can_be_done_before_closing(
    dag: date, van: time, tot: time, personen: int, eerste: str, laatste: str, aantal: int
) -> None:
    gevonden = times(open_on_sunday(van, tot), dag, personen)
    assert [f"{tijd.astimezone(UTC):%H:%M}" for tijd in (gevonden[0], gevonden[-1])] == [eerste, laatste]
    assert len(gevonden) == aantal


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [LENTE, ZOMER])
def test_each_time_through_the_night_can_be_taken_once(dag: date) -> None:
    plek, nu = open_on_sunday(time(1), time(4)), moment(9, dag=dag - timedelta(days=6))
    for start in times(plek, dag):
        assert plek.book(start, nu).datum == dag
    assert times(plek, dag) == []
    assert len(set(Afspraak.objects.values_list("start", flat=True))) == Afspraak.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("balies", "personen", "lukt"), [(1, 1, True), (1, 2, False), (2, 1, True), (2, 2, False)]
)
def test_two_people_do_not_fit_in_the_last_slot(balies: int, personen: int, lukt: bool) -> None:
    plek, nu = open_on_sunday(time(9), time(12), balies), moment(9, dag=LENTE - timedelta(days=6))
    laatste = moment(11, 50, LENTE)
    assert (laatste in times(plek, LENTE, personen)) == lukt
    if lukt:
        assert hold_afspraak(wens=plek.wens(personen), start=laatste, by=None, now=nu)
        return
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(personen), start=laatste, by=None, now=nu)


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [VORIG_JAAR, ZOMER, LENTE], ids=["lente-2026", "herfst-2026", "lente-2027"])
def test_mail_sms_page_mijn_omgeving_agenda_and_file_say_the_same_time(
    dag: date, client_voor: ClientVoor, eigenaar: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    nu = moment(9, dag=dag - timedelta(days=6))
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)
    plek, start = open_on_sunday(time(9), time(12)), moment(9, 20, dag)
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=nu)
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    afspraak = confirm_afspraak(afspraak=optie, contact=CONTACT, inwoner=inwoner, by=None, now=nu)
    sms, brief = [told(kanaal) for kanaal in (Kanaal.SMS, Kanaal.EMAIL)]
    assert "9.20 uur" in sms and f"{dag.day} " in sms
    assert "zondag" in brief and "om 9.20 uur" in brief
    link = f"/afspraken/{sign_link(afspraak.uuid)}/"
    lid = TeamlidFactory(rol=TeamRol.KLANTCONTACT)
    werkplek = f"/werkplek/agenda/?locatie={plek.locatie.slug}&dag={dag}"
    for client, pad in (
        (Client(), link),
        (client_voor(eigenaar), "/mijn/afspraken/"),
        (client_voor(lid.account), werkplek),
    ):
        assert "9.20" in client.get(pad).content.decode(), pad
    bestand = Client().get(f"{link}agenda.ics").content
    assert f"DTSTART;TZID=Europe/Amsterdam:{dag:%Y%m%d}T092000".encode() in bestand
    assert read_ics(bestand).start == read_ics(mailed_file()).start == start


def told(kanaal: Kanaal) -> str:
    poging = Poging.objects.get(kanaal=kanaal, bericht__soort="afspraak-bevestigd")
    return make_inhoud(poging.sjabloonversie, poging.bericht.context).tekst


def mailed_file() -> bytes:
    drain(kanaal=Kanaal.EMAIL, klok=timezone.now)
    (bijlage,) = [
        deel for deel in mail.outbox[0].message().walk() if deel.get_content_type() == "text/calendar"
    ]
    return bijlage.get_payload(decode=True)
