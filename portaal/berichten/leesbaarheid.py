"""Hints for plain Dutch (B1): not a judgement, a nudge to the writer."""

import re

MAX_WOORDEN = 15
MAX_LETTERS = 16

# Official words and what people say.
LIEVER = {
    "alsmede": "en ook",
    "betreffende": "over",
    "conform": "volgens",
    "dient u": "moet u",
    "dienen": "moeten",
    "echter": "maar",
    "indien": "als",
    "inzake": "over",
    "middels": "met",
    "omtrent": "over",
    "reeds": "al",
    "teneinde": "om",
    "tevens": "ook",
    "verzocht": "gevraagd",
    "voornoemde": "deze",
    "woonachtig": "woont",
}


def b1_hints(tekst: str) -> list[str]:
    """What could be plainer, in Dutch; empty when nothing stands out."""
    zonder_velden = re.sub(r"\{[a-z0-9_]+\}", "X", tekst)
    hints = [
        f"Deze zin heeft {len(woorden)} woorden. Maak er twee zinnen van: “{' '.join(woorden[:6])} …”"
        for zin in re.split(r"[.!?:]\s+|\n+", zonder_velden)
        if len(woorden := zin.split()) > MAX_WOORDEN
    ]
    lang = sorted({woord for woord in re.findall(r"[^\W\d_]+", zonder_velden) if len(woord) > MAX_LETTERS})
    hints += [f"“{woord}” is een lang woord. Kan het korter?" for woord in lang]
    klein = zonder_velden.lower()
    hints += [
        f"Schrijf liever “{gewoon}” dan “{deftig}”."
        for deftig, gewoon in LIEVER.items()
        if re.search(rf"\b{deftig}\b", klein)
    ]
    return hints
