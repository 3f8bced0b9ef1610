"""The whole chain over real sockets: our worker, Twilio's simulator, its signed callbacks to our server."""

import time
from collections import Counter
from collections.abc import Callable

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Poging, Terugmelding
from portaal.berichten.operations import drain, process_terugmeldingen
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Klok, Stuur

pytestmark = pytest.mark.django_db(transaction=True)
STANDEN_NA_AANNAME = 3  # sending, sent, delivered


def wait_until(klaar: Callable[[], bool], seconden: float = 10) -> None:
    einde = time.monotonic() + seconden
    while not klaar():
        assert time.monotonic() < einde, "it takes too long"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("schakelaars", "exemplaren"),
    [
        ({"terugmelding": "normaal", "exemplaren": 3}, 3),
        ({"terugmelding": "geschud", "exemplaren": 3}, 3),
        ({"terugmelding": "vooraf"}, 1),
    ],
)
def test_delivered_whatever_the_order_and_number_of_callbacks(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    settings: Settings,
    live_server: LiveServer,
    schakelaars: dict[str, object],
    exemplaren: int,
) -> None:
    settings.PUBLIEKE_URL = live_server.url
    twilio.schakelaars.update({"staptijd": 0.05, **schakelaars})
    for n in range(3):
        stuur(inwoner, adres=f"+3161234500{n}")
    drain(kanaal=Kanaal.SMS, klok=klok)
    verwacht = 3 * STANDEN_NA_AANNAME * exemplaren
    wait_until(lambda: sum(len(sms.terugmeldingen) for sms in twilio.opslag.all()) >= verwacht)
    process_terugmeldingen(now=klok())
    assert {melding.uitkomst for sms in twilio.opslag.all() for melding in sms.terugmeldingen} == {"204"}
    assert set(Poging.objects.values_list("staat", flat=True)) == {PogingStaat.AFGELEVERD}
    per_sid = Counter(Terugmelding.objects.values_list("provider_sid", "status"))
    assert set(per_sid.values()) == {1}
    assert not Terugmelding.objects.filter(verwerkt_op=None).exists()
