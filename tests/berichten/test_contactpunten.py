"""An address is used once its owner proved it with a code."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Bericht, Contactpunt, Poging
from portaal.berichten.operations import (
    CodeKloptNiet,
    TeVeelCodes,
    add_contactpunt,
    drain,
    remove_contactpunt,
    set_contactpunt,
    verify_contactpunt,
)
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Handeling
from simulatoren.twilio.app import TwilioSimulator
from tests.factories.berichten import ContactpuntFactory
from tests.factories.inwoners import InwonerFactory

from .conftest import Klok

NIEUW = "06 87 65 43 21"


@pytest.fixture
def bewoner(db: None) -> Inwoner:
    return InwonerFactory()


def add(bewoner: Inwoner, klok: Klok, adres: str = NIEUW) -> Contactpunt:
    return add_contactpunt(inwoner=bewoner, kanaal=Kanaal.SMS, adres=adres, by=None, now=klok())


def last_code() -> str:
    return str(Bericht.objects.latest("id").context["code"])


def test_the_code_goes_to_the_new_number_and_takes_it_into_use(
    bewoner: Inwoner, twilio: TwilioSimulator, klok: Klok
) -> None:
    contactpunt = add(bewoner, klok)
    drain(kanaal=Kanaal.SMS, klok=klok)
    (sms,) = twilio.opslag.all()
    assert (sms.to, contactpunt.verified_at) == ("+31687654321", None)
    code = sms.body.split()[0]
    verify_contactpunt(contactpunt=contactpunt, code=code, by=None, now=klok())
    assert bewoner.contactpunten.get().verified_at is not None
    assert Handeling.objects.filter(soort="contactpunt-bevestigd", object_uuid=bewoner.uuid).exists()


def test_the_number_in_use_stays_until_the_new_one_is_proved(bewoner: Inwoner, klok: Klok) -> None:
    ContactpuntFactory(inwoner=bewoner, adres="+31612345678")
    contactpunt = add(bewoner, klok)
    assert bewoner.contactpunten.get(verified_at__isnull=False).adres == "+31612345678"
    verify_contactpunt(contactpunt=contactpunt, code=last_code(), by=None, now=klok())
    assert bewoner.contactpunten.get().adres == "+31687654321"


def test_the_code_stands_nowhere_in_the_clear(bewoner: Inwoner, klok: Klok) -> None:
    add(bewoner, klok)
    code = last_code()
    with connection.cursor() as cursor:
        for model in (Contactpunt, Bericht, Poging):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608
            assert code not in str(cursor.fetchall())


def test_five_wrong_tries_end_the_code(bewoner: Inwoner, klok: Klok) -> None:
    contactpunt = add(bewoner, klok)
    fout = "000000" if last_code() != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(CodeKloptNiet, match="klopt niet"):
            verify_contactpunt(contactpunt=contactpunt, code=fout, by=None, now=klok())
    with pytest.raises(CodeKloptNiet, match="werkt niet meer"):
        verify_contactpunt(contactpunt=contactpunt, code=last_code(), by=None, now=klok())


def test_a_code_works_a_quarter_of_an_hour(bewoner: Inwoner, klok: Klok) -> None:
    contactpunt = add(bewoner, klok)
    with pytest.raises(CodeKloptNiet):
        verify_contactpunt(
            contactpunt=contactpunt, code=last_code(), by=None, now=klok() + timedelta(minutes=15)
        )


def test_five_codes_a_day(bewoner: Inwoner, klok: Klok) -> None:
    for _ in range(5):
        add(bewoner, klok)
    with pytest.raises(TeVeelCodes):
        add(bewoner, klok)
    klok.vooruit(days=1)
    add(bewoner, klok)


@pytest.mark.parametrize(
    ("kanaal", "getypt", "vorm"),
    [
        (Kanaal.SMS, "06 12345678", "+31612345678"),
        (Kanaal.SMS, "0031 6 1234 5678", "+31612345678"),
        (Kanaal.SMS, "+31 (0)6-12345678", "+31612345678"),
        (Kanaal.EMAIL, " Sanne@Voorbeeld.EXAMPLE ", "Sanne@voorbeeld.example"),
    ],
)
def test_addresses_get_one_form(kanaal: Kanaal, getypt: str, vorm: str) -> None:
    assert normalize_adres(kanaal, getypt) == vorm


@pytest.mark.parametrize(
    ("kanaal", "getypt"),
    [
        (Kanaal.SMS, ""),
        (Kanaal.SMS, "0113 123456"),
        (Kanaal.SMS, "+32 470 12 34 56"),
        (Kanaal.SMS, "0900 1234"),
        (Kanaal.SMS, "06 1234"),
        (Kanaal.SMS, "\x00" * 40),
        (Kanaal.EMAIL, "sanne"),
        (Kanaal.EMAIL, "sanne@voorbeeld.example\nBcc: x@voorbeeld.example"),
    ],
)
def test_what_is_no_address_is_refused_with_an_example(kanaal: Kanaal, getypt: str) -> None:
    with pytest.raises(AdresKloptNiet, match=r"bijvoorbeeld|geen mobiel nummer"):
        normalize_adres(kanaal, getypt)


def test_at_the_balie_no_code_is_needed(bewoner: Inwoner, klok: Klok) -> None:
    ContactpuntFactory(inwoner=bewoner, adres="+31612345678", onbereikbaar_op=klok())
    set_contactpunt(inwoner=bewoner, kanaal=Kanaal.SMS, adres=NIEUW, by=None, now=klok())
    punt = bewoner.contactpunten.get()
    assert (punt.adres, punt.onbereikbaar_op, punt.verified_at is not None) == ("+31687654321", None, True)


def test_the_address_in_use_until_now_is_told_that_it_was_changed(bewoner: Inwoner, klok: Klok) -> None:
    ContactpuntFactory(inwoner=bewoner, adres="+31612345678")
    set_contactpunt(inwoner=bewoner, kanaal=Kanaal.SMS, adres="06 12345678", by=None, now=klok())
    assert not Poging.objects.exists()
    set_contactpunt(inwoner=bewoner, kanaal=Kanaal.SMS, adres=NIEUW, by=None, now=klok())
    assert [(poging.kanaal, poging.adres) for poging in Poging.objects.all()] == [
        (Kanaal.SMS, "+31612345678")
    ]


def test_removed_is_removed(bewoner: Inwoner, klok: Klok) -> None:
    remove_contactpunt(contactpunt=ContactpuntFactory(inwoner=bewoner), by=None, now=klok())
    assert not bewoner.contactpunten.exists()


@pytest.mark.parametrize("velden", [{}, {"verified_at": None}])
def test_the_database_keeps_one_in_use_and_one_waiting(bewoner: Inwoner, velden: dict) -> None:
    ContactpuntFactory(inwoner=bewoner, **velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactpuntFactory(inwoner=bewoner, **velden)


def test_the_database_knows_no_letter_as_contact_point(bewoner: Inwoner) -> None:
    with pytest.raises(IntegrityError, match="contactpunt_geen_brief"), transaction.atomic():
        ContactpuntFactory(inwoner=bewoner, kanaal=Kanaal.BRIEF, adres="Beukenlaan 12")
