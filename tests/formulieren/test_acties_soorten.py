"""Each kind of work after handing in: in its order, once, and told to staff and resident when it cannot."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portaal.formulieren.enums import AanvraagStatus, ActieSoort, ActieStatus, BijlageStatus
from portaal.formulieren.models import Aanvraag, Bijlage, UitgaandeActie
from portaal.formulieren.operations import process_actie
from portaal.formulieren.operations.acties import verwerken
from portaal.formulieren.queries import due_acties
from portaal.kern.bestanden import GecontroleerdBestand
from portaal.zaken.models import EnkelvoudigInformatieObject, Taak, Zaak
from tests.factories.formulieren import (
    AanvraagFactory,
    FormulierFactory,
    answers_verhuizing,
    definitie_verhuizing,
    hand_in,
)

pytestmark = pytest.mark.django_db
HUUR = {"sleutel": "huurcontract", "type": "bestand", "label": "Uw huurcontract", "nasturen": True}


def make_aanvraag(status: str = BijlageStatus.SCHOON, *, later: bool = False) -> Aanvraag:
    """Handed in with one file, or with the promise to send it later."""
    definitie: dict[str, Any] = definitie_verhuizing()
    definitie["stappen"][-1]["velden"].append(HUUR)
    aanvraag = AanvraagFactory(
        formulier=FormulierFactory(slug="met-bestand", definitie=definitie), ingevuld=True
    )
    antwoord = ["nasturen"] if later else [str(add_bijlage(aanvraag, status).uuid)]
    aanvraag.antwoorden = {**aanvraag.antwoorden, "huurcontract": antwoord}
    aanvraag.save()
    hand_in(aanvraag)
    return aanvraag


def add_bijlage(aanvraag: Aanvraag, status: str, veld: str = "huurcontract") -> Bijlage:
    bijlage = Bijlage(aanvraag=aanvraag, veld=veld, status=status, created_at=timezone.now())
    bestand = GecontroleerdBestand("contract.pdf", "application/pdf", b"%PDF-1.4 huur")
    bijlage.describe(bestand)
    bijlage.save()
    bijlage.write(bestand.inhoud)
    return bijlage


def work(aanvraag: Aanvraag) -> datetime:
    """Do all whose turn it is, as the sweeper does; gives the moment of it."""
    nu = timezone.now()
    while te_doen := due_acties(nu):
        for actie_id in te_doen:
            process_actie(actie_id=actie_id, now=nu)
    aanvraag.refresh_from_db()
    return nu


def test_nothing_is_begun_before_the_zaak_is_there() -> None:
    aanvraag = make_aanvraag()
    nu = timezone.now()
    later = aanvraag.acties.exclude(soort=ActieSoort.ZAAK)
    assert not any(process_actie(actie_id=actie.pk, now=nu) for actie in later)
    assert due_acties(nu) == [aanvraag.acties.get(soort=ActieSoort.ZAAK).pk]
    assert set(later.values_list("pogingen", flat=True)) == {0}, "waiting is no failed try"


def test_zaak_gets_copies_and_file_once_and_the_aanvraag_is_done_at_the_end() -> None:
    aanvraag = make_aanvraag()
    work(aanvraag)
    assert aanvraag.status == AanvraagStatus.VERWERKT
    namen = EnkelvoudigInformatieObject.objects.filter(zaakinformatieobjecten__zaak=aanvraag.zaak)
    assert sorted(namen.values_list("bestandsnaam", flat=True)) == [
        f"{aanvraag.referentie}-met-bestand.json",
        f"{aanvraag.referentie}-met-bestand.pdf",
        "contract.pdf",
    ]
    bijlage = namen.get(bestandsnaam="contract.pdf")
    assert (bijlage.titel, bijlage.van_inwoner) == ("Uw huurcontract", True)
    with bijlage.inhoud.open() as inhoud:
        assert inhoud.read() == b"%PDF-1.4 huur"
    UitgaandeActie.objects.update(status=ActieStatus.WACHT, volgende_op=aanvraag.created_at)
    work(aanvraag)
    assert (namen.count(), Zaak.objects.count()) == (3, 1), "done again, nothing is there twice"


def test_file_waits_for_the_scanner_without_a_failed_try() -> None:
    aanvraag = make_aanvraag(BijlageStatus.QUARANTAINE)
    nu = work(aanvraag)
    actie = aanvraag.acties.get(soort=ActieSoort.DOCUMENT)
    assert (actie.status, actie.pogingen) == (ActieStatus.WACHT, 0)
    assert actie.volgende_op == nu + verwerken.NOG_NIET_WACHTTIJD
    assert aanvraag.status == AanvraagStatus.INGEDIEND
    Bijlage.objects.update(status=BijlageStatus.SCHOON)
    assert process_actie(actie_id=actie.pk, now=nu + timedelta(minutes=1))
    aanvraag.refresh_from_db()
    assert aanvraag.status == AanvraagStatus.VERWERKT


@pytest.mark.parametrize(
    ("status", "woord"), [(BijlageStatus.BESMET, "virus"), (BijlageStatus.FOUT, "niet lezen")]
)
def test_file_that_was_not_kept_is_asked_for_again(status: str, woord: str) -> None:
    aanvraag = make_aanvraag(BijlageStatus.QUARANTAINE)
    Bijlage.objects.update(status=status)
    work(aanvraag)
    taak = Taak.objects.get(zaak=aanvraag.zaak)
    assert taak.titel == "Stuur opnieuw: Uw huurcontract"
    assert woord in taak.uitleg
    assert "contract.pdf" in taak.uitleg
    assert aanvraag.status == AanvraagStatus.VERWERKT


def test_what_comes_later_becomes_a_task_with_a_date() -> None:
    aanvraag = make_aanvraag(later=True)
    nu = work(aanvraag)
    taak = Taak.objects.get(zaak=aanvraag.zaak)
    assert (taak.titel, taak.soort) == ("Uw huurcontract", "nasturen")
    assert taak.uiterlijk == timezone.localdate(nu) + timedelta(days=14)
    assert not aanvraag.acties.filter(soort=ActieSoort.DOCUMENT).exists()


def test_aanvraag_without_login_becomes_a_zaak_of_who_it_says() -> None:
    antwoorden = answers_verhuizing()
    aanvraag = AanvraagFactory(ingevuld=antwoorden)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(aanvrager=None)
    aanvraag.refresh_from_db()
    hand_in(aanvraag)
    work(aanvraag)
    rol = Zaak.objects.get().rollen.get()
    assert rol.inwoner is None
    assert rol.contact["email"] == "sanne@voorbeeld.example"
    assert aanvraag.status == AanvraagStatus.VERWERKT
