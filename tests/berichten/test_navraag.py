"""Not knowing is a state: the provider is asked, and then it is known."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Poging
from portaal.berichten.operations import drain, sweep
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator
from simulatoren.twilio.bericht import Bericht as Sms
from tests.factories.berichten import PogingFactory

from .conftest import Klok, Stuur, only, send_one


def send(klok: Klok) -> None:
    drain(kanaal=Kanaal.SMS, klok=klok)


def make_unknown(twilio: TwilioSimulator, klok: Klok, fout: str) -> None:
    twilio.schakelaars.update({"fout": fout, "keer": 1})
    send(klok)


@pytest.mark.parametrize("fout", ["500-na", "weg-na"])
def test_sent_after_all_is_found_in_the_list(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, fout: str
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, fout)
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    (sms,) = twilio.opslag.all()
    assert only(bericht).provider_sid == sms.sid
    assert only(bericht).staat in (PogingStaat.GEACCEPTEERD, PogingStaat.AFGELEVERD)
    send(klok)
    assert len(twilio.opslag.all()) == 1


@pytest.mark.parametrize("fout", ["500", "weg-voor"])
def test_not_in_the_list_is_tried_once_more(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, fout: str
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, fout)
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    eerste, tweede = bericht.pogingen.all()
    assert (eerste.staat, eerste.foutcode) == (PogingStaat.TECHNISCH_MISLUKT, "niet-aangekomen")
    assert (tweede.staat, tweede.volgnummer) == (PogingStaat.WACHT, 2)
    assert eerste.geparkeerd_op is None
    send(klok)
    assert len(twilio.opslag.all()) == 1


def test_before_the_grace_is_over_nothing_is_concluded(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, "500-na")
    klok.vooruit(seconds=55)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND


def test_what_must_not_come_twice_goes_to_the_next_channel(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner, soort="contactpunt-code", context={"code": "123456"})
    make_unknown(twilio, klok, "500")
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.TECHNISCH_MISLUKT
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT


def test_the_same_text_twice_to_one_number_is_two_messages(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    berichten = [stuur(inwoner) for _ in range(3)]
    for fout in ("500-na", "500", "500-na"):
        twilio.schakelaars.update({"fout": fout, "keer": 1})
        send_one(klok)
    assert Poging.objects.filter(staat=PogingStaat.ONBEKEND).count() == 3
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    send(klok)
    assert len(twilio.opslag.all()) == 3
    sids = [poging.provider_sid or "" for poging in Poging.objects.exclude(provider_sid=None)]
    assert sorted(sids) == sorted(sms.sid for sms in twilio.opslag.all())
    for bericht in berichten:
        assert bericht.pogingen.exclude(provider_sid=None).count() == 1


def test_while_the_same_text_is_on_its_way_the_list_proves_nothing(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, "500-na")
    klok.vooruit(seconds=61)
    andere = PogingFactory(
        verzenden=True, adres="+31612345678", body_hash=only(bericht).body_hash, gestart_op=klok()
    )
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND
    Poging.objects.filter(pk=andere.pk).update(staat=PogingStaat.AFGELEVERD)
    klok.vooruit(seconds=11)
    sweep(klok=klok)
    assert only(bericht).provider_sid


def test_an_old_message_with_the_same_text_is_not_taken_for_this_one(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, "500-na")
    (sms,) = twilio.opslag.all()
    sms.date_created -= 3600
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    assert bericht.pogingen.count() == 2


def test_when_the_list_cannot_be_had_we_ask_again_later(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, settings: Settings
) -> None:
    bericht = stuur(inwoner)
    make_unknown(twilio, klok, "500-na")
    goed = settings.TWILIO
    settings.TWILIO = {**goed, "simulator_url": "http://127.0.0.1:1"}
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.ONBEKEND
    settings.TWILIO = goed
    klok.vooruit(seconds=91)
    sweep(klok=klok)
    assert only(bericht).provider_sid


def test_accepted_without_an_end_is_asked_for_by_its_sid(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    twilio.schakelaars.update({"staptijd": 3600})
    bericht = stuur(inwoner)
    send(klok)
    (sms,) = twilio.opslag.all()
    klok.vooruit(minutes=31)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD
    twilio.opslag.set_status(sms, "sent")
    twilio.opslag.set_status(sms, "delivered")
    klok.vooruit(hours=4, minutes=1)
    sweep(klok=klok)
    poging = only(bericht)
    assert poging.staat == PogingStaat.AFGELEVERD
    assert str(poging.kosten) == "0.0900"


def test_after_three_days_without_word_we_stop_waiting(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    twilio.schakelaars.update({"staptijd": 3600})
    bericht = stuur(inwoner, vervalt_op=klok() + timedelta(days=9))
    Bericht.objects.update(kanaalplan=[Kanaal.SMS])
    send(klok)
    klok.vooruit(hours=72)
    sweep(klok=klok)
    poging = only(bericht)
    assert (poging.staat, poging.geparkeerd_op is not None) == (PogingStaat.TIJDELIJK_MISLUKT, True)


def test_ten_minutes_of_trouble_lose_nothing_and_double_nothing(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, settings: Settings
) -> None:
    settings.BERICHTEN = {**settings.BERICHTEN, "per_adres_per_dag": 1000}
    berichten = [stuur(inwoner, adres=f"+316123450{n:02}") for n in range(20)]
    twilio.schakelaars.update({"fout": "wisselend", "kans": 80})
    for _ in range(20):
        send(klok)
        sweep(klok=klok)
        klok.vooruit(seconds=30)
    twilio.schakelaars.update({"fout": "geen"})
    for _ in range(15):
        send(klok)
        sweep(klok=klok)
        klok.vooruit(seconds=61)
    assert count_per_number(twilio.opslag.all()) == {f"+316123450{n:02}": 1 for n in range(20)}
    for bericht in berichten:
        assert bericht.pogingen.exclude(provider_sid=None).count() == 1


def count_per_number(berichten: list[Sms]) -> dict[str, int]:
    aantallen: dict[str, int] = {}
    for sms in berichten:
        aantallen[sms.to] = aantallen.get(sms.to, 0) + 1
    return aantallen
