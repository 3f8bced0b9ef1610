"""Counts per step: who starts, finishes, stumbles and leaves, without a person in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portaal.formulieren import tasks
from portaal.formulieren.invulling import Invulling
from portaal.formulieren.models import Aanvraag, StapMeting
from portaal.formulieren.operations import verwijder_concept
from portaal.formulieren.operations.meten import count_fout
from tests.factories.formulieren import AanvraagFactory
from tests.tellen import count_queries

from .invuller import Invuller

pytestmark = pytest.mark.django_db


def geteld() -> dict[str, tuple[int, int, int, int]]:
    """Per step: started, finished, faulty, left."""
    return {
        meting.stap: (meting.gestart, meting.voltooid, meting.fout, meting.verlaten)
        for meting in StapMeting.objects.all()
    }


def test_each_step_counts_once_from_begin_to_receipt(invuller: Invuller) -> None:
    assert geteld() == {"adres": (1, 0, 0, 0)}
    invuller.fill_in()
    invuller.send("controle")
    assert geteld() == dict.fromkeys(("adres", "datum", "wie", "contact", "controle"), (1, 1, 0, 0))


def test_looking_counts_nothing_and_changing_an_answer_does_not_count_again(invuller: Invuller) -> None:
    invuller.fill_in()
    eerst = geteld()
    invuller.open("adres")
    invuller.open("controle")
    invuller.send("contact", {"email": "ander@voorbeeld.example", "telefoon": ""}, vraag="?terug=controle")
    assert geteld() == eerst


def test_fault_is_counted_at_its_step(invuller: Invuller) -> None:
    invuller.send_wrong("adres", {"postcode": "fout"})
    invuller.send_wrong("adres", {"postcode": "nog fout"})
    assert geteld() == {"adres": (1, 0, 2, 0)}


def test_draft_that_is_thrown_away_was_left_where_it_stood(invuller: Invuller) -> None:
    invuller.fill_in(tot="wie")
    verwijder_concept(aanvraag=invuller.stored(), by=None, now=timezone.now())
    assert geteld()["wie"] == (1, 0, 0, 1)
    assert geteld()["adres"] == (1, 1, 0, 0)


def test_draft_that_nobody_came_back_to_was_left(invuller: Invuller) -> None:
    invuller.fill_in(tot="datum")
    Aanvraag.objects.update(verloopt_op=timezone.now() - timedelta(minutes=1))
    tasks.schoon()
    assert geteld()["datum"] == (1, 0, 0, 1)


def test_counts_of_one_day_add_up_in_one_row_and_one_statement(django_assert_num_queries: object) -> None:
    aanvraag = AanvraagFactory()
    nu = timezone.now()
    invulling = Invulling(
        Aanvraag.objects.met_formulier().get(pk=aanvraag.pk), vandaag=timezone.localdate(nu)
    )
    for _ in range(3):
        with django_assert_num_queries(1):  # type: ignore[operator]
            count_fout(invulling=invulling, stap="wie", now=nu)
    count_fout(invulling=invulling, stap="wie", now=nu + timedelta(days=1))
    assert list(StapMeting.objects.filter(stap="wie").order_by("dag").values_list("fout", flat=True)) == [
        3,
        1,
    ]


def test_old_counts_go() -> None:
    aanvraag = AanvraagFactory()
    oud = timezone.localdate() - timedelta(days=731)
    StapMeting.objects.create(versie=aanvraag.versie, stap="adres", dag=oud, gestart=1)
    tasks.schoon()
    assert not StapMeting.objects.filter(dag=oud).exists()


def test_a_step_is_shown_with_as_few_queries_as_before(invuller: Invuller) -> None:
    invuller.fill_in(tot="wie")
    assert count_queries(invuller.client, invuller.url("wie")) <= 8
