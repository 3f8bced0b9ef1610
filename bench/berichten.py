"""Dispatch rate of one worker against the rate at which the same process can post over HTTP at all.

Both against the Twilio simulator in a process of its own, alternating, in one run; the promise is at least half.
DATABASE_URL chooses the database (a new SQLite file without it); the messages that it makes are left in it.

    .venv/bin/python bench/berichten.py
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))
os.environ["DJANGO_SETTINGS_MODULE"] = "portaal.settings.test"
os.environ["PORTAAL_OMGEVING"] = "test"
MAP = tempfile.TemporaryDirectory(prefix="portaal-bench-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{MAP.name}/bench.sqlite3")

import django  # noqa: E402

django.setup()

import requests  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from portaal.berichten.enums import Kanaal, PogingStaat  # noqa: E402
from portaal.berichten.models import Poging  # noqa: E402
from portaal.berichten.operations import drain, send_bericht  # noqa: E402

AANTAL = int(os.environ.get("BENCH_AANTAL", "300"))
RONDEN = 10
BELOFTE = 0.5
CONTEXT = {"zaaktype": "Paspoort", "identificatie": "Z-2026-004712", "locatie": "De Haven", "uitleg": ""}


def start_simulator() -> tuple["subprocess.Popen[str]", str]:
    """The simulator in its own process, so that it does not share our interpreter lock."""
    twilio = {
        "TWILIO_ACCOUNT_SID": settings.TWILIO["account_sid"],
        "TWILIO_AUTH_TOKEN": settings.TWILIO["auth_token"],
    }
    proces = subprocess.Popen(
        [sys.executable, "-m", "simulatoren.twilio", "--poort", "0"],
        cwd=WORTEL,
        env={**os.environ, **twilio},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    url = proces.stdout.readline().split(" ", 1)[1].strip().rstrip("/")
    requests.post(
        f"{url}/_sim/", json={"terugmelding": "uit", "staptijd": 3600}, timeout=5
    ).raise_for_status()
    return proces, url


def measure_raw(url: str, aantal: int) -> float:
    """Posts per second with nothing around them: one session, the same fields, the sid read."""
    twilio = settings.TWILIO
    pad = f"{url}/2010-04-01/Accounts/{twilio['account_sid']}/Messages.json"
    velden = {
        "To": "+31612345678",
        "From": twilio["afzender"],
        "Body": "Uw document ligt klaar op locatie De Haven. Log zelf in via Mijn Lindervoort.",
        "StatusCallback": f"{settings.PUBLIEKE_URL}/terug/twilio/{uuid4()}/",
    }
    with requests.Session() as sessie:
        sessie.auth = (twilio["account_sid"], twilio["auth_token"])
        begin = time.perf_counter()
        for _ in range(aantal):
            assert sessie.post(pad, data=velden, timeout=30).json()["sid"]
        return aantal / (time.perf_counter() - begin)


def measure_dispatch(aantal: int) -> float:
    """Messages per second from waiting row to stored acceptance, by one worker."""
    for n in range(aantal):
        send_bericht(
            soort="document-klaar",
            ontvanger=None,
            context=CONTEXT,
            dedupe_key=f"bench:{uuid4()}",
            adres=f"+31612{n:06}",
            by=None,
            now=timezone.now(),
        )
    begin = time.perf_counter()
    while Poging.objects.filter(staat=PogingStaat.WACHT).exists():
        drain(kanaal=Kanaal.SMS, klok=timezone.now)
    return aantal / (time.perf_counter() - begin)


def main() -> int:
    settings.BERICHTEN["per_adres_per_dag"] = settings.SMS_DAGLIMIET = 10**9
    call_command("migrate", verbosity=0)
    proces, url = start_simulator()
    settings.TWILIO["simulator_url"] = url
    try:
        measure_raw(url, 50)
        measure_dispatch(50)
        ronden = [(measure_raw(url, AANTAL), measure_dispatch(AANTAL)) for _ in range(RONDEN)]
    finally:
        proces.terminate()
        proces.wait(10)
    # The best round of each: the others tell how busy the machine was.
    kaal, verstuurd = (max(snelheden) for snelheden in zip(*ronden, strict=True))
    print(f"database     {connection.vendor}, best of {RONDEN} rounds of {AANTAL} messages")
    print(f"raw POST     {kaal:7.0f} per second")
    print(f"dispatch     {verstuurd:7.0f} per second")
    print(f"ratio        {verstuurd / kaal:7.2f} (promise: at least {BELOFTE})")
    return 0 if verstuurd >= BELOFTE * kaal else 1


if __name__ == "__main__":
    sys.exit(main())
