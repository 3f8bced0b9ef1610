"""The fault switches of the Twilio simulator, seen through the real client, and what survives a restart."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulatoren.twilio.app import TwilioSimulator

from .conftest import Ontvangst, wait_until
from .twilio_client import make_client

SANNE = "+31612345601"


@pytest.fixture
def client(twilio_sim: TwilioSimulator) -> Iterator[Client]:
    client = make_client(twilio_sim)
    yield client
    client.http_client.close()


def send(client: Client, tekst: str = "Dag", terug: str | None = None) -> str:
    return str(client.messages.create(to=SANNE, from_="Lindervoort", body=tekst, status_callback=terug).sid)


def switch(simulator: TwilioSimulator, **standen: object) -> None:
    antwoord = requests.post(f"{simulator.url}/_sim/", json=standen, timeout=5)
    assert antwoord.status_code == 200, antwoord.text


@pytest.mark.parametrize(
    ("fout", "status", "code", "aangenomen"),
    [("500", 500, 20500, 0), ("429", 429, 20429, 0), ("500-na", 500, 20500, 1)],
)
def test_server_errors(
    twilio_sim: TwilioSimulator, client: Client, fout: str, status: int, code: int, aangenomen: int
) -> None:
    switch(twilio_sim, fout=fout)
    with pytest.raises(TwilioRestException) as gevangen:
        send(client)
    assert (gevangen.value.status, gevangen.value.code) == (status, code)
    assert len(twilio_sim.opslag.all()) == aangenomen


@pytest.mark.parametrize(("fout", "aangenomen"), [("weg-voor", 0), ("weg-na", 1)])
def test_lost_answers(twilio_sim: TwilioSimulator, client: Client, fout: str, aangenomen: int) -> None:
    switch(twilio_sim, fout=fout)
    with pytest.raises(requests.ConnectionError):
        send(client)
    assert len(twilio_sim.opslag.all()) == aangenomen


def test_lost_answer_can_be_found_in_the_list(twilio_sim: TwilioSimulator, client: Client) -> None:
    switch(twilio_sim, fout="weg-na", keer=1)
    with pytest.raises(requests.ConnectionError):
        send(client, "kwijt")
    assert [bericht.body for bericht in client.messages.list(to=SANNE)] == ["kwijt"]
    assert send(client)


def test_delay_outlasts_a_short_time_out_but_the_message_is_accepted(twilio_sim: TwilioSimulator) -> None:
    client = make_client(twilio_sim)
    client.http_client.timeout = 0.1
    switch(twilio_sim, vertraging=0.3)
    with pytest.raises(requests.ReadTimeout):
        send(client)
    client.http_client.close()
    wait_until(lambda: len(twilio_sim.opslag.all()) == 1)


def test_mixed_faults_hit_some_and_spare_some(twilio_sim: TwilioSimulator, client: Client) -> None:
    switch(twilio_sim, fout="wisselend", kans=50)
    gelukt = 0
    for _ in range(40):
        try:
            send(client)
            gelukt += 1
        except (TwilioRestException, requests.ConnectionError):
            continue
    assert 0 < gelukt < 40
    assert len(twilio_sim.opslag.all()) >= gelukt


def test_list_lags_behind_but_fetching_does_not(twilio_sim: TwilioSimulator, client: Client) -> None:
    switch(twilio_sim, lijst_achter=0.4)
    sid = send(client)
    assert client.messages.list() == []
    assert client.messages(sid).fetch().sid == sid
    wait_until(lambda: len(client.messages.list()) == 1)


def test_callbacks_off(twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst) -> None:
    switch(twilio_sim, terugmelding="uit")
    sid = send(client, terug=ontvangst.url)
    wait_until(lambda: client.messages(sid).fetch().status == "delivered")
    time.sleep(0.05)
    assert ontvangst.verzoeken == []


def test_callbacks_double(twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst) -> None:
    switch(twilio_sim, exemplaren=2)
    send(client, terug=ontvangst.url)
    wait_until(lambda: len(ontvangst.verzoeken) == 6)
    assert ontvangst.statussen == ["sending", "sending", "sent", "sent", "delivered", "delivered"]


def test_callbacks_shuffled_bring_the_end_first(
    twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst
) -> None:
    switch(twilio_sim, terugmelding="geschud")
    send(client, terug=ontvangst.url)
    wait_until(lambda: len(ontvangst.verzoeken) == 3)
    assert ontvangst.statussen[0] == "delivered"
    assert sorted(ontvangst.statussen) == ["delivered", "sending", "sent"]


def test_callbacks_come_before_the_answer(
    twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst
) -> None:
    switch(twilio_sim, terugmelding="vooraf", exemplaren=3)
    send(client, terug=ontvangst.url)
    assert len(ontvangst.verzoeken) == 9
    assert ontvangst.statussen[:3] == ["delivered"] * 3


def test_receiver_that_fails_is_noted_and_not_tried_again(
    twilio_sim: TwilioSimulator, client: Client, ontvangst: Ontvangst
) -> None:
    ontvangst.antwoord = 500
    send(client, terug=ontvangst.url)
    wait_until(lambda: len(twilio_sim.opslag.all()[0].terugmeldingen) == 3)
    assert [terug.uitkomst for terug in twilio_sim.opslag.all()[0].terugmeldingen] == ["500"] * 3
    assert len(ontvangst.verzoeken) == 3


def test_stop_blocks_a_number_until_it_joins_again(twilio_sim: TwilioSimulator, client: Client) -> None:
    requests.post(f"{twilio_sim.url}/telefoon/afmelden", data={"nummer": SANNE}, timeout=5)
    with pytest.raises(TwilioRestException) as gevangen:
        send(client)
    assert gevangen.value.code == 21610
    requests.post(f"{twilio_sim.url}/telefoon/aanmelden", data={"nummer": SANNE}, timeout=5)
    assert send(client)


def test_delete_empties_phones_and_resets_switches(twilio_sim: TwilioSimulator, client: Client) -> None:
    send(client)
    switch(twilio_sim, fout="500")
    requests.delete(f"{twilio_sim.url}/_sim/", timeout=5)
    assert client.messages.list() == []
    assert send(client)


def test_messages_survive_a_restart_and_go_on_their_way(tmp_path: Path, ontvangst: Ontvangst) -> None:
    with TwilioSimulator(map=tmp_path) as eerste:
        eerste.schakelaars.update({"staptijd": 60})
        client = make_client(eerste)
        sid = send(client, terug=ontvangst.url)
        client.http_client.close()
    with TwilioSimulator(map=tmp_path) as tweede:
        client = make_client(tweede)
        tweede.schakelaars.update({"staptijd": 0.005})
        wait_until(lambda: client.messages(sid).fetch().status == "delivered")
        client.http_client.close()
    assert ontvangst.statussen == ["sending", "sent", "delivered"]


def test_journal_survives_a_line_cut_short(tmp_path: Path) -> None:
    with TwilioSimulator(map=tmp_path) as eerste:
        client = make_client(eerste)
        sid = send(client)
        client.http_client.close()
    with (tmp_path / "twilio.jsonl").open("a") as bestand:
        bestand.write('["SM1", {"body": "afgebro')
    with TwilioSimulator(map=tmp_path) as tweede:
        assert [bericht.sid for bericht in tweede.opslag.all()] == [sid]


def test_cleared_messages_stay_away_after_a_restart(tmp_path: Path) -> None:
    with TwilioSimulator(map=tmp_path) as eerste:
        client = make_client(eerste)
        send(client)
        eerste.opslag.clear()
        sid = send(client)
        client.http_client.close()
    with TwilioSimulator(map=tmp_path) as tweede:
        assert [bericht.sid for bericht in tweede.opslag.all()] == [sid]
