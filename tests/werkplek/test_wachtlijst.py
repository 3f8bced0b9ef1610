"""The waiting list of a locatie as staff see it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import WachtlijstStatus
from portaal.afspraken.models import Wachtlijstplek
from portaal.afspraken.operations import join_wachtlijst
from portaal.afspraken.wens import WensRegel
from portaal.toegang.models import Account, Handeling, Inzage
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster

PAD = "/werkplek/agenda/wachtlijst/"


@pytest.fixture
def plek(zaaktype) -> Plek:
    return make_rooster(soort=AfspraaksoortFactory(zaaktype=zaaktype))


def join(plek: Plek, naam: str, *, overal: bool = False) -> Wachtlijstplek:
    return join_wachtlijst(
        regels=[WensRegel(plek.soort, 1)],
        locatie=None if overal else plek.locatie,
        tot=timezone.localdate() + timedelta(days=5),
        contact={"naam": naam, "telefoon": "+31612345678"},
        sleutel=naam,
        by=None,
        now=timezone.now(),
    )


def test_staff_see_who_waits_and_the_look_is_logged(werk: Client, plek: Plek) -> None:
    join(plek, "Sanne de Vries")
    join(plek, "Omar Bakker", overal=True)
    join(make_rooster(soort=plek.soort), "Iemand Anders")
    inhoud = werk.get(PAD, {"locatie": plek.locatie.slug}).content.decode()
    assert inhoud.index("Sanne de Vries") < inhoud.index("Omar Bakker")
    assert "Iemand Anders" not in inhoud
    assert Inzage.objects.filter(wat=f"{plek.locatie.naam}: wachtlijst").count() == 1


def test_staff_of_another_team_see_nobody_and_can_remove_nobody(
    client_voor: ClientVoor, medewerker_ander_team: Account, plek: Plek
) -> None:
    wachtplek = join(plek, "Sanne de Vries")
    client = client_voor(medewerker_ander_team)
    assert "Sanne" not in client.get(PAD, {"locatie": plek.locatie.slug}).content.decode()
    assert client.post(f"{PAD}{wachtplek.uuid}/").status_code == 404


def test_staff_take_somebody_off_the_list_and_that_is_noted(
    werk: Client, medewerker: Account, plek: Plek
) -> None:
    wachtplek = join(plek, "Sanne de Vries")
    for _ in range(2):
        assert werk.post(f"{PAD}{wachtplek.uuid}/").status_code == 302
    wachtplek.refresh_from_db()
    assert wachtplek.status == WachtlijstStatus.GESTOPT
    assert Handeling.objects.filter(object_uuid=wachtplek.uuid, wie=medewerker).count() == 1


def test_the_list_asks_as_much_for_many_as_for_few(
    werk: Client, plek: Plek, django_assert_max_num_queries
) -> None:
    for n in range(3):
        join(plek, f"Naam {n}")
    with django_assert_max_num_queries(40) as weinig:
        werk.get(PAD)
    for n in range(3, 20):
        join(plek, f"Naam {n}")
    with django_assert_max_num_queries(len(weinig.captured_queries)):
        werk.get(PAD)
