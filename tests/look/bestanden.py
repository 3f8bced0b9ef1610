"""Where the look lives, and its colours resolved."""

import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

WORTEL = Path(__file__).resolve().parents[2]
STATIC = WORTEL / "portaal" / "static" / "portaal"
TEMPLATES = WORTEL / "portaal" / "templates"
THEMA = STATIC / "css" / "theme-lindervoort.css"
BUNDELS = (STATIC / "inwoner.css", STATIC / "medewerker.css", STATIC / "zuil.css")

TOEKENNING = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
VERWIJZING = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)")


@cache
def bundel_module() -> ModuleType:
    """frontend/bundel.py, which stands outside every package."""
    spec = importlib.util.spec_from_file_location("bundel", WORTEL / "frontend" / "bundel.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def tokens() -> dict[str, str]:
    """Every token with its value: the base theme, then our own, then the municipality's."""
    basis = (STATIC / "vendor" / "voorbeeld-design-tokens.css").read_text()
    lagen = (re.sub(r"/\*.*?\*/", "", basis, flags=re.S), THEMA.read_text())
    onder, boven = ({naam: waarde.strip() for naam, waarde in TOEKENNING.findall(laag)} for laag in lagen)
    return {**onder, **own_tokens(), **boven}


@cache
def own_tokens() -> dict[str, str]:
    """The first block of tokens.css: what holds for everybody."""
    css = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / "tokens.css").read_text(), flags=re.S)
    return {naam: waarde.strip() for naam, waarde in TOEKENNING.findall(css[: css.index("@media")])}


def resolve(waarde: str, lokaal: dict[str, str] | None = None) -> str:
    """The value with every var() filled in."""
    alle = {**tokens(), **(lokaal or {})}
    for _ in range(20):
        gevonden = VERWIJZING.search(waarde)
        if not gevonden:
            return waarde.strip()
        naam, reserve = gevonden.groups()
        waarde = waarde.replace(gevonden.group(0), alle.get(naam, reserve or "onbekend"), 1)
    raise AssertionError(f"a circle of tokens: {waarde}")


def luminance(kleur: str) -> float:
    kleur = kleur.lstrip("#")
    if len(kleur) == 3:
        kleur = "".join(teken * 2 for teken in kleur)
    kanalen = (int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4))
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """WCAG contrast of two hex colours."""
    licht, donker = sorted((luminance(een), luminance(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)
