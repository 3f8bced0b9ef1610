"""The simulators of the sources answer in the shape that was published, and so do the samples of the clients."""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator

from portaal.inwoners.clients import brp, kvk, rdw
from portaal.kern.clients import adres

from ..bronnen import Bronnen

CONTRACT = Path(__file__).parent / "contract"
VELDEN = (*brp.BASIS, "geboorte.plaats", "nationaliteiten.nationaliteit", "partners.naam", "kinderen.naam")
BRP_KOP, KVK_KOP = {"X-API-KEY": "brp-sleutel"}, {"apikey": "kvk-sleutel"}


def check(bron: str, inhoud: Any, deel: str = "") -> None:
    """Raise when `inhoud` is not what this source publishes; `deel` names a part of the description."""
    schema = json.loads((CONTRACT / f"{bron}.json").read_text(encoding="utf-8"))
    if deel:
        schema = {"$ref": f"#/$defs/{deel}", "$defs": schema["$defs"]}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(inhoud)


def ask_brp(bronnen: Bronnen, vraag: Any, **koppen: str) -> requests.Response:
    return requests.post(f"{bronnen.brp.url}/personen", json=vraag, headers={**BRP_KOP, **koppen}, timeout=5)


def raadpleeg(*bsns: str, fields: tuple[str, ...] = VELDEN, **meer: Any) -> dict[str, Any]:
    return {"type": brp.RAADPLEEG, "burgerservicenummer": list(bsns), "fields": list(fields), **meer}


def test_every_person_has_the_published_shape(bronnen: Bronnen) -> None:
    for bsn in bronnen.brp.personen:
        antwoord = ask_brp(bronnen, raadpleeg(bsn)).json()
        check("brp", antwoord)
        assert len(antwoord["personen"]) == 1
    check("brp", ask_brp(bronnen, raadpleeg("999990202")).json())


def test_only_what_was_asked_comes_back_and_what_comes_unasked(bronnen: Bronnen) -> None:
    antwoord = ask_brp(bronnen, raadpleeg("999990044", fields=("geboorte.datum",))).json()
    assert set(antwoord["personen"][0]) == {"geboorte", "geheimhoudingPersoonsgegevens"}


@pytest.mark.parametrize(
    ("vraag", "code", "naam"),
    [
        ({"type": "ZoekMetAlles"}, "value", "type"),
        ({"type": brp.RAADPLEEG, "fields": ["naam"]}, "required", "burgerservicenummer"),
        (raadpleeg(), "minItems", "burgerservicenummer"),
        (raadpleeg(*["999990019"] * 21), "maxItems", "burgerservicenummer"),
        (raadpleeg("12345678"), "pattern", "burgerservicenummer[0]"),
        (raadpleeg("999990019", voornamen="Sanne"), "unknownParam", "voornamen"),
        ({**raadpleeg("999990019"), "burgerservicenummer": "999990019"}, "array", "burgerservicenummer"),
    ],
)
def test_a_wrong_question_to_the_brp(bronnen: Bronnen, vraag: Any, code: str, naam: str) -> None:
    antwoord = ask_brp(bronnen, vraag)
    assert (antwoord.status_code, antwoord.headers["Content-Type"]) == (400, "application/problem+json")
    check("brp", antwoord.json(), "fout")
    assert antwoord.json()["code"] == "paramsValidation"
    assert [(fout["code"], fout["name"]) for fout in antwoord.json()["invalidParams"]] == [(code, naam)]


def test_the_brp_without_key(bronnen: Bronnen) -> None:
    antwoord = ask_brp(bronnen, raadpleeg("999990019"), **{"X-API-KEY": ""})
    assert antwoord.status_code == 401
    check("brp", antwoord.json(), "fout")
    assert antwoord.json()["code"] == "authentication"


def ask_kvk(bronnen: Bronnen, nummer: str, koppen: dict[str, str] = KVK_KOP) -> requests.Response:
    return requests.get(f"{bronnen.kvk.url}/v1/basisprofielen/{nummer}", headers=koppen, timeout=5)


def test_every_organisation_has_the_published_shape(bronnen: Bronnen) -> None:
    statussen = []
    for nummer in bronnen.kvk.organisaties:
        antwoord = ask_kvk(bronnen, nummer)
        statussen.append(antwoord.status_code)
        check("kvk", antwoord.json(), "" if antwoord.status_code == 200 else "fout")
    assert (statussen.count(200), statussen.count(404)) == (11, 1)


def test_refusals_of_the_handelsregister(bronnen: Bronnen) -> None:
    onbekend, ongeldig = ask_kvk(bronnen, "00099999"), ask_kvk(bronnen, "12")
    assert (onbekend.status_code, onbekend.json()["fout"][0]["code"]) == (404, "IPD0005")
    assert (ongeldig.status_code, ongeldig.json()["fout"][0]["code"]) == (400, "IPD0004")
    assert ask_kvk(bronnen, "00012901", {}).status_code == 401


def test_every_vehicle_has_the_published_shape(bronnen: Bronnen) -> None:
    url = f"{bronnen.rdw.url}/resource/m9d7-ebf2.json"
    alle = requests.get(url, timeout=5).json()
    check("rdw", alle)
    assert len(alle) == 24
    assert requests.get(url, params={"kenteken": "99ZZZ9"}, timeout=5).json() == []
    fout = requests.get(url, params={"kleur": "ROOD"}, timeout=5)
    assert fout.status_code == 400
    check("rdw", fout.json(), "fout")


def test_every_address_has_the_published_shape(bronnen: Bronnen) -> None:
    vraag = [("fq", "type:adres"), ("fl", adres.VELDEN), ("rows", "999")]
    antwoord = requests.get(f"{bronnen.pdok.url}/free", params=vraag, timeout=5).json()
    check("pdok", antwoord)
    assert len(antwoord["response"]["docs"]) == antwoord["response"]["numFound"] > 500
    identificaties = {doc["nummeraanduiding_id"] for doc in antwoord["response"]["docs"]}
    assert len(identificaties) == antwoord["response"]["numFound"]


def test_pdok_refuses_a_parameter_that_it_does_not_know(bronnen: Bronnen) -> None:
    antwoord = requests.get(f"{bronnen.pdok.url}/free", params={"postcode": "4299LV"}, timeout=5)
    assert antwoord.status_code == 400
    check("pdok", antwoord.json(), "fout")


@pytest.mark.parametrize(("bron", "client"), [("brp", brp), ("kvk", kvk), ("rdw", rdw), ("pdok", adres)])
def test_the_sample_in_the_client_has_the_published_shape(bron: str, client: ModuleType) -> None:
    """What the docstring of a client shows as the answer is what it says it is."""
    check(bron, sample_of(client))


def sample_of(client: ModuleType) -> Any:
    """The last block of JSON."""
    blokken = re.findall(r"^    ([{\[].*?)\n\n", client.__doc__ or "", re.MULTILINE | re.DOTALL)
    return json.loads(blokken[-1])


@pytest.mark.parametrize("pad", ["/", "/_sim/"])
def test_each_has_a_page_to_look_at(bronnen: Bronnen, pad: str) -> None:
    for bron in bronnen.alle:
        antwoord = requests.get(bron.url + pad, timeout=5)
        assert antwoord.status_code == 200
        assert bron.naam in antwoord.text
    assert not any(bron.vragen for bron in bronnen.alle)
