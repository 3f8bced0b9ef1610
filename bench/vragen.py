"""What it costs to decide which of 60 questions are visible by 20 rules: the path of one page.

Ends with status 1 when the best of many runs takes a millisecond or more.
"""

import os
import sys
from pathlib import Path
from timeit import repeat

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portaal.settings.test")

import django

django.setup()

from portaal.vragen.antwoord import Antwoord  # noqa: E402
from portaal.vragen.definitie import Definitie, parse_definitie  # noqa: E402
from portaal.vragen.zichtbaar import zichtbaar  # noqa: E402

STAPPEN, VELDEN, REGELS = 10, 6, 20
KEREN = 200
HOOGSTENS_MS = 1.0


def make_definitie() -> Definitie:
    """Ten steps of six questions; half of the rules show a question and half hide one."""
    stappen = [
        {
            "sleutel": f"stap-{stap}",
            "titel": f"Stap {stap}",
            "velden": [
                {"sleutel": f"v{stap}_{veld}", "type": "ja_nee", "label": f"Vraag {veld}"}
                for veld in range(VELDEN)
            ],
        }
        for stap in range(STAPPEN)
    ]
    regels = [
        {
            "als": [[f"v{stap}_0", "is", "ja"], [f"v{stap}_1", "is_niet", "nee"]],
            "combinatie": "een",
            "dan": ("toon", "verberg")[nummer],
            "doel": f"v{stap}_{nummer + 3}",
        }
        for stap in range(STAPPEN)
        for nummer in range(REGELS // STAPPEN)
    ]
    return parse_definitie({"titel": "Groot", "stappen": stappen, "regels": regels})


def measure(antwoord: str) -> float:
    """Milliseconds of the best run, with this answer to every question."""
    definitie = make_definitie()
    antwoorden: dict[str, Antwoord] = dict.fromkeys(definitie.veld_per_sleutel, antwoord)
    assert (len(antwoorden), len(definitie.regels)) == (STAPPEN * VELDEN, REGELS)
    return min(repeat(lambda: zichtbaar(definitie, antwoorden), number=1, repeat=KEREN)) * 1000


def main() -> int:
    tijden = {antwoord: measure(antwoord) for antwoord in ("ja", "nee")}
    for antwoord, ms in tijden.items():
        print(f"{STAPPEN * VELDEN} questions, {REGELS} rules, all answers {antwoord}: {ms:.3f} ms")
    return int(max(tijden.values()) >= HOOGSTENS_MS)


if __name__ == "__main__":
    sys.exit(main())
