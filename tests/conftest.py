"""The fixed cast, and what a transactional test must put back."""

from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from hypothesis import settings as hypothesis_settings

from portaal.organisatie.models import Team
from portaal.toegang.middleware import start_session
from portaal.toegang.models import Account

from .begininhoud import Inhoud, put_back, read_tables
from .bronnen import _bronnen as _bronnen
from .bronnen import bronnen as bronnen
from .chromium import browser as browser
from .factories.inwoners import InwonerFactory
from .factories.organisatie import TeamFactory, TeamlidFactory
from .factories.toegang import MedewerkerFactory

# A busy machine is no failure: properties are judged by their result, not by the clock.
hypothesis_settings.register_profile("portaal", deadline=None)
hypothesis_settings.load_profile("portaal")

ClientVoor = Callable[[Account], Client]
BEGININHOUD = pytest.StashKey[Inhoud]()
BACKENDS = {
    "inwoner": "portaal.inwoners.digid.DigiDBackend",
    "medewerker": "portaal.toegang.backends.MedewerkerBackend",
}


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker) -> None:
    """Remember what the migrations put in: Wagtail's root page, Locale and Site, and our own texts."""
    with django_db_blocker.unblock():
        request.config.stash[BEGININHOUD] = read_tables()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """A transactional test empties every table; put back what the migrations had put in for the next test."""
    yield
    marker = item.get_closest_marker("django_db")
    namen = getattr(item, "fixturenames", ())
    is_transactioneel = (marker is not None and marker.kwargs.get("transaction")) or (
        {"transactional_db", "live_server"} & set(namen)
    )
    if is_transactioneel and nextitem is not None:
        with item._request.getfixturevalue("django_db_blocker").unblock():
            put_back(item.config.stash[BEGININHOUD])


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Nothing a test kept in memory is there for the next: in another order the result is the same."""
    caches["default"].clear()
    caches["bronnen"].clear()


class Klok:
    """The clock of the portal; `vooruit` moves it."""

    def __init__(self) -> None:
        self.verschil = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.verschil

    def vooruit(self, **hoeveel: float) -> None:
        self.verschil += timedelta(**hoeveel)


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    """`klok.vooruit(minutes=15)` and timezone.now() is a quarter later."""
    klok = Klok()
    monkeypatch.setattr("django.utils.timezone.now", klok.now)
    return klok


@pytest.fixture
def team(db: None) -> Team:
    return TeamFactory(naam="Burgerzaken", slug="burgerzaken")


@pytest.fixture
def eigenaar(db: None) -> Account:
    """A resident whose things the tests are about."""
    return InwonerFactory(
        met_account=True, voornamen="Sanne", voorvoegsel="de", geslachtsnaam="Vries"
    ).account


@pytest.fixture
def gemachtigde(db: None) -> Account:
    """A resident who may act for the eigenaar."""
    return InwonerFactory(met_account=True, voornamen="Mehmet", geslachtsnaam="Yıldırım").account


@pytest.fixture
def vreemde(db: None) -> Account:
    """A resident who has nothing to do with it."""
    return InwonerFactory(met_account=True, voornamen="Kees", geslachtsnaam="Dijkstra").account


@pytest.fixture
def medewerker(team: Team) -> Account:
    """Staff, behandelaar in the team of the eigenaar's zaken."""
    return TeamlidFactory(
        team=team, account=MedewerkerFactory(first_name="Fatima", last_name="Aksoy")
    ).account


@pytest.fixture
def medewerker_ander_team(db: None) -> Account:
    """Staff, behandelaar in a team that has nothing to do with it."""
    team = TeamFactory(naam="Leefomgeving", slug="leefomgeving")
    account = MedewerkerFactory(first_name="Bram", last_name="Visser")
    return TeamlidFactory(team=team, account=account).account


@pytest.fixture
def client_voor() -> ClientVoor:
    """A browser in which this account has just logged in."""

    def make(account: Account) -> Client:
        client = Client()
        client.force_login(account, backend=BACKENDS[account.soort])
        sessie = client.session
        start_session(sessie)
        sessie.save()
        return client

    return make
