"""Every token exists and every pair of text and background can be read."""

import re
from pathlib import Path

import pytest

from .bestanden import BUNDELS, STATIC, THEMA, contrast, resolve

GEBRUIK = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
GEDEFINIEERD = re.compile(r"(--[\w-]+)\s*:")
REGEL = re.compile(r"([^{}]+)\{([^{}]*)\}")
TONEN = ("ok", "wacht", "laat", "info", "rust", "merk")
# Text colours on the surfaces they stand on; the rules below are found in the CSS itself.
OP_VLAK = [
    (tekst, vlak)
    for tekst in ("--p-tekst", "--p-zacht", "--p-merk", "--p-fout", "--nl-link-color")
    for vlak in ("--p-wit", "--p-doek", "--p-waas")
] + [
    ("--p-op-merk", "--p-merk"),
    ("--p-op-merk", "--p-diep"),
    ("--p-tekst", "--p-geel-waas"),
    ("--p-tekst", "--p-zon"),
    ("--nl-button-primary-color", "--nl-button-primary-background-color"),
    ("--nl-button-primary-hover-color", "--nl-button-primary-hover-background-color"),
    ("--nl-button-secondary-color", "--nl-button-secondary-background-color"),
    ("--nl-button-secondary-hover-color", "--nl-button-secondary-hover-background-color"),
    ("--nl-button-subtle-color", "--p-wit"),
    ("--nl-button-focus-color", "--nl-button-focus-background-color"),
    ("--utrecht-alert-error-color", "--utrecht-alert-error-background-color"),
    ("--utrecht-alert-warning-color", "--utrecht-alert-warning-background-color"),
    ("--utrecht-alert-ok-color", "--utrecht-alert-ok-background-color"),
    ("--utrecht-alert-info-color", "--utrecht-alert-info-background-color"),
    ("--nl-link-color", "--utrecht-alert-info-background-color"),
    ("--nl-skip-link-color", "--nl-skip-link-background-color"),
]


@pytest.mark.parametrize("bundel", BUNDELS, ids=lambda pad: pad.name)
def test_every_token_used_without_fallback_is_defined(bundel: Path) -> None:
    css = bundel.read_text() + THEMA.read_text()
    gedefinieerd = set(GEDEFINIEERD.findall(css))
    assert {naam for naam in GEBRUIK.findall(css) if naam not in gedefinieerd} == set()


@pytest.mark.parametrize(("tekst", "vlak"), OP_VLAK)
def test_text_can_be_read_on_its_surface(tekst: str, vlak: str) -> None:
    assert contrast(resolve(f"var({tekst})"), resolve(f"var({vlak})")) >= 4.5


def tone(naam: str) -> dict[str, str]:
    css = (STATIC / "css" / "tokens.css").read_text()
    blok = re.search(rf"\.is-{naam} \{{([^}}]*)\}}", css)
    assert blok
    return dict(re.findall(r"(--t-[\w]+):\s*([^;]+);", blok.group(1)))


@pytest.mark.parametrize("naam", TONEN)
def test_each_tone_can_be_read(naam: str) -> None:
    kleuren = {token: resolve(waarde) for token, waarde in tone(naam).items()}
    for vlak in ("--t-vlak", "--t-mist"):
        assert contrast(kleuren["--t-tekst"], kleuren[vlak]) >= 4.5
    assert contrast(kleuren["--t-tekst"], resolve("var(--p-wit)")) >= 4.5
    assert contrast(resolve("var(--p-tekst)"), kleuren["--t-mist"]) >= 4.5
    assert contrast(resolve("var(--p-zacht)"), kleuren["--t-mist"]) >= 4.5


def rule_pairs() -> list[tuple[str, str, str]]:
    """Every own rule that sets both a colour and a background, with the tone merk where it asks for a tone."""
    paren = []
    for pad in sorted((STATIC / "css").glob("*.css")):
        css = re.sub(r"/\*.*?\*/|@media \(forced-colors.*", "", pad.read_text(), flags=re.S)
        for kiezer, inhoud in REGEL.findall(css):
            verf = dict(re.findall(r"(?<![\w-])(color|background|background-color):\s*([^;]+)", inhoud))
            achter = verf.get("background-color") or verf.get("background")
            if (
                verf.get("color")
                and achter
                and not {"inherit", "none", "transparent"} & {verf["color"], achter}
            ):
                paren.append((kiezer.strip(), verf["color"], achter))
    return paren


@pytest.mark.parametrize(("kiezer", "kleur", "achter"), rule_pairs())
def test_rule_with_both_colours_can_be_read(kiezer: str, kleur: str, achter: str) -> None:
    lokaal = {**tone("merk"), "--kop": "var(--p-diep)", "--op": "var(--p-op-merk)"}
    voor, vlak = (resolve(waarde, lokaal).split()[0] for waarde in (kleur, achter))
    if voor.startswith("#") and vlak.startswith("#"):
        assert contrast(voor, vlak) >= 4.5, kiezer


def test_the_contrast_measure_knows_black_on_white() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < 4.5
