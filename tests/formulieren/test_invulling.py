"""Where the walk stands: pure, from answers and definitie alone."""

from datetime import date
from typing import Any

import pytest

from portaal.formulieren.invulling import CONTROLE, STOP, Invulling
from portaal.formulieren.models import Aanvraag, Formulier, FormulierVersie

from .invuller import Invuller

VRAAG: dict[str, Any] = {"sleutel": "a", "type": "tekst", "label": "A"}
DEFINITIE: dict[str, Any] = {
    "titel": "Proef",
    "stappen": [
        {"sleutel": "een", "titel": "Een", "velden": [VRAAG]},
        {
            "sleutel": "lees",
            "titel": "Lees",
            "velden": [{"sleutel": "u", "type": "uitleg", "label": "U", "hulp": "Tekst"}],
        },
        {"sleutel": "twee", "titel": "Twee", "velden": [{**VRAAG, "sleutel": "b", "verplicht": False}]},
        {
            "sleutel": "mail",
            "titel": "Mail",
            "velden": [{"sleutel": "email", "type": "email", "label": "E-mail"}],
        },
    ],
    "regels": [
        {"als": [["a", "is", "kort"]], "dan": "stap_nvt", "doel": "twee"},
        {
            "als": [["a", "is", "stop"]],
            "dan": "stop_pagina",
            "doel": "een",
            "tekst": "Ga naar een andere gemeente.",
        },
    ],
}


def invulling(vandaag: date, antwoorden: dict[str, Any], ruw: dict[str, Any] | None = None) -> Invulling:
    versie = FormulierVersie(definitie=DEFINITIE, formulier=Formulier(slug="proef"))
    return Invulling(Aanvraag(versie=versie, antwoorden=antwoorden, ruwe_invoer=ruw or {}), vandaag=vandaag)


VOL = {"a": "lang", "b": None, "email": "a@b.example"}


@pytest.mark.parametrize(
    ("antwoorden", "gevraagd", "getoond"),
    [
        ({}, "een", "een"),
        ({}, "twee", "een"),
        ({}, CONTROLE, "een"),
        ({}, "", "een"),
        ({"a": "lang"}, "lees", "lees"),
        ({"a": "lang"}, "twee", "twee"),
        ({"a": "lang"}, "mail", "twee"),
        ({"a": "lang", "b": None}, "mail", "mail"),
        ({"a": "kort"}, "twee", "mail"),
        ({"a": "kort"}, CONTROLE, "mail"),
        (VOL, "een", "een"),
        (VOL, "", CONTROLE),
        (VOL, CONTROLE, CONTROLE),
        (VOL, STOP, CONTROLE),
        ({"a": "stop"}, CONTROLE, STOP),
        ({"a": "stop"}, "mail", STOP),
        ({"a": "stop"}, "een", "een"),
        (VOL, "bestaat-niet", CONTROLE),
    ],
)
def test_one_sees_the_asked_step_or_where_the_walk_stands(
    vandaag: date, antwoorden: dict[str, Any], gevraagd: str, getoond: str
) -> None:
    assert invulling(vandaag, antwoorden).find_stap(gevraagd) == getoond


def test_left_blank_on_purpose_is_answered_and_never_seen_is_not(vandaag: date) -> None:
    assert invulling(vandaag, {"b": None}).is_klaar("twee")
    assert not invulling(vandaag, {}).is_klaar("twee")


def test_typed_and_not_accepted_keeps_its_step_open(vandaag: date) -> None:
    ruw = {"een": {"reden": "fout", "velden": {"een-a": ["x"]}}}
    assert invulling(vandaag, VOL, ruw).find_stap(CONTROLE) == "een"


def test_raw_text_of_a_step_that_does_not_apply_keeps_nothing_shut(vandaag: date) -> None:
    ruw = {"twee": {"reden": "fout", "velden": {}}}
    assert invulling(vandaag, {**VOL, "a": "kort"}, ruw).find_stap(CONTROLE) == CONTROLE


@pytest.mark.django_db
def test_form_that_ends_early_shows_why_and_hands_nothing_in(invuller: Invuller) -> None:
    definitie = {**DEFINITIE, "stappen": DEFINITIE["stappen"]}
    versie = invuller.aanvraag.formulier.versies.create(
        nummer=9, definitie=definitie, sha256="x", gepubliceerd_op=invuller.aanvraag.created_at
    )
    Aanvraag.objects.filter(pk=invuller.aanvraag.pk).update(versie=versie)
    assert invuller.send("een", {"a": "stop"}).url == invuller.url("stop")
    tekst = invuller.open("stop").content.decode()
    assert "Ga naar een andere gemeente." in tekst
    assert invuller.url("een") in tekst
    assert invuller.open("controle").url.split("?")[0] == invuller.url("stop")
    assert invuller.client.post(invuller.url("controle"), {}).url.split("?")[0] == invuller.url("stop")
    invuller.send("een", {"a": "lang"})
    assert invuller.open("stop").url == invuller.url("verder")
