"""What all simulators share: where they run, whom they answer, how they start and stop."""

import ast
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from simulatoren.digid.app import DigidSimulator
from simulatoren.gedeeld.omgeving import OmgevingGeweigerd
from simulatoren.gedeeld.schakelaars import GEEN, Getal, Keuze, SchakelaarOnbekend, Schakelaars
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import Rekening, TwilioSimulator

from .conftest import free_port, wait_until

WORTEL = Path(__file__).parents[2]
SIMULATOREN = [DigidSimulator, TwilioSimulator, MailSimulator]


@pytest.mark.parametrize("soort", SIMULATOREN)
@pytest.mark.parametrize("waarde", ["productie", "", "DEMO", None])
def test_refused_outside_demo_and_test(
    monkeypatch: pytest.MonkeyPatch, soort: type[DigidSimulator], waarde: str | None
) -> None:
    if waarde is None:
        monkeypatch.delenv("PORTAAL_OMGEVING")
    else:
        monkeypatch.setenv("PORTAAL_OMGEVING", waarde)
    with pytest.raises(OmgevingGeweigerd):
        soort()


def test_listens_on_loopback_only(mail_sim: MailSimulator) -> None:
    # Every 127.x address reaches a server bound to all addresses, not one bound to 127.0.0.1.
    for poort in (mail_sim.poort, mail_sim.smtp_poort):
        socket.create_connection(("127.0.0.1", poort), timeout=5).close()
        with socket.socket() as los, pytest.raises(OSError, match="in use"):
            los.bind(("127.0.0.1", poort))
        with socket.socket() as los:
            los.bind(("127.0.0.2", poort))  # free: the simulator did not take all addresses


@pytest.mark.parametrize("gastheer", ["portaal.example", "127.0.0.1.portaal.example", "", "[kapot"])
def test_other_host_names_are_refused(twilio_sim: TwilioSimulator, gastheer: str) -> None:
    antwoord = requests.get(f"{twilio_sim.url}/telefoon/", headers={"Host": gastheer}, timeout=5)
    assert antwoord.status_code in {400, 421}


def test_forms_of_other_sites_are_refused(twilio_sim: TwilioSimulator) -> None:
    for herkomst, status in [("https://ander.example", 403), ("null", 403), (twilio_sim.url, 200)]:
        antwoord = requests.post(
            f"{twilio_sim.url}/_sim/", data={"fout": "500"}, headers={"Origin": herkomst}, timeout=5
        )
        assert antwoord.status_code == status
        assert (twilio_sim.schakelaars.keuze("fout") == "500") == (status == 200)


@pytest.mark.parametrize(
    ("methode", "pad", "status"),
    [("GET", "/onbekend", 404), ("POST", "/telefoon/", 405), ("HEAD", "/telefoon/", 200)],
)
def test_paths_and_methods(twilio_sim: TwilioSimulator, methode: str, pad: str, status: int) -> None:
    assert requests.request(methode, twilio_sim.url + pad, timeout=5).status_code == status


def test_odd_requests_get_a_plain_refusal(twilio_sim: TwilioSimulator) -> None:
    kop = f"POST /_sim/ HTTP/1.1\r\nHost: 127.0.0.1:{twilio_sim.poort}\r\n"
    gevallen = {
        "Content-Length: -1": "411",
        "Content-Length: veel": "411",
        "Transfer-Encoding: chunked": "411",
        "Content-Length: 99999999": "413",
    }
    for regel, status in gevallen.items():
        with socket.create_connection(("127.0.0.1", twilio_sim.poort), timeout=5) as los:
            los.sendall(f"{kop}{regel}\r\n\r\n".encode())
            assert los.recv(100).decode().split()[1] == status


def test_json_that_is_no_object_is_refused(twilio_sim: TwilioSimulator) -> None:
    for tekst in ("{", "[]", "1"):
        antwoord = requests.post(
            f"{twilio_sim.url}/_sim/", data=tekst, headers={"Content-Type": "application/json"}, timeout=5
        )
        assert antwoord.status_code == 400


def test_stopping_cuts_open_connections_and_frees_the_port() -> None:
    eerste = DigidSimulator().start()
    with requests.Session() as sessie:
        assert sessie.get(f"{eerste.url}/jwks", timeout=5).status_code == 200
        eerste.stop()
        with pytest.raises(requests.ConnectionError):
            sessie.get(f"{eerste.url}/jwks", timeout=5)
    with DigidSimulator(eerste.poort) as tweede:
        assert requests.get(f"{tweede.url}/jwks", timeout=5).status_code == 200


