"""A check: asked step by step, advised at the end, kept nowhere."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.enums import FormulierSoort, LoginEis
from portaal.formulieren.models import Aanvraag, Formulier
from portaal.formulieren.operations import FormulierKloptNiet, publish_versie
from portaal.producten.operations import register_product
from tests.factories.formulieren import FormulierFactory

pytestmark = pytest.mark.django_db
DEFINITIE: dict[str, Any] = {
    "titel": "Wat heb ik nodig?",
    "stappen": [
        {
            "sleutel": "wie",
            "titel": "Voor wie?",
            "velden": [
                {"sleutel": "leeftijd", "type": "getal", "label": "Hoe oud?", "min": 0, "max": 120},
                {"sleutel": "geheim", "type": "tekst", "label": "Waarom?", "verplicht": False},
            ],
        },
        {
            "sleutel": "kind",
            "titel": "Uw kind",
            "velden": [{"sleutel": "ouders", "type": "ja_nee", "label": "Komen beide ouders mee?"}],
        },
        {
            "sleutel": "weten",
            "titel": "Goed om te weten",
            "velden": [
                {
                    "sleutel": "briefje",
                    "type": "uitleg",
                    "label": "Een briefje",
                    "hulp": "Van de andere ouder.",
                }
            ],
        },
    ],
    "regels": [
        {"als": [["leeftijd", "groter", 17]], "dan": "stap_nvt", "doel": "kind"},
        {"als": [["ouders", "is", "nee"]], "dan": "toon", "doel": "briefje"},
        {
            "als": [["leeftijd", "groter", 100]],
            "dan": "stop_pagina",
            "doel": "wie",
            "titel": "Gefeliciteerd",
            "tekst": "Wij komen bij u thuis.",
            "vervolg": "terugbellen",
        },
    ],
}
GANG = re.compile(r'name="gang" value="([^"]+)"')


@pytest.fixture
def formulier() -> Formulier:
    formulier = FormulierFactory(
        slug="proefcheck",
        titel="Wat heb ik nodig?",
        soort=FormulierSoort.CHECK,
        zaaktype=None,
        login=LoginEis.GEEN,
        bevestiging="Dit neemt u mee",
        definitie=DEFINITIE,
    )
    formulier.product = register_product(
        slug="pas",
        naam="Pas",
        omschrijving="Een pas.",
        kosten=[{"kanaal": "balie", "bedrag_cent": 4390}],
        benodigdheden=[{"tekst": "Een pasfoto"}],
    )
    formulier.save()
    return formulier


class Vrager:
    """A browser without JavaScript: it only knows the page before it."""

    def __init__(self, client: Client, slug: str = "proefcheck") -> None:
        self.client, self.pad = client, reverse("formulieren:check", args=[slug])
        self.open()

    def open(self) -> str:
        return self._read(self.client.get(self.pad))

    def send(self, stap: str, naar: str = "", **antwoorden: object) -> str:
        if stap == "wie" and antwoorden:
            antwoorden.setdefault("geheim", "")  # a browser sends an empty box along
        post: dict[str, object] = {f"{stap}-{naam}": waarde for naam, waarde in antwoorden.items()}
        return self._read(self.client.post(self.pad, {"gang": self.gang, "stap": stap, "naar": naar, **post}))

    def _read(self, antwoord: Any) -> str:
        self.antwoord = antwoord
        pagina: str = antwoord.content.decode()
        self.gang = GANG.search(pagina)[1]
        return pagina


@pytest.fixture
def vrager(client: Client, formulier: Formulier) -> Vrager:
    return Vrager(client)


def dump() -> str:
    """Every row of every table."""
    rijen = [rij for model in apps.get_models() for rij in model._default_manager.order_by("pk")]
    return serializers.serialize("json", rijen)


def test_nothing_is_kept_of_a_check(vrager: Vrager, caplog: pytest.LogCaptureFixture) -> None:
    voor = dump()
    with caplog.at_level(0):
        vrager.send("wie", leeftijd="x", geheim="Merkgeheim9")
        vrager.send("wie", leeftijd=12, geheim="Merkgeheim9")
        vrager.send("kind", naar="wie", ouders="nee")
        vrager.send("wie", leeftijd=12, geheim="Merkgeheim9")
        assert "Merkgeheim9" in vrager.send("kind", ouders="nee")
    assert dump() == voor
    assert "Merkgeheim9" not in caplog.text and "Merkgeheim9" not in vrager.gang
    assert set(vrager.client.cookies) <= {"csrftoken"}
    assert "no-store" in vrager.antwoord["Cache-Control"]


def test_child_walks_all_steps_and_reads_what_to_bring(vrager: Vrager) -> None:
    pagina = vrager.send("wie", leeftijd=12, geheim="")
    assert "Uw kind" in pagina and "Stap 2 van 2" in pagina
    pagina = vrager.send("kind", ouders="nee")
    for tekst in ("Dit neemt u mee", "Van de andere ouder.", "€ 43,90", "data-portaal-afdrukken"):
        assert tekst in pagina.replace("\N{NO-BREAK SPACE}", " ")


def test_without_own_text_the_product_tells_what_to_bring(vrager: Vrager) -> None:
    pagina = vrager.send("wie", leeftijd=40)
    assert "Een pasfoto" in pagina and "Van de andere ouder." not in pagina


def test_early_end_has_its_own_title_advice_and_way_on(vrager: Vrager) -> None:
    pagina = vrager.send("wie", leeftijd=101)
    assert "Gefeliciteerd" in pagina and "Wij komen bij u thuis." in pagina


def test_fault_is_told_and_what_was_typed_stays(vrager: Vrager) -> None:
    pagina = vrager.send("wie", leeftijd="veel")
    assert vrager.antwoord.status_code == 422
    assert "Vul een heel getal in" in pagina and 'value="veel"' in pagina


def test_going_back_keeps_answers_and_what_was_typed(vrager: Vrager) -> None:
    vrager.send("wie", leeftijd=12, geheim="ik")
    pagina = vrager.send("kind", naar="wie")
    assert 'value="12"' in pagina and 'value="ik"' in pagina
    pagina = vrager.send("wie", leeftijd=13)
    assert "Uw kind" in pagina
    pagina = vrager.send("kind", naar="wie", ouders="nee")
    assert "nee" in vrager.send("wie", leeftijd=13) and "checked" in vrager.send("wie", leeftijd=13)


def test_answer_is_changed_from_the_outcome(vrager: Vrager) -> None:
    assert "Een pasfoto" in vrager.send("wie", leeftijd=40)
    assert 'value="40"' in vrager.send("uitkomst", naar="wie")
    assert "Uw kind" in vrager.send("wie", leeftijd=12)


def test_no_step_is_skipped(vrager: Vrager) -> None:
    assert "Hoe oud?" in vrager.send("kind", ouders="ja")
    assert "Hoe oud?" in vrager.send("uitkomst", naar="uitkomst")
    assert "Hoe oud?" in vrager.send("bestaat-niet", naar="../..")


@pytest.mark.parametrize("gang", ["", "x", "gAAAAABk" + "A" * 80, "é"])
def test_what_is_not_ours_begins_again(gang: str, vrager: Vrager) -> None:
    vrager.gang = gang
    assert "U begint opnieuw" in vrager.send("wie", leeftijd=12)


def test_after_an_hour_it_begins_again(vrager: Vrager, monkeypatch: pytest.MonkeyPatch) -> None:
    vrager.send("wie", leeftijd=12)
    monkeypatch.setattr("portaal.formulieren.checkgang.GELDIG", timedelta(seconds=-1))
    pagina = vrager.send("kind", ouders="nee")
    assert "U begint opnieuw" in pagina and "Hoe oud?" in pagina


def test_field_of_another_check_is_refused(vrager: Vrager, client: Client) -> None:
    FormulierFactory(
        slug="andere", soort=FormulierSoort.CHECK, zaaktype=None, login=LoginEis.GEEN, definitie=DEFINITIE
    )
    vrager.send("wie", leeftijd=12)
    ander = Vrager(client, "andere")
    ander.gang = vrager.gang
    assert "U begint opnieuw" in ander.send("kind", ouders="nee")


def test_republishing_leaves_who_is_busy_alone(vrager: Vrager, formulier: Formulier, klok: Any) -> None:
    vrager.send("wie", leeftijd=12)
    nieuw = json.loads(json.dumps(DEFINITIE).replace("Uw kind", "Het kind"))
    publish_versie(formulier=formulier, definitie=nieuw, by=None, now=klok.now())
    assert "Uw kind" in vrager.send("kind", ouders="misschien")
    vrager.open()
    assert "Het kind" in vrager.send("wie", leeftijd=12)


def test_start_page_leads_to_the_check_and_makes_no_draft(client: Client, formulier: Formulier) -> None:
    start = reverse("formulieren:start", args=["proefcheck"])
    assert reverse("formulieren:check", args=["proefcheck"]) in client.get(start).content.decode()
    assert client.post(start).url == reverse("formulieren:check", args=["proefcheck"])
    assert not Aanvraag.objects.exists()


@pytest.mark.parametrize("soort", ["bestand", "adres"])
def test_question_that_needs_keeping_is_refused_at_publishing(soort: str, formulier: Formulier) -> None:
    stap = {"sleutel": "x", "titel": "X", "velden": [{"sleutel": "veld", "type": soort, "label": "Wat?"}]}
    with pytest.raises(FormulierKloptNiet, match="kan niet in een check"):
        publish_versie(
            formulier=formulier, definitie={"titel": "X", "stappen": [stap]}, by=None, now=timezone.now()
        )


def test_a_form_that_is_no_check_has_no_check(client: Client) -> None:
    FormulierFactory()
    assert client.get(reverse("formulieren:check", args=["verhuizing"])).status_code == 404


@pytest.mark.parametrize(
    "pad", sorted(Path("portaal/formulieren/data").glob("*-check.json")), ids=lambda p: p.stem
)
def test_check_of_the_catalogue_ends_in_advice(pad: Path, client: Client) -> None:
    gegevens = json.loads(pad.read_text(encoding="utf-8"))
    FormulierFactory(
        slug=gegevens["slug"],
        titel=gegevens["titel"],
        soort=FormulierSoort.CHECK,
        zaaktype=None,
        login=LoginEis.GEEN,
        definitie=gegevens["definitie"],
    )
    pagina = Vrager(client, gegevens["slug"]).open()
    assert gegevens["titel"] in pagina and "Stap 1 van" in pagina
