"""The real Twilio client cannot tell the simulator from Twilio."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import jsonschema
import pytest
import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from simulatoren.twilio.app import TwilioSimulator
from simulatoren.twilio.segmenten import count_segments
from simulatoren.twilio.terugmelding import make_signature

from .conftest import Ontvangst, wait_until
from .twilio_client import make_client

SANNE = "+31612345601"
AFZENDER = "Lindervoort"
DIENST = "MG" + "a" * 32

# Names, types and patterns as the published OpenAPI description of the Messages resource gives them.
TEKST = {"type": ["string", "null"]}
GETAL = {"type": "integer"}
MOMENT = {"type": ["string", "null"], "pattern": r"^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$"}
STATUSSEN = ["queued", "sending", "sent", "failed", "delivered", "undelivered", "receiving", "received"]
STATUSSEN += ["accepted", "scheduled", "read", "partially_delivered", "canceled"]


def make_schema(**velden: Any) -> dict[str, Any]:
    """All of these fields and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(velden), "properties": velden}


BERICHT_SCHEMA = make_schema(
    account_sid={"type": "string", "pattern": "^AC[0-9a-fA-F]{32}$"},
    api_version=TEKST,
    body=TEKST,
    date_created=MOMENT,
    date_sent=MOMENT,
    date_updated=MOMENT,
    direction={"enum": ["inbound", "outbound-api", "outbound-call", "outbound-reply"]},
    error_code={"type": ["integer", "null"]},
    error_message=TEKST,
    messaging_service_sid={"type": ["string", "null"], "pattern": "^MG[0-9a-fA-F]{32}$"},
    num_media=TEKST,
    num_segments=TEKST,
    price=TEKST,
    price_unit=TEKST,
    sid={"type": "string", "pattern": "^(SM|MM)[0-9a-fA-F]{32}$"},
    status={"enum": STATUSSEN},
    subresource_uris={"type": "object"},
    to=TEKST,
    uri=TEKST,
    **{"from": TEKST},
)
LIJST_SCHEMA = make_schema(
    end=GETAL,
    first_page_uri={"type": "string"},
    messages={"type": "array", "items": BERICHT_SCHEMA},
    next_page_uri=TEKST,
    page=GETAL,
    page_size=GETAL,
    previous_page_uri=TEKST,
    start=GETAL,
    uri={"type": "string"},
)


@pytest.fixture
def client(twilio_sim: TwilioSimulator) -> Iterator[Client]:
    client = make_client(twilio_sim)
    yield client
    client.http_client.close()


def refusal(client: Client, **vraag: Any) -> TwilioRestException:
    with pytest.raises(TwilioRestException) as gevangen:
        client.messages.create(**{"to": SANNE, "from_": AFZENDER, "body": "Dag", **vraag})
    return gevangen.value


def test_message_is_queued_and_then_delivered(twilio_sim: TwilioSimulator, client: Client) -> None:
    bericht = client.messages.create(to=SANNE, from_=AFZENDER, body="Er staat een bericht voor u klaar.")
    assert (bericht.status, bericht.date_sent, bericht.price, bericht.num_segments) == (
        "queued",
        None,
        None,
        "1",
    )
    assert (bericht.from_, bericht.to, bericht.direction) == (AFZENDER, SANNE, "outbound-api")
    wait_until(lambda: bericht.fetch().status == "delivered")
    bezorgd = bericht.fetch()
    assert bezorgd.date_sent >= bezorgd.date_created
    assert (bezorgd.price, bezorgd.price_unit, bezorgd.error_code) == ("-0.09000", "USD", None)


def test_answers_have_the_published_shape(twilio_sim: TwilioSimulator) -> None:
    rekening = twilio_sim.rekening
    adres = f"{twilio_sim.url}/2010-04-01/Accounts/{rekening.sid}/Messages"
    with requests.Session() as sessie:
        sessie.auth = (rekening.sid, rekening.token)
        for vraag in ({"From": AFZENDER}, {"MessagingServiceSid": DIENST}):
            gemaakt = sessie.post(f"{adres}.json", data={"To": SANNE, "Body": "Dag", **vraag}, timeout=5)
            assert gemaakt.status_code == 201
            jsonschema.validate(gemaakt.json(), BERICHT_SCHEMA)
            wait_until(lambda: twilio_sim.opslag.all()[-1].is_final)
            opgehaald = sessie.get(f"{adres}/{gemaakt.json()['sid']}.json", timeout=5).json()
            jsonschema.validate(opgehaald, BERICHT_SCHEMA)
        lijst = sessie.get(f"{adres}.json", params={"PageSize": 1}, timeout=5).json()
    jsonschema.validate(lijst, LIJST_SCHEMA)
    assert (lijst["start"], lijst["end"], lijst["page_size"]) == (0, 0, 1)