def test_simulators_know_neither_the_portal_nor_django() -> None:
    """They stand for other people's systems: a shared mistake would go unseen."""
    for bestand in (WORTEL / "simulatoren").rglob("*.py"):
        for regel in ast.walk(ast.parse(bestand.read_text("utf-8"))):
            namen = [naam.name for naam in regel.names] if isinstance(regel, ast.Import) else []
            namen += [regel.module or ""] if isinstance(regel, ast.ImportFrom) else []
            verboden = {naam.split(".")[0] for naam in namen} & {"django", "portaal", "cms", "twilio"}
            assert not verboden, bestand


def test_switches_change_all_or_nothing() -> None:
    schakelaars = Schakelaars(
        {"fout": Keuze("Fout", {GEEN: "Geen", "kapot": "Kapot"}), "keer": Getal("Keer")}
    )
    with pytest.raises(SchakelaarOnbekend):
        schakelaars.update({"fout": "kapot", "keer": "veel"})
    assert schakelaars.take_fout("kapot") == GEEN
    schakelaars.update({"fout": "kapot", "keer": 1})
    assert schakelaars.take_fout("anders") == GEEN
    assert [schakelaars.take_fout("kapot") for _ in range(2)] == ["kapot", GEEN]


def test_numbers_may_be_written_the_dutch_way(twilio_sim: TwilioSimulator) -> None:
    pagina = requests.post(f"{twilio_sim.url}/_sim/", data={"staptijd": "0,25"}, timeout=5).text
    assert twilio_sim.schakelaars.getal("staptijd") == 0.25
    assert 'value="0,25"' in pagina


def start(module: str, *opties: str, omgeving: str = "test") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *opties],
        cwd=WORTEL,
        env={**os.environ, "PORTAAL_OMGEVING": omgeving},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(proces: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status and what was said on stderr; a process that goes on is ended."""
    try:
        _, fouten = proces.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        proces.kill()
        _, fouten = proces.communicate()
    return proces.returncode, fouten


@pytest.mark.parametrize(
    "module", ["simulatoren", "simulatoren.digid", "simulatoren.twilio", "simulatoren.mail"]
)
def test_command_refuses_to_start_in_production(module: str) -> None:
    status, fouten = finish(start(module, omgeving="productie"))
    assert status == 2
    assert "PORTAAL_OMGEVING" in fouten


def test_one_command_starts_all_and_a_signal_stops_all(tmp_path: Path) -> None:
    poorten = [free_port() for _ in range(4)]
    namen = ("--digid-poort", "--twilio-poort", "--mail-poort", "--smtp-poort")
    opties = [deel for naam, poort in zip(namen, poorten, strict=True) for deel in (naam, str(poort))]
    proces = start("simulatoren", *opties, "--map", str(tmp_path / "nieuw"))
    assert proces.stdout
    regels = [proces.stdout.readline() for _ in range(3)]
    assert [str(poort) in regel for poort, regel in zip(poorten, regels, strict=False)] == [True] * 3
    for poort, pad in zip(poorten, ("jwks", "telefoon/", ""), strict=False):
        assert requests.get(f"http://127.0.0.1:{poort}/{pad}", timeout=5).status_code == 200
    wait_until(lambda: (tmp_path / "nieuw" / "mail.jsonl").exists())
    proces.send_signal(signal.SIGTERM)
    assert finish(proces) == (0, "")


def test_twilio_keeps_its_messages_when_killed(tmp_path: Path) -> None:
    poort = free_port()
    opties = ("--poort", str(poort), "--map", str(tmp_path))
    rekening = Rekening()
    adres = f"http://127.0.0.1:{poort}/2010-04-01/Accounts/{rekening.sid}/Messages.json"
    vraag = {"To": "+31612345601", "From": "Lindervoort", "Body": "Dag"}
    sids = []
    for _ in range(2):
        proces = start("simulatoren.twilio", *opties)
        assert proces.stdout
        proces.stdout.readline()
        with requests.Session() as sessie:
            sessie.auth = (rekening.sid, rekening.token)
            sids.append(sessie.post(adres, data=vraag, timeout=5).json()["sid"])
            lijst = sessie.get(adres, timeout=5).json()["messages"]
        proces.kill()
        finish(proces)
    assert [bericht["sid"] for bericht in lijst] == sids[::-1]


def test_busy_port_gives_a_clear_message() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        status, fouten = finish(start("simulatoren.digid", "--poort", str(bezet.getsockname()[1])))
    assert status == 3
    assert "Is de poort vrij?" in fouten


def test_busy_smtp_port_leaves_nothing_open() -> None:
    with MailSimulator() as eerste:
        poort = free_port()
        with pytest.raises(OSError, match="in use"):
            MailSimulator(poort, eerste.smtp_poort)
        with MailSimulator(poort) as tweede:
            assert tweede.poort == poort
