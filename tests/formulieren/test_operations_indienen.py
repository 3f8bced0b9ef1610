"""Handing in: everything at once or nothing, and never twice."""

import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portaal.berichten.models import Bericht, Poging, Portaalbericht
from portaal.formulieren import notices
from portaal.formulieren.enums import AanvraagStatus, ActieSoort, ActieStatus
from portaal.formulieren.models import Aanvraag, Formulier, UitgaandeActie
from portaal.formulieren.operations import AanvraagGewijzigd, FormulierVol, process_actie, submit_aanvraag
from portaal.toegang.models import Handeling
from portaal.zaken.models import EnkelvoudigInformatieObject, Nummerreeks, Zaak
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, account_of, hand_in

NU = datetime(2026, 11, 24, 10, 24, tzinfo=ZoneInfo("Europe/Amsterdam"))


def submit(aanvraag: Aanvraag, *, revisie: int | None = None, now: datetime = NU) -> Aanvraag:
    return submit_aanvraag(
        aanvraag=aanvraag,
        antwoorden=aanvraag.antwoorden,
        revisie=aanvraag.revisie if revisie is None else revisie,
        by=account_of(aanvraag.aanvrager),
        now=now,
    )


@pytest.mark.django_db
def test_handing_in_gives_reference_action_receipt_and_log() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    klaar = submit(aanvraag)
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.referentie) == (AanvraagStatus.INGEDIEND, klaar.referentie)
    assert (aanvraag.ingediend_op, aanvraag.akkoord_op, aanvraag.verloopt_op) == (NU, NU, None)
    acties = UitgaandeActie.objects.filter(aanvraag=aanvraag, status=ActieStatus.WACHT)
    assert set(acties.values_list("soort", "sleutel")) == {
        (ActieSoort.ZAAK, ""),
        (ActieSoort.AFSCHRIFT, "pdf"),
        (ActieSoort.AFSCHRIFT, "json"),
    }
    bericht = Bericht.objects.get(betreft_uuid=aanvraag.uuid)
    assert (bericht.soort, bericht.ontvanger) == ("aanvraag-ontvangen", aanvraag.aanvrager)
    assert Poging.objects.get(bericht=bericht).adres == "sanne@voorbeeld.example"
    assert Handeling.objects.filter(object_uuid=aanvraag.uuid, soort="aanvraag-ingediend").count() == 1


@pytest.mark.django_db
def test_receipt_in_the_portal_names_reference_and_day_and_mail_names_neither() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    klaar = submit(aanvraag)
    portaalbericht = Portaalbericht.objects.get(inwoner=aanvraag.aanvrager)
    assert klaar.referentie in portaalbericht.tekst
    assert "uiterlijk op woensdag 25 november 2026" in portaalbericht.tekst
    assert notices.ONTVANGEN.openbaar == ()


@pytest.mark.django_db
def test_repeat_gives_what_was_accepted_and_does_nothing() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    eerste = submit(aanvraag)
    tweede = submit(aanvraag, now=NU + timedelta(minutes=1))
    assert (tweede.referentie, tweede.ingediend_op) == (eerste.referentie, NU)
    assert (UitgaandeActie.objects.count(), Bericht.objects.count()) == (3, 1)
    assert Nummerreeks.objects.get().laatste == 1


@pytest.mark.django_db
def test_answers_changed_since_the_page_was_read_are_not_handed_in() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    with pytest.raises(AanvraagGewijzigd):
        submit(aanvraag, revisie=aanvraag.revisie - 1)
    aanvraag.refresh_from_db()
    assert aanvraag.is_concept
    assert not UitgaandeActie.objects.exists()
    assert not Nummerreeks.objects.exists(), "a number of a refused aanvraag is not used up"


