"""The preview is what the resident gets, and leaves nothing behind."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portaal.formulieren.enums import FormulierSoort
from portaal.formulieren.models import Aanvraag, Formulier, FormulierVersie
from portaal.formulieren.redactie.voorbeeld import list_modes

from .conftest import as_post

pytestmark = pytest.mark.django_db


def preview(client: Client, formulier: Formulier, mode: str, **anders: Any) -> Any:
    """As the admin does it: the screen is posted, then the page is fetched."""
    pad = reverse("wagtailsnippets_formulieren_formulier:preview_on_edit", args=[formulier.pk])
    assert client.post(pad, as_post(formulier, **anders)).json()["is_available"]
    return client.get(pad, {"mode": mode})


def test_each_step_is_shown_as_the_resident_sees_it(redactie: Client, formulier: Formulier) -> None:
    for nummer, stap in enumerate(formulier.versies.get().definitie["stappen"], 1):
        pagina = preview(redactie, formulier, str(nummer)).text
        assert stap["titel"] in pagina
        for veld in stap["velden"]:
            assert veld["label"] in pagina
    assert "Ingelogd als" not in pagina


def test_check_page_and_receipt_are_shown(redactie: Client, formulier: Formulier) -> None:
    assert "Controleer uw antwoorden" in preview(redactie, formulier, "controle").text
    anders = {"bevestigingstekst": "Wij bellen u morgen."}
    bevestiging = preview(redactie, formulier, "ontvangst", **anders).text
    assert formulier.bevestiging in bevestiging
    assert "Wij bellen u morgen." in bevestiging
    assert "Wat gebeurt er nu?" in bevestiging


def test_check_has_steps_only(redactie: Client, formulier: Formulier) -> None:
    formulier.soort = FormulierSoort.CHECK
    assert [mode for mode, _ in list_modes(formulier)] == ["1", "2", "3", "4", "5", "6"]
    formulier.stappen = []
    assert list_modes(formulier), "Wagtail wants one mode at least"


def test_what_was_typed_and_not_saved_is_in_it(redactie: Client, formulier: Formulier) -> None:
    pagina = preview(redactie, formulier, "1", **{"stappen-0-value-titel": "Nog niet bewaard"}).text
    assert "Nog niet bewaard" in pagina


def test_question_that_rules_may_hide_is_shown_and_named(redactie: Client, formulier: Formulier) -> None:
    pagina = preview(redactie, formulier, "4").text
    assert "Deze vragen ziet de inwoner alleen als uw regels dat zeggen" in pagina
    assert "Wie verhuizen er met u mee?" in pagina


def test_preview_makes_no_draft_and_no_version(redactie: Client, formulier: Formulier) -> None:
    for mode in ("1", "controle", "ontvangst", "99", "onzin"):
        assert preview(redactie, formulier, mode).status_code == 200
    assert not Aanvraag.objects.exists()
    assert FormulierVersie.objects.count() == 1


def test_step_that_is_not_whole_says_what_to_do(redactie: Client, formulier: Formulier) -> None:
    anders = {"stappen-1-value-velden-0-value-max": "geen datum"}
    pagina = preview(redactie, formulier, "2", **anders).text
    assert "Dit moet eerst goed" in pagina
    assert "past niet bij het type" in pagina


def test_preview_may_stand_in_a_frame_of_the_admin_only(redactie: Client, formulier: Formulier) -> None:
    antwoord = preview(redactie, formulier, "1")
    assert antwoord["X-Frame-Options"].upper() == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in antwoord["Content-Security-Policy"]


def test_new_form_can_be_previewed_before_it_has_a_step(redactie: Client) -> None:
    pad = reverse("wagtailsnippets_formulieren_formulier:preview_on_add")
    assert redactie.get(pad).status_code == 200