def test_messaging_service_accepts_first_and_chooses_the_sender_later(client: Client) -> None:
    bericht = client.messages.create(to=SANNE, messaging_service_sid=DIENST, body="Dag")
    assert (bericht.status, bericht.from_, bericht.num_segments) == ("accepted", None, "0")
    wait_until(lambda: bericht.fetch().status == "delivered")
    assert (bericht.fetch().from_, bericht.fetch().num_segments) == (AFZENDER, "1")


@pytest.mark.parametrize(
    ("vraag", "code"),
    [
        ({"to": "0612345601"}, 21211),
        ({"to": "+316"}, 21211),
        ({"to": "+3161234560"}, 21211),
        ({"to": "+31299123456"}, 21614),
        ({"to": ""}, 21604),
        ({"from_": ""}, 21603),
        ({"from_": "Te lange afzender"}, 21212),
        ({"from_": "123"}, 21212),
        ({"body": ""}, 21602),
        ({"body": "x" * 1601}, 21617),
        ({"status_callback": "geen adres"}, 21609),
        ({"status_callback": "ftp://127.0.0.1/"}, 21609),
        ({"messaging_service_sid": "MG1"}, 21701),
        ({"validity_period": 0}, 21739),
        ({"validity_period": 36001}, 21739),
        ({"to": "+31615000001"}, 21211),
        ({"to": "+31615000002"}, 21612),
        ({"to": "+31615000003"}, 21408),
        ({"to": "+31615000004"}, 21610),
        ({"to": "+31615000009"}, 21614),
        ({"to": "+15005550001"}, 21211),
        ({"to": "+15005550009"}, 21614),
    ],
)
def test_refusal_carries_the_published_code(
    twilio_sim: TwilioSimulator, client: Client, vraag: dict[str, Any], code: int
) -> None:
    fout = refusal(client, **vraag)
    assert (fout.status, fout.code) == (400, code)
    assert twilio_sim.opslag.all() == []


def test_error_json_has_the_published_shape(twilio_sim: TwilioSimulator) -> None:
    adres = f"{twilio_sim.url}/2010-04-01/Accounts/{twilio_sim.rekening.sid}/Messages.json"
    antwoord = requests.post(adres, data={"To": "x"}, timeout=5)
    assert antwoord.status_code == 401
    assert antwoord.json() == {
        "code": 20003,
        "message": "Authenticate",
        "more_info": "https://www.twilio.com/docs/errors/20003",
        "status": 401,
    }


@pytest.mark.parametrize("aanmelding", [{"token": "fout"}, {"sid": "AC" + "f" * 32}])
def test_other_credentials_are_refused(twilio_sim: TwilioSimulator, aanmelding: dict[str, str]) -> None:
    client = make_client(twilio_sim, **aanmelding)
    assert refusal(client).code == 20003
    client.http_client.close()


def test_unknown_message_is_not_found(client: Client) -> None:
    with pytest.raises(TwilioRestException) as gevangen:
        client.messages("SM" + "0" * 32).fetch()
    assert (gevangen.value.status, gevangen.value.code) == (404, 20404)


@pytest.mark.parametrize(
    ("nummer", "status", "code"),
    [
        ("+31615000013", "undelivered", 30003),
        ("+31615000015", "undelivered", 30005),
        ("+31615000018", "failed", 30008),
    ],
)
def test_some_numbers_fail_after_acceptance(client: Client, nummer: str, status: str, code: int) -> None:
    bericht = client.messages.create(to=nummer, from_=AFZENDER, body="Dag")
    wait_until(lambda: bericht.fetch().status == status)
    einde = bericht.fetch()
    assert einde.error_code == code
    assert (einde.date_sent is None) == (status == "failed")  # failed: never left Twilio


def test_message_that_waits_too_long_expires(twilio_sim: TwilioSimulator, client: Client) -> None:
    twilio_sim.schakelaars.update({"staptijd": 1.1})
    bericht = client.messages.create(to=SANNE, from_=AFZENDER, body="Dag", validity_period=1)
    wait_until(lambda: bericht.fetch().status == "failed")
    assert bericht.fetch().error_code == 30036


def test_list_filters_on_to_and_from_newest_first(client: Client) -> None:
    eerste = client.messages.create(to=SANNE, from_=AFZENDER, body="een").sid
    client.messages.create(to="+31612345602", from_=AFZENDER, body="ander")
    client.messages.create(to=SANNE, from_="+31970100000", body="andere afzender")
    laatste = client.messages.create(to=SANNE, from_=AFZENDER, body="twee").sid
    assert [bericht.sid for bericht in client.messages.list(to=SANNE, from_=AFZENDER)] == [laatste, eerste]


