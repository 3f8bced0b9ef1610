"""Handing over to Twilio: the real client against the simulator, every answer it can give."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from portaal.berichten.clients.twilio import TwilioSms
from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Blokkade, Contactpunt, Poging
from portaal.berichten.operations import drain
from portaal.berichten.operations.claimen import Greep, claim
from portaal.berichten.operations.legen import deliver
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Klok, Stuur, claim_one, only


def send(klok: Klok) -> int:
    return drain(kanaal=Kanaal.SMS, klok=klok)


def test_one_sms_with_the_text_the_sender_and_a_callback_of_its_own(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, settings: Settings
) -> None:
    bericht = stuur(inwoner)
    assert send(klok) == 1
    (sms,), poging = twilio.opslag.all(), only(bericht)
    assert (sms.to, sms.afzender) == ("+31612345678", "Lindervoort")
    assert sms.body.startswith("Uw document ligt klaar op locatie De Haven.")
    assert sms.status_callback == f"{settings.PUBLIEKE_URL}/terug/twilio/{poging.uuid}/"
    assert (poging.staat, poging.provider_sid, poging.segmenten) == (PogingStaat.GEACCEPTEERD, sms.sid, 1)
    assert poging.volgende_op - poging.gestart_op == settings.BERICHTEN["navraag"][0]


def test_a_messaging_service_may_be_the_sender(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, settings: Settings
) -> None:
    dienst = "MG" + "0" * 32
    settings.TWILIO = {**settings.TWILIO, "messaging_service_sid": dienst}
    bericht = stuur(inwoner)
    send(klok)
    assert twilio.opslag.all()[0].messaging_service_sid == dienst
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD


@pytest.mark.parametrize("nummer", ["+31615000001", "+31615000009"])
def test_a_wrong_number_is_parked_marked_and_followed_by_email(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, nummer: str
) -> None:
    Contactpunt.objects.filter(kanaal=Kanaal.SMS).delete()
    punt = Contactpunt.objects.create(inwoner=inwoner, kanaal=Kanaal.SMS, adres=nummer, verified_at=klok())
    bericht = stuur(inwoner)
    send(klok)
    poging = only(bericht)
    punt.refresh_from_db()
    assert poging.staat == PogingStaat.BLIJVEND_MISLUKT
    assert poging.geparkeerd_op is not None
    assert punt.onbereikbaar_op is not None
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT


def test_who_opted_out_is_never_tried_again(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    twilio.opslag.opt_out("+31612345678")
    eerste = stuur(inwoner)
    send(klok)
    assert (only(eerste).staat, only(eerste).foutcode) == (PogingStaat.GEBLOKKEERD, "21610")
    assert Blokkade.objects.count() == 1
    twilio.opslag.opt_in("+31612345678")
    tweede = stuur(inwoner)
    send(klok)
    assert only(tweede).foutcode == "blokkade"
    assert not twilio.opslag.all()


def test_turned_away_at_the_door_waits_longer_each_time_and_then_goes(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    twilio.schakelaars.update({"fout": "429", "keer": 3})
    wachttijden = []
    for _ in range(3):
        send(klok)
        poging = only(bericht)
        assert poging.staat == PogingStaat.WACHT
        wachttijden.append((poging.volgende_op - poging.staat_sinds).total_seconds())
        klok.vooruit(seconds=60)
    assert only(bericht).keren == 3
    assert all(2.5 * 2**n <= wacht <= 7.5 * 2**n for n, wacht in enumerate(wachttijden))
    send(klok)
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD
    assert len(twilio.opslag.all()) == 1


def test_nobody_at_home_is_certain_and_tried_again(
    inwoner: Inwoner, stuur: Stuur, klok: Klok, settings: Settings
) -> None:
    settings.TWILIO = {**settings.TWILIO, "simulator_url": "http://127.0.0.1:1"}
    bericht = stuur(inwoner)
    send(klok)
    poging = only(bericht)
    assert (poging.staat, poging.keren) == (PogingStaat.WACHT, 1)
    assert poging.foutcode == "verbinding:ConnectionError"


@pytest.mark.parametrize("fout", ["500", "500-na", "weg-voor", "weg-na"])
def test_a_lost_or_empty_answer_is_never_blindly_retried(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, fout: str
) -> None:
    bericht = stuur(inwoner)
    twilio.schakelaars.update({"fout": fout, "keer": 1})
    send(klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND
    klok.vooruit(minutes=10)
    send(klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND
    assert len(twilio.opslag.all()) == (1 if fout.endswith("-na") else 0)


def test_an_answer_that_takes_too_long_is_not_an_answer(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, settings: Settings
) -> None:
    settings.TWILIO = {**settings.TWILIO, "tijdslimiet": 0.2}
    twilio.schakelaars.update({"vertraging": 0.6})
    bericht = stuur(inwoner)
    send(klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND
    time.sleep(0.6)
    assert len(twilio.opslag.all()) == 1


def test_our_own_wrong_settings_are_an_alarm_and_lose_nothing(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    goed = settings.TWILIO
    settings.TWILIO = {**goed, "auth_token": "verkeerd"}
    bericht = stuur(inwoner)
    send(klok)
    assert (only(bericht).staat, only(bericht).foutcode) == (PogingStaat.WACHT, "20003")
    assert "aanbieder weigert ons" in caplog.text
    settings.TWILIO = goed
    klok.vooruit(minutes=1)
    send(klok)
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD


def test_when_the_provider_is_down_the_backlog_is_left_in_peace(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    for _ in range(9):
        stuur(inwoner)
    twilio.schakelaars.update({"fout": "500"})
    send(klok)
    assert Poging.objects.filter(staat=PogingStaat.ONBEKEND).count() == 5
    assert Poging.objects.filter(staat=PogingStaat.WACHT).count() == 4


def test_a_worker_that_stood_still_sends_no_more_and_gives_the_rest_back(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(3):
        stuur(inwoner)

    def stand_still(**rest: Any) -> bool:
        gelukt = deliver(**rest)
        klok.vooruit(seconds=31)
        return gelukt

    monkeypatch.setattr("portaal.berichten.operations.legen.deliver", stand_still)
    monkeypatch.setattr("portaal.berichten.operations.legen.claim", only_once(claim))
    send(klok)
    assert len(twilio.opslag.all()) == 1
    assert sorted(Poging.objects.values_list("staat", flat=True)) == ["geaccepteerd", "wacht", "wacht"]


def only_once(functie: Callable[..., Greep]) -> Callable[..., Greep]:
    """The first call counts; after it there is no work."""
    grepen = iter([functie])

    def wrapper(**rest: Any) -> Greep:
        eerste = next(grepen, None)
        return eerste(**rest) if eerste else Greep([])

    return wrapper


def test_a_late_answer_still_counts_when_the_lease_ran_out(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    opdracht = claim_one(klok())
    Poging.objects.update(staat=PogingStaat.ONBEKEND, volgende_op=klok() + timedelta(minutes=1))
    deliver(opdracht=opdracht, aanbieder=TwilioSms(), klok=klok)
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD


def test_no_number_and_no_text_in_any_log(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for fout in ("geen", "429", "500", "weg-na"):
        stuur(inwoner)
        twilio.schakelaars.update({"fout": fout})
        send(klok)
    stuur(inwoner, adres="+31615000001")
    twilio.schakelaars.update({"fout": "geen"})
    send(klok)
    gelogd = caplog.text + "".join(str(vars(regel)) for regel in caplog.records) + capsys.readouterr().err
    assert "poging geparkeerd" in gelogd
    for geheim in ("612345678", "615000001", "De Haven", settings.TWILIO["auth_token"]):
        assert geheim not in gelogd


@pytest.mark.parametrize(("seconden", "verwacht"), [(1.0, [1, 1, 1, 1, 1]), (0.05, [1, 5, 5])])
def test_the_slower_the_provider_the_smaller_the_handful(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
    seconden: float,
    verwacht: list[int],
) -> None:
    """A slow one is left to several workers; a quick one is not held up by claiming."""
    grepen: list[int] = []
    for _ in range(4):
        stuur(inwoner)
    stilstaand = klok()
    monkeypatch.setattr(Klok, "__call__", lambda zelf: stilstaand + zelf.verschil)

    def count(**rest: Any) -> Greep:
        grepen.append(rest["hoogstens"])
        return claim(**rest)

    def take_time(**rest: Any) -> bool:
        klok.vooruit(seconds=seconden)
        return deliver(**rest)

    monkeypatch.setattr("portaal.berichten.operations.legen.claim", count)
    monkeypatch.setattr("portaal.berichten.operations.legen.deliver", take_time)
    send(klok)
    assert grepen == verwacht
