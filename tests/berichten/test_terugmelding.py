"""Callbacks: only with Twilio's signature, kept once, applied when they say more than we knew."""

from itertools import permutations
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from twilio.request_validator import RequestValidator

from portaal.berichten.clients import Aangenomen
from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.handtekening import is_signed_by_twilio
from portaal.berichten.models import Blokkade, Poging, Terugmelding
from portaal.berichten.operations import drain, process_terugmeldingen
from portaal.berichten.operations.afronden import record_aangenomen
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator
from tests.factories.berichten import PogingFactory

from .conftest import Klok, Stuur, only

SID = "SM" + "a" * 32


def fields(settings: Settings, status: str = "delivered", **anders: str) -> dict[str, str]:
    return {
        "AccountSid": settings.TWILIO["account_sid"],
        "MessageSid": SID,
        "MessageStatus": status,
        "To": "+31612345678",
        **anders,
    }


def call_back(
    settings: Settings, poging: Poging, velden: dict[str, str], token: str | None = None, **koppen: str
) -> int:
    """Post a callback as Twilio does; the status of the answer."""
    pad = f"/terug/twilio/{poging.uuid}/"
    validator = RequestValidator(token or settings.TWILIO["auth_token"])
    handtekening = validator.compute_signature(settings.PUBLIEKE_URL + pad, velden)
    headers = {"X-Twilio-Signature": handtekening, **koppen}
    return Client().post(pad, velden, headers=headers).status_code


def test_the_vector_of_the_published_documentation(settings: Settings) -> None:
    settings.PUBLIEKE_URL = "https://mycompany.com"
    settings.TWILIO = {**settings.TWILIO, "auth_token": "12345", "account_sid": "AC1"}
    velden = QueryDict(mutable=True)
    velden.update(
        {
            "CallSid": "CA1234567890ABCDE",
            "Caller": "+14158675309",
            "Digits": "1234",
            "From": "+14158675309",
            "To": "+18005551212",
        }
    )
    goed = RequestValidator("12345").compute_signature("https://mycompany.com/myapp.php?foo=1&bar=2", velden)
    assert goed == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    pad = "/myapp.php?foo=1&bar=2"
    assert not is_signed_by_twilio(pad, velden, goed), "another account"
    velden["AccountSid"] = "AC1"
    van_ons = RequestValidator("12345").compute_signature(f"https://mycompany.com{pad}", velden)
    assert is_signed_by_twilio(pad, velden, van_ons)


def test_a_signed_callback_is_kept_and_applied(settings: Settings, db: None) -> None:
    poging = PogingFactory(geaccepteerd=True, provider_sid=SID)
    assert call_back(settings, poging, fields(settings)) == 204
    process_terugmeldingen(now=timezone.now())
    poging.refresh_from_db()
    terugmelding = Terugmelding.objects.get()
    assert poging.staat == PogingStaat.AFGELEVERD
    assert (terugmelding.status, terugmelding.raw["To"]) == ("delivered", "+31612345678")
    assert terugmelding.verwerkt_op is not None


FORGED: list[dict[str, Any]] = [
    {"token": "ander-geheim"},
    {"X-Twilio-Signature": ""},
    {"X-Twilio-Signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8="},
    {"X-Twilio-Signature": "é"},
]


@pytest.mark.parametrize("vervalsing", FORGED)
def test_a_forged_callback_is_refused_without_a_write(
    settings: Settings, db: None, vervalsing: dict[str, Any]
) -> None:
    poging = PogingFactory(geaccepteerd=True, provider_sid=SID)
    with CaptureQueriesContext(connection) as queries:
        assert call_back(settings, poging, fields(settings), **vervalsing) == 403
    assert not queries.captured_queries
    assert not Terugmelding.objects.exists()


def test_a_changed_body_another_path_or_another_account_is_refused(settings: Settings, db: None) -> None:
    poging, andere = PogingFactory(geaccepteerd=True, provider_sid=SID), PogingFactory(geaccepteerd=True)
    velden = fields(settings)
    pad = f"/terug/twilio/{poging.uuid}/"
    validator = RequestValidator(settings.TWILIO["auth_token"])
    handtekening = {"X-Twilio-Signature": validator.compute_signature(settings.PUBLIEKE_URL + pad, velden)}
    client = Client(headers=handtekening)
    assert client.post(pad, velden | {"MessageStatus": "failed"}).status_code == 403
    assert client.post(pad, velden | {"Extra": "1"}).status_code == 403
    assert client.post(f"/terug/twilio/{andere.uuid}/", velden).status_code == 403
    assert call_back(settings, poging, velden | {"AccountSid": "AC" + "9" * 32}) == 403
    assert client.post(pad, velden).status_code == 204


def test_the_host_header_has_no_say(settings: Settings, db: None) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    poging = PogingFactory(geaccepteerd=True, provider_sid=SID)
    assert call_back(settings, poging, fields(settings), Host="kwaad.example") == 204


@pytest.mark.parametrize("methode", ["get", "put", "patch", "delete", "options", "head"])
def test_only_post(settings: Settings, db: None, methode: str) -> None:
    poging = PogingFactory()
    assert getattr(Client(), methode)(f"/terug/twilio/{poging.uuid}/").status_code == 405


def test_more_than_16_kb_is_not_read(settings: Settings, db: None) -> None:
    poging = PogingFactory()
    assert call_back(settings, poging, fields(settings, Extra="x" * 17_000)) == 413


