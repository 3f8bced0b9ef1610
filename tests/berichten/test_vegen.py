"""The sweeper goes on, whatever one row or one step does."""

from datetime import timedelta

import pytest

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Poging, Terugmelding
from portaal.berichten.operations import drain, process_terugmeldingen, sweep
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator
from tests.factories.berichten import PogingFactory

from .conftest import Klok, Stuur, only


def test_with_nothing_to_do_it_does_nothing(db: None, klok: Klok) -> None:
    assert set(sweep(klok=klok).values()) == {0}


def test_a_step_that_fails_does_not_stop_the_others(
    inwoner: Inwoner,
    stuur: Stuur,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(**_: object) -> int:
        raise RuntimeError("stuk")

    monkeypatch.setattr("portaal.berichten.operations.vegen.process_terugmeldingen", fail)
    stuur(inwoner)
    assert sweep(klok=klok)["kanalen_gewekt"] == 1
    assert "veegstap mislukt" in caplog.text


def test_a_callback_that_cannot_be_applied_does_not_hold_up_the_next(
    klok: Klok, db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for n in range(2):
        Terugmelding.objects.create(
            poging=PogingFactory(), provider_sid=f"SM{n}", status="sent", raw={}, ontvangen_op=klok()
        )
    monkeypatch.setattr("portaal.berichten.operations.terugmelding.read_stand", lambda *_: 1 / 0)
    assert process_terugmeldingen(now=klok()) == 2
    assert caplog.text.count("terugmelding niet verwerkt") == 2


def test_a_kind_that_is_gone_ends_parked_and_blocks_nobody(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok
) -> None:
    weg, heel = stuur(inwoner, adres="+31615000001"), stuur(inwoner)
    Bericht.objects.filter(pk=weg.pk).update(soort="bestaat-niet-meer")
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert only(heel).staat == PogingStaat.GEACCEPTEERD
    assert only(weg).staat == PogingStaat.BLIJVEND_MISLUKT
    assert only(weg).geparkeerd_op is not None


def test_work_that_nobody_comes_to_is_an_alarm(
    inwoner: Inwoner, stuur: Stuur, klok: Klok, caplog: pytest.LogCaptureFixture
) -> None:
    stuur(inwoner)
    sweep(klok=klok)
    assert "achterstand" not in caplog.text
    klok.vooruit(minutes=11)
    sweep(klok=klok)
    assert "achterstand" in caplog.text


def test_a_lost_worker_is_found_out_and_its_claim_kept(klok: Klok, db: None) -> None:
    poging = PogingFactory(verzenden=True, lease_tot=klok() - timedelta(seconds=1))
    sweep(klok=klok)
    na = Poging.objects.get()
    assert (na.staat, na.foutcode, na.claim) == (PogingStaat.ONBEKEND, "lease", poging.claim)