def test_list_filters_on_date_sent_which_is_empty_while_queued(
    twilio_sim: TwilioSimulator, client: Client
) -> None:
    bericht = client.messages.create(to=SANNE, from_=AFZENDER, body="Dag")
    wait_until(lambda: bericht.fetch().status == "delivered")
    twilio_sim.schakelaars.update({"staptijd": 60})
    client.messages.create(to=SANNE, from_=AFZENDER, body="wacht nog")
    nu = datetime.now(UTC)
    uur = timedelta(hours=1)

    def found(**filters: date) -> list[str]:
        return [gevonden.sid for gevonden in client.messages.list(**filters)]

    assert found(date_sent_after=nu - uur) == [bericht.sid]
    assert found(date_sent_before=nu + uur) == [bericht.sid]
    assert found(date_sent_after=nu + uur) == found(date_sent_before=nu - uur) == []
    assert found(date_sent=bericht.fetch().date_sent.date()) == [bericht.sid]
    assert found(date_sent=nu.date() - timedelta(days=2)) == []
    assert len(found()) == 2


def test_wrong_date_is_refused(client: Client) -> None:
    with pytest.raises(TwilioException, match="20001"):
        client.messages.list(date_sent="gisteren")


def test_pages_stay_stable_while_messages_arrive(client: Client) -> None:
    sids = [client.messages.create(to=SANNE, from_=AFZENDER, body=str(nummer)).sid for nummer in range(7)]
    eerste = client.messages.page(page_size=3)
    gevonden = [bericht.sid for bericht in eerste]
    client.messages.create(to=SANNE, from_=AFZENDER, body="tussendoor")
    tweede = eerste.next_page()
    gevonden += [bericht.sid for bericht in tweede]
    derde = tweede.next_page()
    gevonden += [bericht.sid for bericht in derde]
    assert gevonden == sids[::-1]
    assert derde.next_page() is None
    assert len(client.messages.list(page_size=3)) == 8


def test_callbacks_follow_the_life_of_the_message_and_are_signed(
    twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst
) -> None:
    bericht = client.messages.create(to=SANNE, from_=AFZENDER, body="Dag", status_callback=ontvangst.url)
    wait_until(lambda: len(ontvangst.verzoeken) == 3)
    assert ontvangst.statussen == ["sending", "sent", "delivered"]
    keurder = RequestValidator(twilio_sim.rekening.token)
    for velden, koppen in ontvangst.verzoeken:
        assert keurder.validate(ontvangst.url, velden, koppen["X-Twilio-Signature"])
        assert not keurder.validate(
            ontvangst.url, {**velden, "To": "+31612345602"}, koppen["X-Twilio-Signature"]
        )
        assert (velden["MessageSid"], velden["AccountSid"], velden["To"]) == (
            bericht.sid,
            twilio_sim.rekening.sid,
            SANNE,
        )


def test_callback_of_a_failure_carries_its_code(client: Client, ontvangst: Ontvangst) -> None:
    client.messages.create(
        to="+31615000013", messaging_service_sid=DIENST, body="Dag", status_callback=ontvangst.url
    )
    wait_until(lambda: ontvangst.statussen == ["queued", "sending", "sent", "undelivered"])
    velden = ontvangst.verzoeken[-1][0]
    assert (velden["ErrorCode"], velden["MessagingServiceSid"]) == ("30003", DIENST)


def test_signature_matches_the_published_example() -> None:
    velden = {
        "To": "+18005551212",
        "CallSid": "CA1234567890ABCDE",
        "From": "+14158675309",
        "Digits": "1234",
        "Caller": "+14158675309",
    }
    handtekening = make_signature("https://mycompany.com/myapp.php?foo=1&bar=2", velden, "12345")
    assert handtekening == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_callback_never_leaves_loopback(twilio_sim: TwilioSimulator, client: Client) -> None:
    client.messages.create(
        to=SANNE, from_=AFZENDER, body="Dag", status_callback="https://portaal.example/terug/"
    )
    wait_until(lambda: len(twilio_sim.opslag.all()[0].terugmeldingen) == 3)
    uitkomsten = {terugmelding.uitkomst for terugmelding in twilio_sim.opslag.all()[0].terugmeldingen}
    assert uitkomsten == {"niet verstuurd: het adres is geen loopback"}


@pytest.mark.parametrize(
    ("tekst", "segmenten"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("é" * 160, 1),
        ("ë", 1),
        ("ë" + "a" * 69, 1),
        ("ë" + "a" * 144, 3),
        ("🙂" * 36, 2),
    ],
)
def test_segments(tekst: str, segmenten: int) -> None:
    assert count_segments(tekst) == segmenten


def test_json_for_tests_counts_doubles(
    twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst
) -> None:
    for tekst in ("een", "een", "twee", "een"):
        client.messages.create(to=SANNE, from_=AFZENDER, body=tekst, status_callback=ontvangst.url)
    client.messages.create(to="+31612345602", from_=AFZENDER, body="een", status_callback=ontvangst.url)
    alles = json.loads(requests.get(f"{twilio_sim.url}/_sim/berichten.json", timeout=5).text)
    assert [bericht["body"] for bericht in alles["berichten"]] == ["een", "een", "twee", "een", "een"]
    assert alles["dubbel"] == 2
    een = requests.get(
        f"{twilio_sim.url}/_sim/berichten.json", params={"to": "+31612345602"}, timeout=5
    ).json()
    assert len(een["berichten"]) == 1
