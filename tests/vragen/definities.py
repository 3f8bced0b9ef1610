"""Forms of every kind of question with rules, made up by hypothesis, and answers to all of their questions."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.controle import check_definitie
from portaal.vragen.definitie import parse_definitie
from portaal.vragen.typen import BijlageInfo

KEUZES = ("a", "b", "c")
OPTIES = [{"waarde": waarde, "label": f"Antwoord {waarde}"} for waarde in KEUZES]
RIJ = [
    {"sleutel": "naam", "type": "tekst", "label": "Naam"},
    {"sleutel": "leeftijd", "type": "getal", "label": "Leeftijd", "verplicht": False},
]
ADRES: Antwoord = {
    "postcode": "4299 LV",
    "huisnummer": "12",
    "toevoeging": "",
    "straat": "Beukenlaan",
    "woonplaats": "Lindervoort",
}
# Per kind: the rest of its definition, the answers to draw from, and the conditions to draw from.
VRAGEN: dict[str, tuple[dict[str, Any], list[Antwoord], list[list[Any]]]] = {
    "tekst": ({}, ["geheim", "open"], [["is", "geheim"], ["bevat", "pen"], ["ingevuld", True]]),
    "lang": ({}, ["geheim\nop twee regels"], [["bevat", "twee"], ["is_niet", "kort"]]),
    "getal": ({}, [0, 3, 12], [["groter", 2], ["kleiner", 4], ["is", 0]]),
    "bedrag": ({}, ["12.50", "0.00"], [["groter", 10], ["is", "12.50"]]),
    "datum": ({}, ["2026-12-01", "2020-02-29"], [["groter", "2026-01-01"], ["is", "2020-02-29"]]),
    "tijd": ({}, ["09:30", "21:00"], [["kleiner", "12:00"], ["is_niet", "21:00"]]),
    "ja_nee": ({}, ["ja", "nee"], [["is", "ja"], ["is_niet", "ja"], ["ingevuld", False]]),
    "keuze": ({"opties": OPTIES}, [*KEUZES], [["is", "a"], ["is_niet", "b"]]),
    "keuzelijst": ({"opties": OPTIES}, [*KEUZES], [["is", "c"]]),
    "meerkeuze": ({"opties": OPTIES}, [["a"], ["a", "c"]], [["bevat", "c"], ["is", ["a"]]]),
    "akkoord": ({}, [True], [["ingevuld", True]]),
    "postcode": ({}, ["4299 LV"], [["bevat", "4299"]]),
    "kvk": ({}, ["12345678"], [["is", "12345678"]]),
    "adres": ({}, [ADRES], [["ingevuld", True]]),
    "groep": (
        {"velden": RIJ, "max": 3},
        [
            [{"naam": "Kees", "leeftijd": 3}],
            [{"naam": "Bo", "leeftijd": None}, {"naam": "Mia", "leeftijd": 12}],
        ],
        [["groter", 1], ["ingevuld", True]],
    ),
    "bestand": ({"nasturen": True}, [["nasturen"]], [["ingevuld", True], ["groter", 0]]),
    "uitleg": ({"hulp": "Lees dit"}, [None], []),
}
DELEN = {
    "adres": [["woonplaats", "is", "Lindervoort"]],
    "groep": [["leeftijd", "groter", 11], ["naam", "is", "Kees"]],
}
TEKST = "U kunt hier niet verder. Bel ons."


@dataclass(frozen=True)
class Geval:
    """A form, answers to all of its questions, also to those that are hidden, and the files of the draft."""

    definitie: dict[str, Any]
    antwoorden: dict[str, Antwoord]
    bijlagen: dict[str, BijlageInfo]


@st.composite
def gevallen(draw: st.DrawFn) -> Geval:
    """Forms that may be published: a rule that may not be is left out."""
    stappen = [draw(_stap(nummer)) for nummer in range(draw(st.integers(1, 4)))]
    definitie: dict[str, Any] = {"titel": "Proef", "stappen": stappen, "regels": []}
    velden = [veld for stap in stappen for veld in stap["velden"]]
    for _ in range(draw(st.integers(0, 8))):
        regel = draw(_regel(stappen, velden))
        met_regel = {**definitie, "regels": [*definitie["regels"], regel]}
        if regel["als"] and not check_definitie(parse_definitie(met_regel)):
            definitie = met_regel
    bijlagen = {
        f"bijlage-{veld['sleutel']}": BijlageInfo(veld["sleutel"], f"{veld['sleutel']}.jpg", 1000, "schoon")
        for veld in velden
        if veld["type"] == "bestand" and draw(st.booleans())
    }
    return Geval(definitie, {v["sleutel"]: draw(_antwoord(v, bijlagen)) for v in velden}, bijlagen)


@st.composite
def _stap(draw: st.DrawFn, nummer: int) -> dict[str, Any]:
    soorten = draw(st.lists(st.sampled_from(sorted(VRAGEN)), min_size=1, max_size=5))
    velden = [
        {
            "sleutel": f"v{nummer}_{plek}",
            "type": soort,
            "label": f"Vraag v{nummer}_{plek}",
            "verplicht": draw(st.booleans()),
            **VRAGEN[soort][0],
        }
        for plek, soort in enumerate(soorten)
    ]
    return {"sleutel": f"stap-{nummer}", "titel": f"Stap {nummer}", "velden": velden}


@st.composite
def _regel(draw: st.DrawFn, stappen: list[dict[str, Any]], velden: list[dict[str, Any]]) -> dict[str, Any]:
    dan = draw(st.sampled_from(["toon", "verberg", "toon", "verberg", "stap_nvt", "stop_pagina", "zaaktype"]))
    bronnen = [draw(st.sampled_from(velden)) for _ in range(draw(st.integers(1, 2)))]
    doel = {
        "toon": st.sampled_from([veld["sleutel"] for veld in velden]),
        "verberg": st.sampled_from([veld["sleutel"] for veld in velden]),
        "zaaktype": st.sampled_from(["melding", "vergunning"]),
    }.get(dan, st.sampled_from([stap["sleutel"] for stap in stappen]))
    return {
        "als": [deel for bron in bronnen if (deel := draw(_voorwaarde(bron)))],
        "combinatie": draw(st.sampled_from(["alle", "een"])),
        "dan": dan,
        "doel": draw(doel),
        "tekst": TEKST if dan == "stop_pagina" else "",
    }


@st.composite
def _voorwaarde(draw: st.DrawFn, veld: dict[str, Any]) -> list[Any] | None:
    _, _, hele = VRAGEN[veld["type"]]
    mogelijk = [[veld["sleutel"], *deel] for deel in hele]
    mogelijk += [[f"{veld['sleutel']}.{deel}", *rest] for deel, *rest in DELEN.get(veld["type"], [])]
    return draw(st.sampled_from(mogelijk)) if mogelijk else None


@st.composite
def _antwoord(draw: st.DrawFn, veld: dict[str, Any], bijlagen: dict[str, BijlageInfo]) -> Antwoord:
    """What may be stored: an optional question is left blank now and then."""
    if not veld["verplicht"] and draw(st.integers(0, 3)) == 0:
        return None
    antwoord = draw(st.sampled_from(VRAGEN[veld["type"]][1]))
    eigen = [uuid for uuid, info in bijlagen.items() if info.veld == veld["sleutel"]]
    return [*eigen, "nasturen"] if veld["type"] == "bestand" else antwoord
