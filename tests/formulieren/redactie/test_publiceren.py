"""Publishing in the admin: at once, by workflow, by schedule. Faults are told at their place; nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from portaal.formulieren.models import Formulier, FormulierVersie
from portaal.formulieren.openstelling import Gesloten
from portaal.formulieren.operations import FormulierGesloten, FormulierKloptNiet
from portaal.formulieren.queries import get_openstelling
from portaal.formulieren.redactie.omzetten import to_blokken
from portaal.formulieren.redactie.rechten import ensure_redactie
from portaal.formulieren.tasks import publiceer_gepland
from portaal.toegang.models import Account
from tests.conftest import Klok
from tests.factories.formulieren import AanvraagFactory, fill_in, hand_in

from .conftest import as_post

pytestmark = pytest.mark.django_db
PUBLICEER = {"action-publish": "1"}


def url(naam: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_formulieren_formulier:{naam}", args=args)


def send(client: Client, formulier: Formulier, **anders: Any) -> Any:
    return client.post(url("edit", formulier.pk), as_post(formulier, **anders))


def reload(formulier: Formulier) -> Formulier:
    return Formulier.objects.get(pk=formulier.pk)


def without_email(formulier: Formulier) -> dict[str, str]:
    """Take the field for the receipt out, as an editor does."""
    laatste = len(formulier.stappen) - 1
    return {f"stappen-{laatste}-value-velden-0-deleted": "1"}


def test_screen_sent_back_untouched_changes_nothing(redactie: Client, formulier: Formulier) -> None:
    antwoord = send(redactie, formulier, **PUBLICEER)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    assert reload(formulier).versies.count() == 1


def test_published_change_is_a_new_version_by_the_editor(
    redactie: Client, redacteur: Account, formulier: Formulier
) -> None:
    send(redactie, formulier, **{"stappen-0-value-titel": "Waarheen verhuist u?"}, **PUBLICEER)
    versie = reload(formulier).versies.first()
    assert (versie.nummer, versie.gepubliceerd_door) == (2, redacteur)
    assert versie.definitie["stappen"][0]["titel"] == "Waarheen verhuist u?"


def test_draft_changes_nothing_for_residents(redactie: Client, formulier: Formulier) -> None:
    send(redactie, formulier, titel="Iets anders", **{"stappen-0-value-titel": "Nog niet"})
    assert reload(formulier).titel == "Verhuizing doorgeven"
    assert reload(formulier).versies.count() == 1
    assert "Nog niet" in redactie.get(url("edit", formulier.pk)).text


def test_fault_is_told_at_its_block_and_nothing_typed_is_lost(redactie: Client, formulier: Formulier) -> None:
    anders = {
        "stappen-1-value-velden-0-value-max": "geen datum",
        "stappen-0-value-titel": "Met zorg getypt",
        "regels-0-value-als-0-value-veld": "bestaat_niet",
    }
    antwoord = send(redactie, formulier, **anders, **PUBLICEER)
    assert antwoord.status_code == 200
    assert "Het formulier is niet gepubliceerd" in antwoord.text
    fouten = antwoord.context["form"].errors
    stap = fouten["stappen"].as_data()[0].block_errors[1]
    veld = stap.block_errors["velden"].block_errors[0]
    assert "past niet bij het type" in str(veld.block_errors["label"])
    assert "bestaat_niet" in str(fouten["regels"].as_data()[0].block_errors[0].block_errors["doel"])
    for getypt in ("geen datum", "Met zorg getypt", "bestaat_niet"):
        assert getypt in antwoord.text
    assert FormulierVersie.objects.count() == 1


def test_draft_with_faults_is_kept_and_says_what_to_mend(redactie: Client, formulier: Formulier) -> None:
    antwoord = send(redactie, formulier, **without_email(formulier))
    assert antwoord.status_code == 302
    pagina = redactie.get(url("edit", formulier.pk)).text
    assert "Dit moet nog goed voordat u kunt publiceren" in pagina
    assert "Er is geen veld voor een e-mailadres" in pagina


def test_keys_come_from_the_texts_and_rules_may_name_a_question(
    redactie: Client, formulier: Formulier
) -> None:
    anders = {
        "stappen-3-value-velden-0-value-label": "Wie gaat er mee?",
        "stappen-3-value-velden-0-value-sleutel": "",
        "stappen-3-value-velden-0-id": "11111111-1111-4111-8111-111111111111",
        "regels-1-value-als-0-value-veld": "wie gaat er mee?",
        "regels-1-value-als-0-value-waarde": "Ik met mijn partner of kinderen",
    }
    antwoord = send(redactie, formulier, **anders, **PUBLICEER)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    definitie = reload(formulier).versies.first().definitie
    assert definitie["stappen"][3]["velden"][0]["sleutel"] == "wie_gaat_er_mee"
    assert definitie["regels"][1]["als"] == [["wie_gaat_er_mee", "is", "gezin"]]


def test_published_key_cannot_change_and_an_emptied_one_comes_back(
    redactie: Client, formulier: Formulier
) -> None:
    sleutel = "stappen-1-value-velden-0-value-sleutel"
    antwoord = send(redactie, formulier, **{sleutel: "dag"}, **PUBLICEER)
    stap = antwoord.context["form"].errors["stappen"].as_data()[0].block_errors[1]
    veld = stap.block_errors["velden"].block_errors[0].block_errors["label"]
    assert "De sleutel is ‘verhuisdatum’ en ligt vast" in str(veld)
    assert send(redactie, formulier, **{sleutel: ""}, **PUBLICEER).status_code == 302
    assert reload(formulier).versies.count() == 1


def test_running_drafts_finish_on_their_own_version(redactie: Client, formulier: Formulier) -> None:
    """B11: published anew while fifty are filling in."""
    concepten = AanvraagFactory.create_batch(50, formulier=formulier, ingevuld=True)
    oud = formulier.versies.get()
    send(redactie, formulier, **{"stappen-0-value-titel": "Anders"}, **PUBLICEER)
    assert reload(formulier).versies.count() == 2
    for concept in concepten:
        hand_in(concept)
        assert (concept.versie, concept.status) == (oud, "ingediend")
    assert AanvraagFactory(formulier=reload(formulier)).versie.nummer == 2


def test_off_line_takes_no_new_drafts_and_lets_the_others_finish(
    redactie: Client, formulier: Formulier, client: Client, klok: Klok
) -> None:
    lopend = AanvraagFactory(formulier=formulier, ingevuld=True)
    redactie.post(url("unpublish", formulier.pk))
    assert get_openstelling(reload(formulier), klok.now()).reden == Gesloten.OFFLINE
    with pytest.raises(FormulierGesloten):
        AanvraagFactory(formulier=reload(formulier))
    pagina = client.get(reverse("formulieren:start", args=[formulier.slug])).text
    assert "Wij hebben het van onze website gehaald" in pagina
    fill_in(lopend, {"contact": {"email": "later@voorbeeld.example", "telefoon": None}})
    hand_in(lopend)
    assert lopend.status == "ingediend"


def plan(formulier: Formulier, by: Account, klok: Klok, **anders: Any) -> None:
    """An editor plans these changes for an hour from now."""
    concept = reload(formulier)
    for naam, waarde in anders.items():
        setattr(concept, naam, waarde)
    concept.go_live_at = klok.now() + timedelta(hours=1)
    concept.save_revision(user=by, clean=False).publish(user=by, skip_permission_checks=True)


def test_planned_version_comes_when_its_time_comes(
    formulier: Formulier, redacteur: Account, klok: Klok
) -> None:
    plan(formulier, redacteur, klok, titel="Verhuizen")
    publiceer_gepland()
    assert reload(formulier).versies.count() == 1
    klok.vooruit(hours=2)
    publiceer_gepland()
    assert reload(formulier).versies.first().definitie["titel"] == "Verhuizen"


def test_planned_form_with_a_fault_stays_what_it_was_and_says_so(
    redactie: Client,
    formulier: Formulier,
    redacteur: Account,
    klok: Klok,
    caplog: pytest.LogCaptureFixture,
) -> None:
    plan(formulier, redacteur, klok, stappen=[])
    klok.vooruit(hours=2)
    publiceer_gepland()
    assert reload(formulier).versies.count() == 1
    assert len(reload(formulier).stappen) == len(formulier.stappen)
    assert "kon niet volgens planning worden gepubliceerd" in caplog.text
    publiceer_gepland()
    assert caplog.text.count("kon niet volgens planning") == 1, "told once, not every minute"


def test_workflow_checks_when_submitted_and_publishes_when_approved(
    redactie: Client, redacteur: Account, formulier: Formulier
) -> None:
    taak = GroupApprovalTask.objects.create(name="Nakijken")
    taak.groups.add(ensure_redactie())
    workflow = Workflow.objects.create(name="Formulieren")
    WorkflowTask.objects.create(workflow=workflow, task=taak, sort_order=0)
    soort = ContentType.objects.get_for_model(Formulier)
    WorkflowContentType.objects.create(workflow=workflow, content_type=soort)
    antwoord = send(redactie, formulier, **without_email(formulier), **{"action-submit": "1"})
    assert "Er is geen veld voor een e-mailadres" in antwoord.text
    send(redactie, formulier, titel="Goed nagekeken", **{"action-submit": "1"})
    staat = reload(formulier).current_workflow_task_state
    goedkeuren = url("workflow_action", formulier.pk, "approve", staat.pk)
    assert redactie.post(goedkeuren).status_code == 302
    assert reload(formulier).versies.first().definitie["titel"] == "Goed nagekeken"


def test_however_it_is_published_a_fault_leaves_it_as_it_was(formulier: Formulier) -> None:
    kapot = reload(formulier)
    kapot.stappen = []
    with pytest.raises(FormulierKloptNiet):
        kapot.save_revision(clean=False).publish(skip_permission_checks=True)
    assert len(reload(formulier).stappen) == len(formulier.stappen)
    assert reload(formulier).live


def test_large_form_fits_in_one_post_of_the_admin_only(
    redactie: Client, formulier: Formulier, client: Client
) -> None:
    velden = [
        [{"sleutel": f"v{n}_{m}", "type": "email", "label": f"Vraag {n} {m}"} for m in range(6)]
        for n in range(10)
    ]
    stappen = [{"sleutel": f"s{n}", "titel": f"Stap {n}", "velden": zes} for n, zes in enumerate(velden)]
    formulier.stappen, formulier.regels = to_blokken({"titel": formulier.titel, "stappen": stappen})
    post = as_post(formulier, **PUBLICEER)
    assert len(post) > 500
    assert redactie.post(url("edit", formulier.pk), post).status_code == 302
    assert len(reload(formulier).versies.first().definitie["stappen"]) == 10
    te_veel = {f"veld-{nummer}": "x" for nummer in range(501)}
    assert client.post(reverse("formulieren:start", args=[formulier.slug]), te_veel).status_code == 400