@pytest.mark.parametrize(
    "velden", [{"MessageSid": "x"}, {"MessageStatus": "A B"}, {"MessageStatus": ""}, {"ErrorCode": "drie"}]
)
def test_signed_nonsense_is_a_bad_request(settings: Settings, db: None, velden: dict[str, str]) -> None:
    assert call_back(settings, PogingFactory(), fields(settings) | velden) == 400
    assert not Terugmelding.objects.exists()


def test_an_attempt_that_does_not_exist_is_not_found(settings: Settings, db: None) -> None:
    assert (
        call_back(
            settings, PogingFactory.build(bericht=None, sjabloonversie=None, body_hash=""), fields(settings)
        )
        == 404
    )


@pytest.mark.parametrize("volgorde", list(permutations(["queued", "sent", "delivered"])))
def test_three_times_each_in_any_order_before_our_201_is_stored(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    volgorde: tuple[str, ...],
) -> None:
    """The provider is so quick that its reports come in before we have written down its answer."""
    bericht = stuur(inwoner)

    def call_back_first(*, uitkomst: Aangenomen, **rest: Any) -> None:
        for status in volgorde * 3:
            assert (
                call_back(settings, only(bericht), fields(settings, status, MessageSid=uitkomst.sid)) == 204
            )
            process_terugmeldingen(now=klok())
        record_aangenomen(uitkomst=uitkomst, **rest)

    monkeypatch.setattr("portaal.berichten.operations.legen.record_aangenomen", call_back_first)
    drain(kanaal=Kanaal.SMS, klok=klok)
    poging = only(bericht)
    assert (poging.staat, poging.segmenten) == (PogingStaat.AFGELEVERD, 1)
    assert poging.provider_sid == twilio.opslag.all()[0].sid
    assert sorted(Terugmelding.objects.values_list("status", flat=True)) == ["delivered", "queued", "sent"]


@pytest.mark.parametrize(
    ("status", "foutcode", "staat"),
    [
        ("undelivered", "30003", PogingStaat.NIET_AFGELEVERD),
        ("undelivered", "30005", PogingStaat.BLIJVEND_MISLUKT),
        ("failed", "30006", PogingStaat.BLIJVEND_MISLUKT),
        ("failed", "21610", PogingStaat.GEBLOKKEERD),
        ("failed", "30008", PogingStaat.NIET_AFGELEVERD),
        ("canceled", "", PogingStaat.NIET_AFGELEVERD),
    ],
)
def test_not_delivered_starts_the_next_channel(
    inwoner: Inwoner, stuur: Stuur, settings: Settings, status: str, foutcode: str, staat: PogingStaat
) -> None:
    bericht = stuur(inwoner)
    call_back(settings, only(bericht), fields(settings, status, ErrorCode=foutcode))
    process_terugmeldingen(now=timezone.now())
    assert (only(bericht).staat, only(bericht).foutcode) == (staat, foutcode)
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT
    punt = inwoner.contactpunten.get(kanaal=Kanaal.SMS)
    assert (punt.onbereikbaar_op is not None) == (staat == PogingStaat.BLIJVEND_MISLUKT)
    assert Blokkade.objects.exists() == (staat == PogingStaat.GEBLOKKEERD)


def test_delivered_after_all_counts_and_calls_off_what_still_waits(
    inwoner: Inwoner, stuur: Stuur, settings: Settings
) -> None:
    bericht = stuur(inwoner)
    for status in ("undelivered", "delivered"):
        call_back(settings, only(bericht), fields(settings, status))
        process_terugmeldingen(now=timezone.now())
    assert only(bericht).staat == PogingStaat.AFGELEVERD
    assert (only(bericht, Kanaal.EMAIL).staat, only(bericht, Kanaal.EMAIL).foutcode) == (
        PogingStaat.VERVALLEN,
        "al-verzonden",
    )


def test_a_word_we_do_not_know_is_kept_and_changes_nothing(
    settings: Settings, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    poging = PogingFactory(geaccepteerd=True, provider_sid=SID)
    assert call_back(settings, poging, fields(settings, "teleported")) == 204
    process_terugmeldingen(now=timezone.now())
    poging.refresh_from_db()
    assert poging.staat == PogingStaat.GEACCEPTEERD
    assert Terugmelding.objects.get().verwerkt_op is not None
    assert "onbekende status" in caplog.text


def test_a_second_sms_for_one_attempt_is_an_alarm(
    settings: Settings, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    poging = PogingFactory(geaccepteerd=True)
    call_back(settings, poging, fields(settings))
    process_terugmeldingen(now=timezone.now())
    poging.refresh_from_db()
    assert poging.staat == PogingStaat.GEACCEPTEERD
    assert "tweede sms voor een poging" in caplog.text


def test_a_sid_of_another_attempt_is_an_alarm_and_the_queue_goes_on(
    settings: Settings, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    PogingFactory(geaccepteerd=True, provider_sid=SID)
    andere, laatste = PogingFactory(verzenden=True), PogingFactory(verzenden=True)
    call_back(settings, andere, fields(settings))
    call_back(settings, laatste, fields(settings, MessageSid="SM" + "b" * 32))
    assert process_terugmeldingen(now=timezone.now()) == 2
    laatste.refresh_from_db()
    assert laatste.staat == PogingStaat.AFGELEVERD
    assert "sms hoort bij een andere poging" in caplog.text
