"""The work after handing in: done once, tried again, parked where staff see it."""

from datetime import datetime, timedelta
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest

from portaal.berichten.models import Bericht
from portaal.formulieren import tasks
from portaal.formulieren.enums import AanvraagStatus, ActieSoort, ActieStatus
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.formulieren.operations import process_actie, retry_acties
from portaal.formulieren.operations.acties import verwerken
from portaal.formulieren.operations.acties import zaak as zaakwerk
from portaal.formulieren.queries import due_acties, onderweg_van
from portaal.toegang.models import Account, Handeling
from portaal.zaken.models import Zaak
from tests.factories.formulieren import AanvraagFactory, answers_verhuizing

pytestmark = pytest.mark.django_db


class Gedood(BaseException):
    """The worker is killed: nothing of it runs any more."""


@pytest.fixture
def actie() -> UitgaandeActie:
    """The first of an aanvraag: its zaak."""
    return AanvraagFactory(ingediend=True).acties.get(soort=ActieSoort.ZAAK)


@pytest.fixture
def nu(actie: UitgaandeActie) -> datetime:
    return actie.volgende_op


def fail(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("geheim van de inwoner")


def die(*_: object, **__: object) -> NoReturn:
    raise Gedood


def test_action_makes_the_zaak_with_what_the_resident_told(actie: UitgaandeActie, nu: datetime) -> None:
    assert process_actie(actie_id=actie.pk, now=nu)
    aanvraag = Aanvraag.objects.get()
    zaak = aanvraag.zaak
    assert zaak is not None
    assert (zaak.identificatie, zaak.bron_sleutel) == (aanvraag.referentie, f"aanvraag:{aanvraag.uuid}")
    assert zaak.rollen.get().inwoner == aanvraag.aanvrager
    assert {"naam": "Straat", "waarde": "Kerkpad"} in zaak.eigenschappen
    assert aanvraag.status == AanvraagStatus.INGEDIEND, "there is more to do"
    actie.refresh_from_db()
    assert (actie.status, actie.klaar_op) == (ActieStatus.KLAAR, nu)


def test_resident_gets_one_receipt_not_two(actie: UitgaandeActie, nu: datetime) -> None:
    process_actie(actie_id=actie.pk, now=nu)
    assert [bericht.soort for bericht in Bericht.objects.all()] == ["aanvraag-ontvangen"]


def test_term_counts_from_the_day_of_handing_in_however_late_the_worker_is(
    actie: UitgaandeActie, nu: datetime
) -> None:
    process_actie(actie_id=actie.pk, now=nu + timedelta(days=3))
    dag = nu.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    assert Zaak.objects.get().startdatum == dag


def test_zaak_holds_no_answer_to_a_question_that_was_hidden() -> None:
    antwoorden = answers_verhuizing(wie={"namen": "Piet", "wie_verhuist": "alleen"})
    aanvraag = AanvraagFactory(ingevuld=antwoorden, ingediend=True)
    actie = aanvraag.acties.get(soort=ActieSoort.ZAAK)
    process_actie(actie_id=actie.pk, now=actie.volgende_op)
    assert "Piet" not in str(Zaak.objects.get().eigenschappen)


def test_action_runs_once(actie: UitgaandeActie, nu: datetime) -> None:
    assert process_actie(actie_id=actie.pk, now=nu)
    assert not process_actie(actie_id=actie.pk, now=nu + timedelta(days=1))
    assert Zaak.objects.count() == 1


def test_unknown_action_is_no_error() -> None:
    assert not process_actie(actie_id=404, now=datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")))


def test_worker_killed_before_the_zaak_is_made_loses_nothing(
    actie: UitgaandeActie, nu: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as kapot, pytest.raises(Gedood):
        kapot.setattr(zaakwerk, "create_zaak", die)
        process_actie(actie_id=actie.pk, now=nu)
    assert due_acties(nu) == []
    later = nu + timedelta(minutes=1)
    assert due_acties(later) == [actie.pk]
    assert process_actie(actie_id=actie.pk, now=later)
    assert Zaak.objects.count() == 1


def test_worker_killed_after_the_zaak_was_made_makes_no_second(
    actie: UitgaandeActie, nu: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the zaak was committed apart from the action."""
    zaakwerk.make_zaak(Aanvraag.objects.met_formulier().get(), "", nu)
    assert process_actie(actie_id=actie.pk, now=nu)
    assert Zaak.objects.count() == 1
    assert Aanvraag.objects.get().zaak == Zaak.objects.get()


def test_failing_action_waits_longer_each_time_and_is_parked_with_an_alarm(
    actie: UitgaandeActie, nu: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(zaakwerk, "create_zaak", fail)
    wachttijden = []
    for _ in range(verwerken.HOOGSTENS):
        assert not process_actie(actie_id=actie.pk, now=nu)
        actie.refresh_from_db()
        wachttijden.append(actie.volgende_op - nu)
        nu = actie.volgende_op
    assert wachttijden.pop() == timedelta(0), "what is parked tells since when"
    assert wachttijden == sorted(wachttijden)
    assert wachttijden[0] < wachttijden[-1] <= verwerken.LANGSTE_WACHTTIJD
    assert (actie.status, actie.pogingen, actie.fout) == (
        ActieStatus.GEPARKEERD,
        verwerken.HOOGSTENS,
        "RuntimeError",
    )
    assert Aanvraag.objects.get().status == AanvraagStatus.MISLUKT
    assert [regel.levelname for regel in caplog.records].count("ERROR") == 1
    assert "geheim van de inwoner" not in caplog.text
    assert due_acties(nu + timedelta(days=1)) == []


def test_work_that_kills_its_worker_is_parked_too(
    actie: UitgaandeActie, nu: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zaakwerk, "create_zaak", die)
    for _ in range(verwerken.HOOGSTENS):
        with pytest.raises(Gedood):
            process_actie(actie_id=actie.pk, now=nu)
        actie.refresh_from_db()
        nu = actie.volgende_op
    assert not process_actie(actie_id=actie.pk, now=nu)
    actie.refresh_from_db()
    assert actie.status == ActieStatus.GEPARKEERD


def test_staff_let_a_parked_action_run_again(
    actie: UitgaandeActie, nu: datetime, medewerker: Account
) -> None:
    UitgaandeActie.objects.update(status=ActieStatus.GEPARKEERD, pogingen=verwerken.HOOGSTENS)
    Aanvraag.objects.update(status=AanvraagStatus.MISLUKT)
    assert retry_acties(acties=[actie], by=medewerker, now=nu) == 1
    assert Handeling.objects.filter(soort="actie-opnieuw", wie=medewerker).count() == 1
    assert process_actie(actie_id=actie.pk, now=nu)
    assert Aanvraag.objects.get().status == AanvraagStatus.MISLUKT, "the copies are parked still"
    retry_acties(acties=UitgaandeActie.objects.all(), by=medewerker, now=nu)
    assert Aanvraag.objects.get().status == AanvraagStatus.INGEDIEND
    for volgende in due_acties(nu):
        assert process_actie(actie_id=volgende, now=nu)
    assert Aanvraag.objects.get().status == AanvraagStatus.VERWERKT


def test_retry_of_what_is_not_parked_does_nothing(
    actie: UitgaandeActie, nu: datetime, medewerker: Account
) -> None:
    process_actie(actie_id=actie.pk, now=nu)
    assert retry_acties(acties=[actie], by=medewerker, now=nu) == 0
    actie.refresh_from_db()
    assert actie.status == ActieStatus.KLAAR


def test_sweeper_does_what_was_never_nudged(actie: UitgaandeActie) -> None:
    assert onderweg_van(Aanvraag.objects.all()).count() == 1
    tasks.veeg()
    assert Zaak.objects.count() == 1
    assert not onderweg_van(Aanvraag.objects.all()).exists()
    assert Aanvraag.objects.get().status == AanvraagStatus.VERWERKT, "what follows is done in the same sweep"


def test_task_takes_an_id_and_may_run_twice(actie: UitgaandeActie) -> None:
    tasks.verwerk_actie(actie.pk)
    tasks.verwerk_actie(actie.pk)
    assert Zaak.objects.count() == 1
