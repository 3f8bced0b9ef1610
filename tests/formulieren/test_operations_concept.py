"""A draft is started once, keeps each step apart and lets nothing of another tab get lost."""

from datetime import timedelta

import pytest
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from portaal.formulieren.enums import AanvraagStatus, RuweReden
from portaal.formulieren.models import Aanvraag, Formulier, FormulierVersie, VersieStaatVast
from portaal.formulieren.operations import (
    AanvraagIsIngediend,
    FormulierGesloten,
    keep_ruwe_invoer,
    publish_versie,
    save_stap,
    start_aanvraag,
    verwijder_concept,
)
from portaal.formulieren.operations.concept import LANGSTE_RUWE_WAARDE
from portaal.toegang.models import Account, Handeling
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, account_of, definitie_verhuizing

pytestmark = pytest.mark.django_db


def by_of(aanvraag: Aanvraag) -> Account:
    return account_of(aanvraag.aanvrager)


def test_second_click_on_start_finds_the_empty_draft() -> None:
    eerste = AanvraagFactory()
    tweede = AanvraagFactory(formulier=eerste.formulier, aanvrager=eerste.aanvrager)
    assert tweede.pk == eerste.pk
    assert Handeling.objects.filter(object_uuid=eerste.uuid, soort="aanvraag-gestart").count() == 1


def test_new_start_leaves_a_draft_that_was_begun_alone() -> None:
    eerste = AanvraagFactory(ingevuld={"datum": {"verhuisdatum": "2026-12-01"}})
    tweede = AanvraagFactory(formulier=eerste.formulier, aanvrager=eerste.aanvrager)
    assert tweede.pk != eerste.pk


def test_staff_do_not_get_the_empty_draft_of_the_resident() -> None:
    eigen = AanvraagFactory()
    namens = AanvraagFactory(formulier=eigen.formulier, aanvrager=eigen.aanvrager, namens=True)
    assert namens.pk != eigen.pk
    assert (namens.kanaal, namens.is_namens_inwoner) == ("balie", True)


def test_closed_form_takes_no_draft() -> None:
    with pytest.raises(FormulierGesloten):
        AanvraagFactory(formulier=FormulierFactory(live=False))


def test_form_that_was_never_published_takes_no_draft() -> None:
    zaaktype = FormulierFactory().zaaktype
    with pytest.raises(FormulierGesloten):
        AanvraagFactory(formulier=Formulier.objects.create(slug="nieuw", titel="Nieuw", zaaktype=zaaktype))


def test_step_is_saved_beside_what_another_tab_saved() -> None:
    aanvraag = AanvraagFactory()
    oud = Aanvraag.objects.get(pk=aanvraag.pk)
    save_stap(
        aanvraag=aanvraag, stap="a", antwoorden={"straat": "Kerkpad"}, by=by_of(aanvraag), now=timezone.now()
    )
    save_stap(
        aanvraag=oud, stap="b", antwoorden={"email": "a@b.example"}, by=by_of(aanvraag), now=timezone.now()
    )
    aanvraag.refresh_from_db()
    assert aanvraag.antwoorden == {"straat": "Kerkpad", "email": "a@b.example"}
    assert aanvraag.revisie == 2


def test_saving_the_same_answers_writes_nothing() -> None:
    aanvraag = AanvraagFactory(ingevuld={"datum": {"verhuisdatum": "2026-12-01"}})
    voor = aanvraag.bijgewerkt_op
    later = timezone.now() + timedelta(hours=1)
    save_stap(
        aanvraag=aanvraag,
        stap="datum",
        antwoorden={"verhuisdatum": "2026-12-01"},
        by=by_of(aanvraag),
        now=later,
    )
    aanvraag.refresh_from_db()
    assert (aanvraag.revisie, aanvraag.bijgewerkt_op) == (1, voor)


def test_saving_a_step_clears_its_raw_input_and_only_that() -> None:
    aanvraag = AanvraagFactory()
    for stap in ("adres", "contact"):
        keep_ruwe_invoer(
            aanvraag=aanvraag,
            stap=stap,
            velden={f"{stap}-x": ["half"]},
            reden=RuweReden.VORIGE,
            by=by_of(aanvraag),
            now=timezone.now(),
        )
    na = save_stap(
        aanvraag=aanvraag, stap="adres", antwoorden={"x": "heel"}, by=by_of(aanvraag), now=timezone.now()
    )
    assert na.ruwe_invoer == {"contact": {"reden": "vorige", "velden": {"contact-x": ["half"]}}}


