"""What the demo consists of: ports, settings and processes. Each port is counted from that of the website."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import _omgeving as omgeving

BRON = ("portaal", "cms", "simulatoren")
SOORTEN = {".py", ".json", ".toml", ".csv", ".css", ".js", ".svg", ".woff2", ".png", ".jpg", ".webp"}
WACHTRIJEN = "standaard,sms,mail,callbacks,sweep"


@dataclass(frozen=True)
class Opstelling:
    """One running demo: its first port and the folder that holds all its state."""

    poort: int
    map: Path

    @property
    def poorten(self) -> dict[str, int]:
        """Port per part; the message about a busy port uses the names."""
        return {
            "de website": self.poort,
            "de DigiD-simulator": self.poort + 1,
            "de Twilio-simulator": self.poort + 2,
            "de e-mailsimulator": self.poort + 3,
            "de BRP": self.poort + 4,
            "het Handelsregister": self.poort + 5,
            "de RDW": self.poort + 6,
            "PDOK": self.poort + 7,
            "de virusscanner": self.poort + 10,
            "de postbus (SMTP)": self.poort + 25,
        }

    @property
    def adres(self) -> str:
        return f"http://localhost:{self.poort}"

    def simulator(self, naam: str) -> str:
        return f"http://127.0.0.1:{self.poorten[naam]}"

    def env(self) -> dict[str, str]:
        """Settings of the demo; a DATABASE_URL and REDIS_URL of the caller are kept."""
        digid = self.simulator("de DigiD-simulator")
        return omgeving.environment(
            DJANGO_SETTINGS_MODULE="portaal.settings.demo",
            PORTAAL_OMGEVING="demo",
            PUBLIEKE_URL=self.adres,
            DEMO_MAP=str(self.map),
            TMPDIR=str(self.map / "tijdelijk"),
            DIGID_ISSUER=digid,
            DIGID_AUTHORIZE_URL=f"{digid}/authorize",
            DIGID_TOKEN_URL=f"{digid}/token",
            DIGID_USERINFO_URL=f"{digid}/userinfo",
            DIGID_JWKS_URL=f"{digid}/jwks",
            DIGID_LOGOUT_URL=f"{digid}/end_session",
            TWILIO_SIMULATOR_URL=self.simulator("de Twilio-simulator"),
            MAIL_INBOX_URL=self.simulator("de e-mailsimulator"),
            EMAIL_PORT=str(self.poorten["de postbus (SMTP)"]),
            BRP_URL=self.simulator("de BRP"),
            KVK_URL=self.simulator("het Handelsregister"),
            RDW_URL=self.simulator("de RDW"),
            PDOK_URL=self.simulator("PDOK"),
            CLAMAV_ADRES=f"127.0.0.1:{self.poorten['de virusscanner']}",
        )

    def opdrachten(self) -> dict[str, list[str]]:
        """The command of each process, by the name of its log."""
        python = str(omgeving.PYTHON)
        poort = {naam: str(nummer) for naam, nummer in self.poorten.items()}
        simulatoren = [python, "-m", "simulatoren", "--map", str(self.map / "simulatoren")]
        simulatoren += [
            "--digid-poort",
            poort["de DigiD-simulator"],
            "--twilio-poort",
            poort["de Twilio-simulator"],
        ]
        simulatoren += [
            "--mail-poort",
            poort["de e-mailsimulator"],
            "--smtp-poort",
            poort["de postbus (SMTP)"],
        ]
        simulatoren += ["--brp-poort", poort["de BRP"], "--kvk-poort", poort["het Handelsregister"]]
        simulatoren += ["--rdw-poort", poort["de RDW"], "--pdok-poort", poort["PDOK"]]
        simulatoren += ["--clamav-poort", poort["de virusscanner"]]
        web = [
            python,
            "-m",
            "gunicorn",
            "portaal.wsgi",
            "--bind",
            f"127.0.0.1:{self.poort}",
            "--no-control-socket",
        ]
        web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
        web += ["--worker-tmp-dir", str(self.map / "tijdelijk")]
        worker = [python, "-m", "celery", "-A", "portaal", "worker", "-B", "-P", "threads", "-c", "4"]
        worker += ["-Q", WACHTRIJEN, "-s", str(self.map / "beat"), "--loglevel", "INFO"]
        return {"simulatoren": simulatoren, "web": web, "worker": worker}

    def fingerprint(self) -> str:
        """Changes with the code, the packages, the database it runs on, and never by itself."""
        lock = omgeving.lock_path(omgeving.BASIS).read_text()
        bestanden = [
            pad for map in BRON for pad in (omgeving.WORTEL / map).rglob("*") if pad.suffix in SOORTEN
        ]
        standen = sorted(f"{pad} {pad.stat().st_size} {pad.stat().st_mtime_ns}" for pad in bestanden)
        alles = "\n".join([lock, os.environ.get("DATABASE_URL", ""), *standen])
        return hashlib.sha256(alles.encode()).hexdigest()

    def clear(self) -> None:
        """Throw away all state but the lock."""
        for pad in self.map.iterdir():
            if pad.is_dir():
                shutil.rmtree(pad)
            elif pad.name != "slot":
                pad.unlink()


def namen_van_inwoners() -> list[str]:
    """The test residents that the DigiD simulator knows, with their BSN."""
    pad = omgeving.WORTEL / "simulatoren" / "digid" / "inwoners.json"
    delen = ("voornamen", "voorvoegsel", "geslachtsnaam")
    return [
        f"{' '.join(filter(None, (inwoner[deel] for deel in delen)))} (BSN {inwoner['bsn']})"
        for inwoner in json.loads(pad.read_text(encoding="utf-8"))
    ]


def default_map() -> Path:
    return Path(os.environ.get("DEMO_MAP") or omgeving.WORTEL / ".demo").resolve()
