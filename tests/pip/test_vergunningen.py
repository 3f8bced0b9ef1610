"""Mijn vergunningen: seen, put on another kenteken, ended; by the owner only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.models import Recht, Zaaktype
from portaal.zaken.operations import grant_recht
from portaal.zaken.operations import recht as recht_operations
from portaal.zaken.rechten import BEWONER
from tests.conftest import ClientVoor
from tests.factories.zaken import ZaakFactory
from tests.zaken.parkeren import Rdw

pytestmark = pytest.mark.django_db
LIJST = "/mijn/vergunningen/"


@pytest.fixture(autouse=True)
def rdw(monkeypatch: pytest.MonkeyPatch) -> Rdw:
    bron = Rdw()
    monkeypatch.setattr(recht_operations, "get_voertuig", bron.get_voertuig)
    return bron


@pytest.fixture
def recht(inwoner: Inwoner, zaaktype: Zaaktype) -> Recht:
    vandaag = timezone.localdate()
    return grant_recht(
        zaak=ZaakFactory(zaaktype=zaaktype, initiator=inwoner),
        inwoner=inwoner,
        soort=BEWONER.code,
        kenmerk="12-ABC-3",
        gebied="A",
        geldig_van=vandaag,
        geldig_tot=vandaag + timedelta(days=364),
        by=None,
        now=timezone.now(),
    )


def url(recht: Recht, naam: str = "vergunning") -> str:
    return reverse(f"pip:{naam}", args=[recht.uuid])


def test_list_shows_what_runs(mijn: Client, recht: Recht) -> None:
    pagina = mijn.get(LIJST).content.decode()
    assert "Parkeervergunning bewoner" in pagina and "12-ABC-3" in pagina and "Geldig" in pagina


def test_empty_list_says_what_comes_here(mijn: Client) -> None:
    assert "U hebt nu geen vergunningen" in mijn.get(LIJST).content.decode()


def test_kenteken_is_changed_however_it_is_typed(mijn: Client, recht: Recht) -> None:
    antwoord = mijn.post(url(recht), {"kenteken": "34def5", "versie": 0}, follow=True)
    pagina = antwoord.content.decode()
    assert "Uw vergunning staat nu op 34-DEF-5." in pagina
    assert "Van 12-ABC-3 naar 34-DEF-5" in pagina
    assert "nog 2 keer" in pagina


def test_second_tab_reads_what_happened_and_can_go_on(mijn: Client, recht: Recht) -> None:
    mijn.post(url(recht), {"kenteken": "34-DEF-5", "versie": 0})
    antwoord = mijn.post(url(recht), {"kenteken": "56-GHJ-7", "versie": 0})
    assert antwoord.status_code == 422
    assert "net veranderd" in antwoord.content.decode()
    assert 'name="versie" value="1"' in antwoord.content.decode()
    recht.refresh_from_db()
    assert recht.kenmerk == "34-DEF-5"


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ({"kenteken": "", "versie": 0}, "Vul uw kenteken in"),
        ({"kenteken": "fiets", "versie": 0}, "Vul uw kenteken in"),
        ({"kenteken": "12-ABC-3", "versie": 0}, "staat al op dit kenteken"),
        ({"kenteken": "34-DEF-5", "versie": "x"}, "Probeer het nog een keer"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    invoer: dict[str, object], fout: str, mijn: Client, recht: Recht
) -> None:
    antwoord = mijn.post(url(recht), invoer)
    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()


def test_rdw_that_is_down_is_told(mijn: Client, recht: Recht, rdw: Rdw) -> None:
    rdw.is_weg = True
    antwoord = mijn.post(url(recht), {"kenteken": "34-DEF-5", "versie": 0})
    assert "nu niet nakijken bij de RDW" in antwoord.content.decode()


def test_ending_asks_first(mijn: Client, recht: Recht) -> None:
    assert "Wilt u deze vergunning stoppen?" in mijn.get(url(recht, "vergunning_stoppen")).content.decode()
    recht.refresh_from_db()
    assert recht.ingetrokken_op is None
    pagina = mijn.post(url(recht, "vergunning_stoppen"), {"versie": 0}, follow=True).content.decode()
    assert "Uw vergunning is gestopt." in pagina and "Vergunningen die voorbij zijn" in pagina
    nog_eens = mijn.post(url(recht, "vergunning_stoppen"), {"versie": 1}, follow=True)
    assert "was al gestopt" in nog_eens.content.decode()
    assert "Kenteken veranderen" not in mijn.get(url(recht)).content.decode()


@pytest.mark.parametrize("naam", ["vergunning", "vergunning_stoppen"])
def test_stranger_finds_nothing(naam: str, recht: Recht, vreemde: Account, client_voor: ClientVoor) -> None:
    ander = client_voor(vreemde)
    assert ander.get(url(recht, naam)).status_code == 404
    assert ander.post(url(recht, naam), {"versie": 0, "kenteken": "34-DEF-5"}).status_code == 404
    recht.refresh_from_db()
    assert (recht.kenmerk, recht.ingetrokken_op) == ("12-ABC-3", None)
