"""When a day cannot be locked in time, the answer is 503 and the same post can be sent again: never a 500."""

from datetime import timedelta
from typing import NoReturn

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import dag
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.views.optie import sign_optie
from tests.factories.afspraken import Plek, make_rooster, workday_after

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": ""}


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster()


@pytest.fixture
def slot_komt_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OperationalError("database is locked")

    monkeypatch.setattr(dag, "_lock", refuse)


def book(plek: Plek) -> Afspraak:
    overmorgen = workday_after(timezone.localdate() + timedelta(days=1))
    start = dag.Dag(overmorgen).moment(9 * 12)
    return plek.book(start, timezone.now())


@pytest.mark.parametrize("pad", ["verplaatsen/", "annuleren/"])
def test_moving_and_cancelling_ask_to_try_again(
    client: Client, plek: Plek, request: pytest.FixtureRequest, pad: str
) -> None:
    afspraak = book(plek)
    request.getfixturevalue("slot_komt_niet")
    moment = (afspraak.start + timedelta(hours=1)).isoformat()
    antwoord = client.post(f"/afspraken/{sign_link(afspraak.uuid)}/{pad}", {"moment": moment})
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "3")
    assert f'name="moment" value="{moment}"' in antwoord.content.decode()
    assert Afspraak.objects.get().status == AfspraakStatus.BEVESTIGD


def test_holding_asks_to_try_again_with_the_same_moment(
    client: Client, plek: Plek, slot_komt_niet: None
) -> None:
    overmorgen = workday_after(timezone.localdate() + timedelta(days=1))
    moment = dag.Dag(overmorgen).moment(9 * 12).isoformat()
    pad = f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}"
    antwoord = client.post(pad, {"moment": moment, "csrfmiddlewaretoken": "geheim"})
    assert antwoord.status_code == 503
    inhoud = antwoord.content.decode()
    assert f'name="moment" value="{moment}"' in inhoud and "geheim" not in inhoud
    assert not Afspraak.objects.exists()


def test_confirming_asks_to_try_again(client: Client, plek: Plek, monkeypatch: pytest.MonkeyPatch) -> None:
    afspraak = book(plek)
    later = timezone.now() + timedelta(minutes=9)
    Afspraak.objects.update(status=AfspraakStatus.OPTIE, optie_tot=later, contact=CONTACT)

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OperationalError("database is locked")

    monkeypatch.setattr("portaal.afspraken.operations.boeken._keep_cells", refuse)
    antwoord = client.post(f"/afspraak-maken/{sign_optie(afspraak.uuid)}/bevestigen/")
    assert antwoord.status_code == 503
    assert Afspraak.objects.get().status == AfspraakStatus.OPTIE
