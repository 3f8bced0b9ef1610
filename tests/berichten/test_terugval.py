"""When a channel does not work: the next one, the letter, and at last the staff."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Poging
from portaal.berichten.operations import drain, sweep
from portaal.inwoners.models import Inwoner
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Klok, Stuur, only

BRIEF_ERBIJ = [Kanaal.SMS, Kanaal.EMAIL, Kanaal.BRIEF]


def test_sms_then_email_then_letter(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, mail: MailSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner, adres="+31615000001")
    Bericht.objects.update(kanaalplan=BRIEF_ERBIJ)
    mail.schakelaars.update({"fout": "550"})
    drain(kanaal=Kanaal.SMS, klok=klok)
    drain(kanaal=Kanaal.EMAIL, klok=klok)
    brief = only(bericht, Kanaal.BRIEF)
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.BLIJVEND_MISLUKT
    assert (brief.staat, brief.volgende_op) == (PogingStaat.WACHT, None)
    assert brief.adres.startswith("S. de Vries\nBeukenlaan ")
    assert brief.sjabloonversie.sjabloon.kanaal == ""
    assert sweep(klok=klok)["kanalen_gewekt"] == 0


def test_when_no_channel_is_left_it_is_parked_with_an_alarm(
    inwoner: Inwoner,
    stuur: Stuur,
    twilio: TwilioSimulator,
    mail: MailSimulator,
    klok: Klok,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bericht = stuur(inwoner, adres="+31615000001")
    mail.schakelaars.update({"fout": "550"})
    drain(kanaal=Kanaal.SMS, klok=klok)
    drain(kanaal=Kanaal.EMAIL, klok=klok)
    assert bericht.pogingen.filter(geparkeerd_op__isnull=False).count() == 2
    assert [regel.kanaal for regel in caplog.records if regel.message == "poging geparkeerd"] == [
        "sms",
        "email",
    ]


def test_after_its_patience_the_next_channel_tries_too(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    twilio.schakelaars.update({"staptijd": 3600})
    bericht = stuur(inwoner)
    drain(kanaal=Kanaal.SMS, klok=klok)
    klok.vooruit(hours=3, minutes=59)
    sweep(klok=klok)
    assert bericht.pogingen.count() == 1
    klok.vooruit(minutes=2)
    sweep(klok=klok)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.GEACCEPTEERD
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT
    assert bericht.pogingen.count() == 2


def test_what_never_left_before_its_patience_ended_stays_in(
    inwoner: Inwoner, stuur: Stuur, klok: Klok, settings: Settings
) -> None:
    settings.TWILIO = {**settings.TWILIO, "simulator_url": "http://127.0.0.1:1"}
    bericht = stuur(inwoner)
    drain(kanaal=Kanaal.SMS, klok=klok)
    klok.vooruit(hours=4, minutes=1)
    sweep(klok=klok)
    assert (only(bericht).staat, only(bericht).foutcode) == (PogingStaat.TECHNISCH_MISLUKT, "geduld")
    assert only(bericht).geparkeerd_op is None
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT


def test_an_attempt_that_ran_out_of_patience_while_unknown_is_not_tried_again(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    twilio.schakelaars.update({"fout": "500", "keer": 1})
    bericht = stuur(inwoner)
    drain(kanaal=Kanaal.SMS, klok=klok)
    klok.vooruit(hours=5)
    Poging.objects.update(geduld_tot=klok() - timedelta(seconds=1))
    sweep(klok=klok)
    assert bericht.pogingen.filter(kanaal=Kanaal.SMS).count() == 1
    assert bericht.pogingen.filter(kanaal=Kanaal.EMAIL).count() == 1


def test_delivery_over_one_channel_calls_off_the_other(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner)
    drain(kanaal=Kanaal.SMS, klok=klok)
    klok.vooruit(hours=4, minutes=1)
    Poging.objects.filter(kanaal=Kanaal.SMS).update(volgende_op=klok() + timedelta(minutes=5))
    sweep(klok=klok)
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT
    klok.vooruit(minutes=6)
    sweep(klok=klok)
    assert only(bericht).staat == PogingStaat.AFGELEVERD
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.VERVALLEN


def test_an_expired_message_opens_no_channel_any_more(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    bericht = stuur(inwoner, adres="+31615000013", vervalt_op=klok() + timedelta(minutes=10))
    drain(kanaal=Kanaal.SMS, klok=klok)
    klok.vooruit(minutes=31)
    sweep(klok=klok)
    poging = bericht.pogingen.get()
    assert (poging.staat, poging.geparkeerd_op is not None) == (PogingStaat.NIET_AFGELEVERD, True)


def test_after_a_day_without_any_worker_each_channel_is_used_at_most_once(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, mail: MailSimulator, klok: Klok
) -> None:
    for _ in range(3):
        stuur(inwoner)
    klok.vooruit(days=1)
    for _ in range(5):
        sweep(klok=klok)
        drain(kanaal=Kanaal.SMS, klok=klok)
        drain(kanaal=Kanaal.EMAIL, klok=klok)
        klok.vooruit(minutes=10)
    assert len(mail.postbus.all()) == 3
    assert len(twilio.opslag.all()) == 0
    assert not Poging.objects.filter(geparkeerd_op__isnull=False).exists()
