"""Fill the demo, inside .venv and in one process: migrations, demo data, static files. Run by bin/demo."""

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command, get_commands  # noqa: E402

STATISCH = (
    "**/static/**/*.css",
    "**/static/**/*.js",
    "**/static/**/*.svg",
    "**/static/**/*.woff2",
    "**/static/**/*.png",
)
# In this order: the texts and the forms are there before the demo uses them.
DEMO_OPDRACHTEN = ("laad_sjablonen", "laad_zaaktypen", "laad_formulieren", "laad_demo", "laad_site")


def fingerprint(paden: Iterable[Path]) -> str:
    """A hash over names, sizes and times of files: quick, and it changes whenever one of them does."""
    regels = sorted(f"{pad} {pad.stat().st_size} {pad.stat().st_mtime_ns}" for pad in paden)
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()


def changed(naam: str, waarde: str) -> bool:
    """Whether a step has to be done again; the stamp is written by `done`."""
    stempel = settings.DEMO_MAP / f"{naam}.stempel"
    return not stempel.exists() or stempel.read_text() != waarde


def done(naam: str, waarde: str) -> None:
    (settings.DEMO_MAP / f"{naam}.stempel").write_text(waarde)


def prepare() -> None:
    for naam in ("celery/post", "celery/control", "log", "tijdelijk", "simulatoren"):
        (settings.DEMO_MAP / naam).mkdir(parents=True, exist_ok=True)
    print("  database …", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    for opdracht in DEMO_OPDRACHTEN:
        if opdracht in get_commands():
            print(f"  {opdracht.replace('laad_', '')} …", flush=True)
            call_command(opdracht, verbosity=0)
    lock = WORTEL / "requirements" / "basis.txt"
    bron = [pad for app in ("portaal", "cms") for patroon in STATISCH for pad in (WORTEL / app).glob(patroon)]
    stand = fingerprint([*bron, lock])
    if changed("statisch", stand) or not settings.STATIC_ROOT.exists():
        print("  opmaak …", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        done("statisch", stand)


if __name__ == "__main__":
    os.chdir(WORTEL)
    django.setup()
    prepare()
