"""Many at once: ten that tell the same thing, ten workers, two sweepers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Poging, Portaalbericht
from portaal.berichten.operations import drain, sweep
from portaal.berichten.operations.claimen import claim
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator
from tests.factories.berichten import PogingFactory

from .conftest import Klok, Stuur, send_one

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(aantal: int, werk: Callable[[], Any]) -> list[Any]:
    """The same work in so many threads that start together."""
    start = Barrier(aantal)

    def run() -> Any:
        try:
            start.wait(10)
            return werk()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(aantal) as draden:
        return [uitkomst.result() for uitkomst in [draden.submit(run) for _ in range(aantal)]]


def test_ten_times_the_same_cause_is_one_message(inwoner: Inwoner, stuur: Stuur) -> None:
    berichten = at_once(10, lambda: stuur(inwoner, dedupe_key="zelfde"))
    assert len({bericht.pk for bericht in berichten}) == 1
    assert (Bericht.objects.count(), Poging.objects.count(), Portaalbericht.objects.count()) == (1, 1, 1)


def test_ten_workers_share_the_work_and_nothing_goes_twice(twilio: TwilioSimulator, klok: Klok) -> None:
    pogingen = PogingFactory.create_batch(30)
    at_once(10, lambda: drain(kanaal=Kanaal.SMS, klok=klok))
    assert sorted(sms.to for sms in twilio.opslag.all()) == sorted(poging.adres for poging in pogingen)
    assert Poging.objects.filter(staat=PogingStaat.GEACCEPTEERD).count() == 30


def test_ten_workers_claim_one_row_once(klok: Klok) -> None:
    PogingFactory()
    grepen = at_once(10, lambda: claim(kanaal=Kanaal.SMS, afzender="Lindervoort", now=klok(), hoogstens=9))
    assert sum(len(greep.opdrachten) for greep in grepen) == 1


def test_two_sweepers_do_no_harm(inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok) -> None:
    """Of unknown attempts, some of which went out, each gets its sid or one new try, whoever sweeps."""
    berichten = [stuur(inwoner, adres=f"+316123450{n:02}") for n in range(8)]
    for fout in ("500-na", "500") * 4:
        twilio.schakelaars.update({"fout": fout, "keer": 1})
        send_one(klok)
    klok.vooruit(seconds=61)
    at_once(4, lambda: sweep(klok=klok))
    assert Poging.objects.count() == 8 + 4
    at_once(2, lambda: drain(kanaal=Kanaal.SMS, klok=klok))
    assert sorted(sms.to for sms in twilio.opslag.all()) == [f"+316123450{n:02}" for n in range(8)]
    for bericht in berichten:
        assert bericht.pogingen.exclude(provider_sid=None).count() == 1


def test_two_sweepers_open_the_next_channel_once(inwoner: Inwoner, stuur: Stuur, klok: Klok) -> None:
    bericht = stuur(inwoner)
    klok.vooruit(hours=5)
    at_once(4, lambda: sweep(klok=klok))
    assert sorted(bericht.pogingen.values_list("kanaal", flat=True)) == ["email", "sms"]
