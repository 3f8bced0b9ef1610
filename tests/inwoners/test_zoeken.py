"""Finding a person, and who may see which."""

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from portaal.inwoners.models import Inwoner
from portaal.inwoners.permissions import get_inwoner_or_404, zichtbaar_voor
from portaal.inwoners.queries import HOOGSTENS, find_inwoners
from portaal.toegang.models import Account
from tests.factories.inwoners import InwonerFactory
from tests.factories.toegang import MedewerkerFactory


@pytest.fixture
def bevolking(db: None) -> None:
    InwonerFactory(
        bsn="999990019", voornamen="Sanne Maria", voorvoegsel="de", geslachtsnaam="Vries", huisnummer="12"
    )
    InwonerFactory(voornamen="Jo", voorvoegsel="van den", geslachtsnaam="Heuvel", huisnummer="118 B")
    InwonerFactory(voornamen="Kees", geslachtsnaam="Vriesman", huisnummer="1", postcode="4299 LA")


def search(q: str) -> list[str]:
    return [inwoner.naam for inwoner in find_inwoners(q, Inwoner.objects.all())]


@pytest.mark.parametrize(
    ("q", "gevonden"),
    [
        ("Vries", ["Sanne de Vries", "Kees Vriesman"]),
        ("vriesm", ["Kees Vriesman"]),
        ("sanne", ["Sanne de Vries"]),
        ("Sanne de Vries", ["Sanne de Vries"]),
        ("  sanne   vries ", ["Sanne de Vries"]),
        ("van den heuvel", ["Jo van den Heuvel"]),
        ("den Heuvel", ["Jo van den Heuvel"]),
        ("ries", []),
        ("999990019", []),
        ("999.990.019", []),
        ("4299LV 12", ["Sanne de Vries"]),
        ("4299 lv, 12", ["Sanne de Vries"]),
        ("4299 LV 118 b", ["Jo van den Heuvel"]),
        ("4299 LV 1", []),
        ("4299 LA 1", ["Kees Vriesman"]),
        ("V", []),
        ("", []),
        ("%", []),
        ("__", []),
        ("' OR 1=1 --", []),
    ],
)
def test_search_finds(bevolking: None, q: str, gevonden: list[str]) -> None:
    assert search(q) == gevonden


@pytest.mark.django_db
def test_search_is_bounded_and_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    InwonerFactory.create_batch(HOOGSTENS + 5)

    with django_assert_num_queries(1):
        assert len(search("Brandsma")) == HOOGSTENS


def test_search_stays_within_what_the_searcher_sees(eigenaar: Account, vreemde: Account) -> None:
    gevonden = find_inwoners("Dijkstra", zichtbaar_voor(eigenaar))

    assert gevonden == []


def test_resident_sees_only_themselves(eigenaar: Account, vreemde: Account) -> None:
    assert [inwoner.uuid for inwoner in zichtbaar_voor(eigenaar)] == [eigenaar.inwoner_uuid]
    with pytest.raises(Http404):
        get_inwoner_or_404(eigenaar, vreemde.inwoner_uuid)


def test_staff_of_a_team_sees_persons(medewerker: Account, eigenaar: Account) -> None:
    assert get_inwoner_or_404(medewerker, eigenaar.inwoner_uuid).uuid == eigenaar.inwoner_uuid


def test_staff_without_a_team_sees_nobody(eigenaar: Account) -> None:
    assert not zichtbaar_voor(MedewerkerFactory(is_superuser=True)).exists()


def test_nobody_sees_nobody(eigenaar: Account) -> None:
    eigenaar.is_active = False

    assert not zichtbaar_voor(AnonymousUser()).exists()
    assert not zichtbaar_voor(eigenaar).exists()


def test_person_that_does_not_exist_is_a_404(medewerker: Account) -> None:
    with pytest.raises(Http404):
        get_inwoner_or_404(medewerker, uuid.uuid4())
