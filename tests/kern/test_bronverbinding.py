"""What a source may do to the page that asks it: cost a bounded time, once per few seconds, and nothing else."""

import logging
import time
from collections.abc import Iterator

import pytest
import requests

from portaal.kern import bronverbinding as verbinding
from portaal.kern.clients.adres import AdresStoring, find_adres
from portaal.kern.clients.adres import verbinding as pdok

from ..bronnen import Bronnen

FOUTEN = {
    "weg": "ConnectionError",
    "500": "status-500",
    "429": "status-429",
    "401": "status-401",
    "omleiding": "status-302",
    "geen-json": "onleesbaar",
    "andere-vorm": "onleesbaar",
    "te-groot": "te-groot",
}


@pytest.mark.parametrize(("fout", "reden"), FOUTEN.items())
def test_a_fault_is_a_storing_and_nothing_else(bronnen: Bronnen, fout: str, reden: str) -> None:
    bronnen.pdok.schakelaars.update({"fout": fout})
    with pytest.raises(AdresStoring) as gevangen:
        find_adres("4299 LV", "12")
    assert gevangen.value.reden == reden


def test_a_source_without_address_is_not_asked(bronnen: Bronnen, settings) -> None:
    settings.PDOK_URL = ""
    with pytest.raises(AdresStoring, match="niet-ingesteld"):
        find_adres("4299 LV", "12")


def test_a_dead_source_gets_rest_and_is_asked_again_after_it(bronnen: Bronnen, monkeypatch) -> None:
    bronnen.pdok.schakelaars.update({"fout": "500"})
    for reden in ("status-500", "rust", "rust"):
        with pytest.raises(AdresStoring, match=reden):
            find_adres("4299 LV", "12")
    assert bronnen.pdok.vragen == 1
    bronnen.pdok.schakelaars.update({"fout": "geen"})
    later = time.monotonic() + verbinding.RUST
    monkeypatch.setattr(verbinding.time, "monotonic", lambda: later)
    assert find_adres("4299 LV", "12") is not None


def test_a_slow_source_costs_no_more_than_its_budget(bronnen: Bronnen, monkeypatch) -> None:
    monkeypatch.setattr("portaal.kern.clients.adres.BUDGET", 0.2)
    bronnen.pdok.schakelaars.update({"vertraging": 1})
    begin = time.monotonic()
    with pytest.raises(AdresStoring, match="ReadTimeout"):
        find_adres("4299 LV", "12")
    assert time.monotonic() - begin < 0.8


def test_a_source_that_drips_is_left(bronnen: Bronnen, monkeypatch) -> None:
    monkeypatch.setattr("portaal.kern.clients.adres.BUDGET", 0.2)

    def drip(*_: object) -> Iterator[bytes]:
        for _druppel in range(99):
            time.sleep(0.05)
            yield b" "

    monkeypatch.setattr(requests.Response, "iter_content", drip)
    with pytest.raises(AdresStoring, match="te-traag"):
        find_adres("4299 LV", "12")


def test_an_answer_of_another_shape_is_no_reason_for_rest(bronnen: Bronnen) -> None:
    bronnen.pdok.schakelaars.update({"fout": "andere-vorm", "keer": 1})
    with pytest.raises(AdresStoring):
        find_adres("4299 LV", "12")
    assert find_adres("4299 LV", "12") is not None


def test_nothing_of_the_question_reaches_the_log(bronnen: Bronnen, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for fout in FOUTEN:
        bronnen.pdok.schakelaars.update({"fout": fout})
        pdok.end_rest()
        with pytest.raises(AdresStoring):
            find_adres("4299 LV", "12")
    geschreven = " ".join(str(regel.__dict__) for regel in caplog.records)
    assert len(caplog.records) == len(FOUTEN)
    assert "4299" not in geschreven
    assert "127.0.0.1" not in geschreven