@pytest.mark.django_db
def test_who_comes_after_the_last_place_keeps_the_draft() -> None:
    formulier = FormulierFactory()
    Formulier.objects.filter(pk=formulier.pk).update(hoogste_aantal=1)
    eerste = AanvraagFactory(formulier=formulier, ingevuld=True)
    tweede = AanvraagFactory(formulier=formulier, ingevuld=True)
    submit(eerste)
    with pytest.raises(FormulierVol):
        submit(tweede)
    tweede.refresh_from_db()
    assert tweede.is_concept
    assert tweede.antwoorden
    assert submit(eerste).referentie, "a repeat of what was accepted is no second one"
    assert Nummerreeks.objects.get().laatste == 1


@pytest.mark.django_db
def test_when_the_receipt_cannot_be_written_nothing_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    aanvraag = AanvraagFactory(ingevuld=True)

    def fail(**_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(notices, "send_bericht", fail)
    with pytest.raises(RuntimeError):
        submit(aanvraag)
    aanvraag.refresh_from_db()
    assert aanvraag.is_concept
    assert not UitgaandeActie.objects.exists()


@pytest.mark.django_db
def test_database_refuses_an_accepted_aanvraag_without_reference() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(status=AanvraagStatus.INGEDIEND)


@pytest.mark.django_db
def test_database_refuses_a_reference_twice() -> None:
    eerste = AanvraagFactory(ingediend=True)
    tweede = AanvraagFactory(ingevuld=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanvraag.objects.filter(pk=tweede.pk).update(referentie=eerste.referentie)


@pytest.mark.django_db
def test_database_refuses_the_same_action_twice() -> None:
    actie = AanvraagFactory(ingediend=True).acties.earliest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        UitgaandeActie.objects.create(aanvraag=actie.aanvraag, soort=actie.soort, volgende_op=NU)


@pytest.mark.django_db
def test_nudge_goes_out_after_the_commit(
    django_capture_on_commit_callbacks: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestuurd: list[str] = []
    monkeypatch.setattr("portaal.kern.nudge._publish", lambda naam, args: gestuurd.append(naam))
    aanvraag = AanvraagFactory(ingevuld=True)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        hand_in(aanvraag)
        assert gestuurd == []
    assert "formulieren.verwerk_actie" in gestuurd


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_for_three_places_three_get_one() -> None:
    formulier = FormulierFactory()
    Formulier.objects.filter(pk=formulier.pk).update(hoogste_aantal=3)
    concepten = [AanvraagFactory(formulier=formulier, ingevuld=True) for _ in range(8)]
    samen = threading.Barrier(len(concepten))
    uitslagen: list[str] = []

    def click(aanvraag: Aanvraag) -> None:
        try:
            samen.wait()
            submit(aanvraag)
            uitslagen.append("gelukt")
        except FormulierVol:
            uitslagen.append("vol")
        finally:
            connection.close()

    draden = [threading.Thread(target=click, args=[aanvraag]) for aanvraag in concepten]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen) == ["gelukt"] * 3 + ["vol"] * 5
    assert Aanvraag.objects.concepten().count() == 5


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_give_one_zaak_and_twenty_equal_receipts() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    samen = threading.Barrier(20)
    referenties: list[str | None] = []
    fouten: list[Exception] = []

    def click() -> None:
        try:
            samen.wait()
            klaar = submit(Aanvraag.objects.get(pk=aanvraag.pk), revisie=aanvraag.revisie)
            referenties.append(klaar.referentie)
            for actie_id in aanvraag.acties.order_by("pk").values_list("pk", flat=True):
                process_actie(actie_id=actie_id, now=NU)
        except Exception as fout:  # a thread's error must reach the test
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=click) for _ in range(20)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    assert len(referenties) == 20
    assert len(set(referenties)) == 1
    assert Zaak.objects.get().identificatie == referenties[0]
    assert (Bericht.objects.count(), UitgaandeActie.objects.count()) == (1, 3)
    assert EnkelvoudigInformatieObject.objects.count() == 2
    assert Nummerreeks.objects.get(jaar=timezone.localdate(NU).year).laatste == 1
