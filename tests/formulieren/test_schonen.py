"""Retention: what is about a person goes when its time is over, an open zaak is spared, a tombstone stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from portaal.formulieren import tasks
from portaal.formulieren.bewaren import STANDAARD, due_schoning
from portaal.formulieren.enums import AanvraagStatus, ActieStatus, Bewaarfase, Bewaarwijze, BijlageStatus
from portaal.formulieren.models import Aanvraag, Bewaarregel, Bijlage, UitgaandeActie
from portaal.formulieren.ontvangstlink import receipt_path
from portaal.formulieren.operations import schoon_aanvraag, submit_aanvraag
from portaal.toegang.models import Handeling
from portaal.zaken.models import Zaak
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, account_of

from .test_acties_soorten import add_bijlage, make_aanvraag

pytestmark = pytest.mark.django_db


def make_verwerkt(dagen_geleden: int | None = None) -> Aanvraag:
    """Handed in with a file and done; its zaak ended so many days ago, or is open."""
    aanvraag = make_aanvraag(BijlageStatus.SCHOON)
    tasks.veeg()
    if dagen_geleden is not None:
        vandaag = timezone.localdate()
        Zaak.objects.update(
            startdatum=vandaag - timedelta(days=500), einddatum=vandaag - timedelta(days=dagen_geleden)
        )
    aanvraag.refresh_from_db()
    assert aanvraag.status == AanvraagStatus.VERWERKT
    return aanvraag


def is_bewaard(naam: str) -> bool:
    return storages["prive"].exists(naam)


def test_handed_in_is_cleaned_after_its_zaak_and_leaves_a_tombstone(
    django_capture_on_commit_callbacks: Any,
) -> None:
    aanvraag = make_verwerkt(STANDAARD[Bewaarfase.INGEDIEND].dagen)
    bestand = Bijlage.objects.get().inhoud.name
    with django_capture_on_commit_callbacks(execute=True):
        tasks.schoon()
    steen = Aanvraag.objects.get(pk=aanvraag.pk)
    assert steen.status == AanvraagStatus.GESCHOOND
    assert (steen.uuid, steen.versie_id, steen.referentie) == (
        aanvraag.uuid,
        aanvraag.versie_id,
        aanvraag.referentie,
    )
    assert (steen.ingediend_op, steen.created_at) == (aanvraag.ingediend_op, aanvraag.created_at)
    assert (steen.antwoorden, steen.ruwe_invoer, steen.houder_hash) == ({}, {}, "")
    assert (
        steen.aanvrager is steen.gemachtigde is steen.organisatie is steen.ingevuld_door is steen.zaak is None
    )
    assert not Bijlage.objects.exists()
    assert not UitgaandeActie.objects.exists()
    assert not is_bewaard(bestand)
    assert Zaak.objects.count() == 1, "how long a zaak is kept is another matter"
    assert Handeling.objects.filter(soort="aanvraag-geschoond", object_uuid=aanvraag.uuid).count() == 1


def test_receipt_of_what_was_cleaned_says_so(client: Any) -> None:
    aanvraag = make_verwerkt(400)
    tasks.schoon()
    pagina = client.get(receipt_path(aanvraag))
    assert pagina.status_code == 200
    assert "Wij hebben de gegevens uit dit formulier verwijderd" in pagina.content.decode()
    assert client.get(f"{receipt_path(aanvraag)}afschrift.pdf").url == receipt_path(aanvraag)


def test_twice_is_once() -> None:
    make_verwerkt(400)
    tasks.schoon()
    tasks.schoon()
    assert Handeling.objects.filter(soort="aanvraag-geschoond").count() == 1


@pytest.mark.parametrize("dagen", [None, STANDAARD[Bewaarfase.INGEDIEND].dagen - 1])
def test_open_zaak_and_what_is_not_over_yet_are_spared(dagen: int | None) -> None:
    make_verwerkt(dagen)
    assert due_schoning(timezone.now()) == []


def test_zaak_that_is_open_is_spared_even_when_asked() -> None:
    aanvraag = make_verwerkt(None)
    schoon_aanvraag(aanvraag=aanvraag, wijze=Bewaarwijze.VERWIJDER, now=timezone.now())
    aanvraag.refresh_from_db()
    assert aanvraag.status == AanvraagStatus.VERWERKT


def test_work_that_stopped_is_spared_however_long_ago() -> None:
    """What was accepted and not done is never thrown away."""
    make_verwerkt(400)
    UitgaandeActie.objects.update(status=ActieStatus.GEPARKEERD)
    Aanvraag.objects.update(status=AanvraagStatus.MISLUKT)
    tasks.schoon()
    assert Aanvraag.objects.get().antwoorden


def test_form_has_rules_of_its_own() -> None:
    aanvraag = make_verwerkt(10)
    Bewaarregel.objects.create(
        formulier=aanvraag.formulier, fase=Bewaarfase.INGEDIEND, dagen=7, wijze=Bewaarwijze.ANONIMISEER
    )
    tasks.schoon()
    steen = Aanvraag.objects.get()
    assert steen.status == AanvraagStatus.GESCHOOND
    assert steen.antwoorden == {"wie_verhuist": "alleen", "bewoning": "huur"}, "chosen from a list only"
    assert steen.aanvrager is None


def test_draft_is_kept_as_long_as_its_form_says_and_the_owner_is_told() -> None:
    formulier = FormulierFactory()
    Bewaarregel.objects.create(
        formulier=formulier, fase=Bewaarfase.CONCEPT, dagen=5, wijze=Bewaarwijze.VERWIJDER
    )
    aanvraag = AanvraagFactory(formulier=formulier, ingevuld=True)
    assert aanvraag.verloopt_op - aanvraag.bijgewerkt_op == timedelta(days=5)
    assert due_schoning(aanvraag.verloopt_op - timedelta(minutes=1)) == []
    assert [rij for rij, _ in due_schoning(aanvraag.verloopt_op)] == [aanvraag]


def test_draft_whose_time_is_over_goes_with_its_file(django_capture_on_commit_callbacks: Any) -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    bestand = add_bijlage(aanvraag, BijlageStatus.QUARANTAINE).inhoud.name
    Aanvraag.objects.update(verloopt_op=aanvraag.created_at)
    assert is_bewaard(bestand)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.schoon()
    assert not Aanvraag.objects.exists()
    assert not is_bewaard(bestand)


def test_draft_that_is_handed_in_just_before_is_not_touched() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    gezien = Aanvraag.objects.get(pk=aanvraag.pk)
    submit_aanvraag(
        aanvraag=aanvraag,
        antwoorden=aanvraag.antwoorden,
        revisie=aanvraag.revisie,
        by=account_of(aanvraag.aanvrager),
        now=timezone.now(),
    )
    schoon_aanvraag(aanvraag=gezien, wijze=Bewaarwijze.VERWIJDER, now=timezone.now())
    assert Aanvraag.objects.get().status == AanvraagStatus.INGEDIEND
    assert Aanvraag.objects.get().antwoorden


def test_what_was_not_signed_in_time_goes() -> None:
    aanvraag = AanvraagFactory(ingediend=True)
    lang_geleden = timezone.now() - timedelta(days=31)
    Aanvraag.objects.update(status=AanvraagStatus.VERLOPEN, bijgewerkt_op=lang_geleden)
    UitgaandeActie.objects.all().delete()
    tasks.schoon()
    aanvraag.refresh_from_db()
    assert aanvraag.status == AanvraagStatus.GESCHOOND
