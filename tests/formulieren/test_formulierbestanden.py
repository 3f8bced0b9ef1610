"""What every form that comes with the portal keeps to, beyond what publishing checks."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from portaal.formulieren.definities import definitie_on
from portaal.formulieren.enums import Bewaarfase, FormulierSoort, LoginEis
from portaal.formulieren.management.commands.laad_formulieren import DATA
from portaal.producten.operations import read_producten
from portaal.producten.queries import Prijs
from portaal.vragen.controle import check_definitie
from portaal.vragen.definitie import Definitie
from portaal.vragen.regels import Gevolg
from portaal.vragen.typen import get_veldtype
from portaal.zaken.operations.catalogus import read_teksten
from portaal.zaken.vervolg import TERUGVAL

from .antwoorden import AANVRAGEN, CHECKS

BESTANDEN: dict[str, dict[str, Any]] = {
    pad.stem: json.loads(pad.read_text(encoding="utf-8")) for pad in sorted(DATA.glob("*.json"))
}
PROEVEN = AANVRAGEN | CHECKS
# Older than the rules below; its own tests walk it (test_wizard.py).
EERDER = {"verhuizing"}
VANDAAG = date(2026, 11, 24)
HOOGSTENS_PER_STAP = 7
BEDRAG = re.compile(r"€ ([\d.]+,\d\d)")
AFSPRAKEN = {"afspraak-paspoort", "afspraak-id-kaart", "afspraak-rijbewijs"}
# Files that nobody has to send: the walk over HTTP leaves them out.
OPTIONELE_BESTANDEN = {
    "bezwaarschrift": {"bewijs_laat", "stukken"},
    "contact-vraag": {"bijlage"},
    "schuldhulp": {"brief"},
}

alle = pytest.mark.parametrize("slug", BESTANDEN)
beproefd = pytest.mark.parametrize("slug", sorted(PROEVEN))


def definitie_of(slug: str) -> Definitie:
    return definitie_on(BESTANDEN[slug]["definitie"], VANDAAG)


def test_each_form_has_its_ways_and_its_mistake() -> None:
    assert set(PROEVEN) | EERDER == set(BESTANDEN)
    assert all(len(proef.paden) >= 2 for proef in PROEVEN.values())
    assert all(not proef.paden[0].stop and not proef.paden[1].stop for proef in AANVRAGEN.values())


@alle
def test_definitie_may_be_published(slug: str) -> None:
    assert BESTANDEN[slug]["slug"] == slug
    vervolgen = {TERUGVAL, *AFSPRAKEN}
    assert check_definitie(definitie_of(slug), zaaktypen=set(read_teksten()), vervolgen=vervolgen) == []


@alle
def test_product_and_zaaktype_exist(slug: str) -> None:
    gegevens = BESTANDEN[slug]
    assert gegevens["product"] in {product["slug"] for product in read_producten()}
    if gegevens["soort"] == FormulierSoort.AANVRAAG:
        assert gegevens["zaaktype"] in read_teksten()
        assert {regel["fase"] for regel in gegevens["bewaarregels"]} == set(Bewaarfase.values)
    else:
        assert gegevens["login"] == LoginEis.GEEN
        assert "zaaktype" not in gegevens
        assert "bewaarregels" not in gegevens, "a check keeps nothing"


@beproefd
def test_some_way_asks_every_question_and_meets_every_stop(slug: str) -> None:
    definitie, paden = definitie_of(slug), PROEVEN[slug].paden
    getypt = {naam for pad in paden for velden in pad.stappen.values() for naam in velden}
    zelf = [
        veld.sleutel
        for veld in definitie.veld_per_sleutel.values()
        if get_veldtype(veld.type).heeft_invoer and (veld.prefill or "").partition(".")[0] != "inwoner"
    ]
    ongevraagd = {
        sleutel
        for sleutel in zelf
        if not any(naam == sleutel or naam.startswith((f"{sleutel}_", f"{sleutel}-")) for naam in getypt)
    }
    assert ongevraagd <= OPTIONELE_BESTANDEN.get(slug, set())
    assert {stap.sleutel for stap in definitie.stappen} == {stap for pad in paden for stap in pad.stappen}
    titels = {regel.titel for regel in definitie.regels if regel.dan is Gevolg.STOP_PAGINA}
    assert titels == {pad.stop for pad in paden if pad.stop}


@beproefd
def test_no_question_appears_by_an_answer_on_its_own_page(slug: str) -> None:
    """Without JavaScript it would first be seen as a fault, and a text would not be seen at all."""
    definitie = definitie_of(slug)
    stap_van = {veld.sleutel: stap.sleutel for stap in definitie.stappen for veld in stap.velden}
    for regel in definitie.regels:
        if regel.dan in (Gevolg.TOON, Gevolg.VERBERG):
            bronnen = {stap_van[voorwaarde.veld.partition(".")[0]] for voorwaarde in regel.als}
            assert stap_van[regel.doel] not in bronnen, regel.doel


@alle
def test_steps_are_short_and_say_what_to_do(slug: str) -> None:
    definitie = definitie_of(slug)
    for stap in definitie.stappen:
        vragen = [veld for veld in stap.velden if get_veldtype(veld.type).heeft_invoer]
        assert len(vragen) <= HOOGSTENS_PER_STAP, stap.sleutel
    for veld in definitie.veld_per_sleutel.values():
        if get_veldtype(veld.type).heeft_opties and veld.verplicht:
            assert veld.fout.startswith("Kies"), veld.sleutel


@beproefd
def test_stop_page_has_a_title_and_a_way_on(slug: str) -> None:
    for regel in definitie_of(slug).regels:
        if regel.dan is Gevolg.STOP_PAGINA:
            assert regel.titel
            assert regel.vervolg or re.search(r"Bel |Zoek |Kijk |bij de gemeente|bij de RDW", regel.tekst)


def texts_of(gegevens: Any) -> Iterator[str]:
    """Every text in a file."""
    if isinstance(gegevens, str):
        yield gegevens
    elif isinstance(gegevens, list | dict):
        for deel in gegevens.values() if isinstance(gegevens, dict) else gegevens:
            yield from texts_of(deel)


@alle
def test_amounts_to_the_cent_are_those_of_the_product(slug: str) -> None:
    product = next(p for p in read_producten() if p["slug"] == BESTANDEN[slug]["product"])
    prijzen = {
        Prijs("", "", regel["bedrag_cent"]).bedrag.partition("\N{NO-BREAK SPACE}")[2]
        for regel in product["kosten"]
    }
    genoemd = {bedrag for tekst in texts_of(BESTANDEN[slug]) for bedrag in BEDRAG.findall(tekst)}
    assert genoemd <= prijzen


@pytest.mark.parametrize("soort", ["paspoort", "id-kaart", "rijbewijs"])
def test_check_of_a_document_names_its_prices_and_ends_in_an_afspraak(soort: str) -> None:
    slug = f"{soort}-check"
    assert any(BEDRAG.search(tekst) for tekst in texts_of(BESTANDEN[slug]))
    assert f"afspraak-{soort}" in {regel.vervolg for regel in definitie_of(slug).regels}