def test_raw_input_that_no_page_can_send_is_not_kept() -> None:
    aanvraag = AanvraagFactory()
    na = keep_ruwe_invoer(
        aanvraag=aanvraag,
        stap="adres",
        velden={f"adres-{naam}": ["a" * LANGSTE_RUWE_WAARDE] for naam in "xyz"},
        reden=RuweReden.FOUT,
        by=by_of(aanvraag),
        now=timezone.now(),
    )
    assert na.ruwe_invoer == {}


def test_raw_value_that_goes_on_and_on_is_cut() -> None:
    aanvraag = AanvraagFactory()
    na = keep_ruwe_invoer(
        aanvraag=aanvraag,
        stap="adres",
        velden={"adres-x": ["a" * (LANGSTE_RUWE_WAARDE + 1)], "adres-y": ["Kerkpad"]},
        reden=RuweReden.SESSIE,
        by=by_of(aanvraag),
        now=timezone.now(),
    )
    velden = na.ruwe_invoer["adres"]["velden"]
    assert velden == {"adres-x": ["a" * LANGSTE_RUWE_WAARDE], "adres-y": ["Kerkpad"]}


def test_what_was_typed_is_encrypted_in_the_database() -> None:
    aanvraag = AanvraagFactory(ingevuld={"adres": {"straat": "Kerkpad"}})
    kaal = Aanvraag.objects.annotate(kaal=Cast("antwoorden", TextField())).get(pk=aanvraag.pk).kaal
    assert aanvraag.antwoorden["straat"] == "Kerkpad"
    assert "Kerkpad" not in kaal


def test_what_was_handed_in_cannot_be_changed_or_removed() -> None:
    aanvraag = AanvraagFactory(ingediend=True)
    by, nu = by_of(aanvraag), timezone.now()
    with pytest.raises(AanvraagIsIngediend):
        save_stap(aanvraag=aanvraag, stap="adres", antwoorden={"straat": "Anders"}, by=by, now=nu)
    with pytest.raises(AanvraagIsIngediend):
        keep_ruwe_invoer(aanvraag=aanvraag, stap="adres", velden={}, reden=RuweReden.SESSIE, by=by, now=nu)
    with pytest.raises(AanvraagIsIngediend):
        verwijder_concept(aanvraag=aanvraag, by=by, now=nu)
    aanvraag.refresh_from_db()
    assert aanvraag.status == AanvraagStatus.INGEDIEND


def test_removed_draft_is_gone_and_leaves_a_line_in_the_log() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    verwijder_concept(aanvraag=aanvraag, by=by_of(aanvraag), now=timezone.now())
    assert not Aanvraag.objects.filter(pk=aanvraag.pk).exists()
    assert Handeling.objects.filter(object_uuid=aanvraag.uuid, soort="aanvraag-verwijderd").count() == 1


def test_version_never_changes() -> None:
    versie = FormulierFactory().versies.get()
    versie.nummer = 9
    with pytest.raises(VersieStaatVast):
        versie.save()
    with pytest.raises(VersieStaatVast):
        FormulierVersie.objects.update(nummer=9)


def test_republishing_leaves_running_drafts_on_their_version() -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    definitie = definitie_verhuizing()
    definitie["titel"] = "Verhuizen"
    nieuw = publish_versie(formulier=aanvraag.formulier, definitie=definitie, by=None, now=timezone.now())
    aanvraag.refresh_from_db()
    assert (nieuw.nummer, aanvraag.versie.nummer) == (2, 1)
    volgende = AanvraagFactory(formulier=aanvraag.formulier, aanvrager=aanvraag.aanvrager)
    assert volgende.versie == nieuw


def test_staff_who_help_two_callers_they_do_not_look_up_have_two_drafts(medewerker: Account) -> None:
    formulier = FormulierFactory()
    drafts = {
        start_aanvraag(
            formulier=formulier, aanvrager=None, ingevuld_door=medewerker, by=medewerker, now=timezone.now()
        ).pk
        for _ in range(2)
    }
    assert len(drafts) == 2
