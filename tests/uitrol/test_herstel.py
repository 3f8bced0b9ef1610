"""A backup can be put back, as docs/beheer.md says: dump, files, restore into nothing, and the portal works."""

import subprocess
import tarfile
from pathlib import Path

import pytest

from .compose import WORTEL, answers, container_env, free_port, get, run_service, wait_for
from .postgres import count_rows, new_database, run_tool

pytestmark = pytest.mark.postgres
# A document opens and is what was taken in; a new zaak gets the next number.
NA_HERSTEL = """
import hashlib
from django.utils import timezone
from portaal.zaken.models import EnkelvoudigInformatieObject, Zaak
from portaal.zaken.operations import create_zaak
documenten = list(EnkelvoudigInformatieObject.objects.all())
assert documenten
for document in documenten:
    assert hashlib.sha256(document.inhoud.read()).hexdigest() == document.sha256
oud = Zaak.objects.exclude(rollen=None).first()
nieuw = create_zaak(
    zaaktype=oud.zaaktype, initiator=oud.rollen.first().inwoner, omschrijving="Na herstel", kanaal="balie",
    by=None, now=timezone.now(),
)
assert nieuw.pk > oud.pk and Zaak.objects.filter(identificatie=nieuw.identificatie).count() == 1
assert oud.rollen.first().inwoner.bsn_enc.isdigit()
"""


def manage(env: dict[str, str], *delen: str) -> None:
    subprocess.run(
        ["python", "manage.py", *delen], cwd=WORTEL, env=env, check=True, stdout=subprocess.DEVNULL
    )


def demo_env(database: str, map: Path) -> dict[str, str]:
    map.mkdir()
    return container_env(
        DJANGO_SETTINGS_MODULE="portaal.settings.demo",
        PORTAAL_OMGEVING="demo",
        DATABASE_URL=database,
        DEMO_MAP=str(map),
    )


def test_a_backup_is_put_back(tmp_path: Path) -> None:
    with new_database() as bron, new_database() as kopie:
        oud, nieuw = demo_env(bron, tmp_path / "oud"), demo_env(kopie, tmp_path / "nieuw")
        for opdracht in (
            "migrate",
            "laad_sjablonen",
            "laad_zaaktypen",
            "laad_producten",
            "laad_formulieren",
            "laad_demo",
            "laad_site",
        ):
            manage(oud, opdracht, "-v", "0")
        manage(oud, "collectstatic", "--noinput", "-v", "0")

        run_tool("pg_dump", "--format", "custom", "--file", tmp_path / "portaal.dump", bron)
        with tarfile.open(tmp_path / "bestanden.tar", "w") as archief:
            archief.add(tmp_path / "oud" / "bestanden", "bestanden")
        run_tool("pg_restore", "--dbname", kopie, "--no-owner", "--exit-on-error", tmp_path / "portaal.dump")
        with tarfile.open(tmp_path / "bestanden.tar") as archief:
            archief.extractall(tmp_path / "nieuw", filter="data")

        assert count_rows(kopie) == count_rows(bron)
        manage(nieuw, "migrate", "--check")
        manage(nieuw, "shell", "-v", "0", "-c", NA_HERSTEL)
        _show_pages({**nieuw, "STATIC_MAP": str(tmp_path / "oud" / "static")}, tmp_path)


def _show_pages(env: dict[str, str], tmp_path: Path) -> None:
    poort = free_port()
    web = ["gunicorn", "portaal.wsgi", "--bind", f"127.0.0.1:{poort}", "--no-control-socket"]
    with run_service(web, env, tmp_path / "web.log"):
        wait_for(lambda: answers(poort, "/gezond/"), "web")
        status, tekst = get(poort, "/")
        assert status == 200
        assert "Paspoort" in tekst
        assert get(poort, "/inloggen/")[0] == 200
