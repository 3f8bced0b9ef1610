"""The BSN canary: after one resident went everywhere, their BSN stands nowhere in readable form."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.test import Client

from portaal.inwoners.models import Inwoner
from portaal.kern.logboek import CorrelatieFilter, JsonFormatter
from portaal.kern.versleuteling import blind_index
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak

from ..conftest import ClientVoor
from .paden import all_paden
from .wandelaar import Bezoekers, path_of, rightful
from .wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db
BSN = "999993653"
SCHRIJFWIJZEN = (BSN, "9999.93.653", "9999 93 653", "999 993 653", "999-993-653", BSN[::-1])


class Logvanger(logging.Handler):
    """Keeps each line as production writes it."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.addFilter(CorrelatieFilter())
        self.setFormatter(JsonFormatter())
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.regels.append(self.format(record))


@pytest.fixture
def logs() -> Iterator[Logvanger]:
    """Everything that is logged, down to the queries of the database."""
    vanger, wortel = Logvanger(), logging.getLogger()
    niveau = wortel.level
    wortel.addHandler(vanger)
    wortel.setLevel(logging.DEBUG)
    yield vanger
    wortel.removeHandler(vanger)
    wortel.setLevel(niveau)


@pytest.fixture
def wereld(
    eigenaar: Account, vreemde: Account, team: Team, medewerker: Account, medewerker_ander_team: Account
) -> Wereld:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    inwoner.bsn_enc, inwoner.bsn_idx = BSN, blind_index(BSN)
    inwoner.save()
    return make_wereld(eigenaar, vreemde, team, medewerker, medewerker_ander_team)


def holds_bsn(text: str) -> bool:
    return any(schrijfwijze in text for schrijfwijze in SCHRIJFWIJZEN)


def database_places() -> Iterator[str]:
    """Tables with a row that holds the BSN."""
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608  names from the database
            if any(holds_bsn(str(rij)) for rij in cursor.fetchall()):
                yield tabel


def stored_files() -> Iterator[str]:
    """Files that hold the BSN, in their name or in what is in them."""
    for naam in ("default", "prive"):
        for pad in Path(storages[naam].location).rglob("*"):  # type: ignore[attr-defined]
            if holds_bsn(str(pad)) or (pad.is_file() and holds_bsn(pad.read_bytes().decode("latin-1"))):
                yield str(pad)


def leaks(logs: Logvanger, addresses: list[str]) -> list[str]:
    """Every place outside the encrypted field where the BSN can be read."""
    found = [f"table {tabel}" for tabel in database_places()]
    found += [f"file {pad}" for pad in stored_files()]
    found += [
        f"session {sessie.pk}" for sessie in Session.objects.all() if holds_bsn(str(sessie.get_decoded()))
    ]
    found += [f"log: {regel[:200]}" for regel in logs.regels if holds_bsn(regel)]
    found += [f"mail: {bericht.subject}" for bericht in mail.outbox if holds_bsn(str(bericht.message()))]
    found += [f"address {adres}" for adres in addresses if holds_bsn(adres)]
    found += [f"cache {sleutel}" for sleutel in getattr(cache, "_cache", {}) if holds_bsn(str(sleutel))]
    return found


def go_everywhere(wereld: Wereld, client_voor: ClientVoor) -> list[str]:
    """Open every page there is as the one it is for; staff look the resident up by BSN. The addresses seen."""
    bezoek, addresses = Bezoekers(wereld, client_voor), []
    for pad in all_paden():
        if not pad.route.startswith("beheer/"):
            antwoord = bezoek(rightful(pad, wereld)).get(path_of(pad, wereld))
            addresses += [path_of(pad, wereld), antwoord.headers.get("Location", "")]
            wereld.markers_in(antwoord)  # reads a file that is handed out to its end
    gevonden = bezoek(wereld.behandelaar).post("/werkplek/zoeken/bsn/", {"bsn": BSN})
    assert gevonden.headers["Location"].endswith(f"/inwoners/{wereld.argumenten['inwoner_uuid']}/")
    mislukt = bezoek(wereld.behandelaar).get("/werkplek/zoeken/", {"q": BSN})
    return [*addresses, gevonden.headers["Location"], mislukt.headers.get("Location", "")]


def test_the_bsn_stands_nowhere(wereld: Wereld, client_voor: ClientVoor, logs: Logvanger) -> None:
    addresses = go_everywhere(wereld, client_voor)
    assert len(logs.regels) > 10
    assert leaks(logs, addresses) == []


def test_it_is_there_for_who_has_the_key(wereld: Wereld) -> None:
    assert Inwoner.objects.get(bsn_idx=blind_index(BSN)).bsn_enc == BSN


@pytest.mark.parametrize("plaats", ["table", "session", "log", "mail", "address", "file"])
def test_a_planted_bsn_is_found(plaats: str, wereld: Wereld, logs: Logvanger, tmp_path: Path) -> None:
    addresses = []
    if plaats == "table":
        Zaak.objects.filter(uuid=wereld.argumenten["zaak_uuid"]).update(toelichting=f"BSN {BSN}")
    elif plaats == "session":
        sessie = Client().session
        sessie["bsn"] = BSN
        sessie.save()
    elif plaats == "log":
        logging.getLogger("portaal.test").info("klaar", extra={"inwoner": BSN})
    elif plaats == "mail":
        mail.send_mail("Uw zaak", f"Voor {BSN}", "van@lindervoort.example", ["aan@voorbeeld.example"])
    elif plaats == "address":
        addresses = [f"/mijn/?bsn={BSN}"]
    else:
        pad = Path(storages["prive"].location) / "planted.txt"  # type: ignore[attr-defined]
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(BSN)
    found = leaks(logs, addresses)
    if plaats == "file":
        pad.unlink()
    assert [regel.split()[0].strip(":") for regel in found] == [plaats]
