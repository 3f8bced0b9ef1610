"""What pages load: up to date, accounted for, light, and without anything a strict policy refuses."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from .bestanden import BUNDELS, STATIC, THEMA, WORTEL, bundel_module

KB = 1024


@pytest.mark.parametrize(
    ("pad", "inhoud"), bundel_module().build().items(), ids=lambda waarde: getattr(waarde, "name", "")
)
def test_bundle_is_up_to_date(pad: Path, inhoud: str) -> None:
    assert pad.read_text() == inhoud, "run python frontend/bundel.py"


def manifest() -> list[dict[str, str]]:
    return json.loads((WORTEL / "frontend" / "manifest.json").read_text())


@pytest.mark.parametrize("regel", manifest(), ids=lambda regel: regel["package"])
def test_vendored_file_is_the_one_in_the_manifest(regel: dict[str, str]) -> None:
    assert hashlib.sha256((WORTEL / regel["file"]).read_bytes()).hexdigest() == regel["sha256"]
    assert regel["licence"] == "EUPL-1.2"


def test_manifest_pins_and_folder_agree() -> None:
    pins = json.loads((WORTEL / "frontend" / "package.json").read_text())["dependencies"]
    assert {regel["package"]: regel["version"] for regel in manifest()} == pins
    assert {WORTEL / regel["file"] for regel in manifest()} == set((STATIC / "vendor").iterdir())


@pytest.mark.parametrize("bundel", BUNDELS, ids=lambda pad: pad.name)
def test_css_of_a_page_is_within_its_budget(bundel: Path) -> None:
    assert len(gzip.compress(bundel.read_bytes())) + len(gzip.compress(THEMA.read_bytes())) <= 30 * KB


def test_javascript_of_a_page_is_within_its_budget() -> None:
    assert (
        sum(len(gzip.compress((STATIC / naam).read_bytes())) for naam in bundel_module().JS_BUNDELS)
        <= 10 * KB
    )


@pytest.mark.parametrize("bundel", BUNDELS, ids=lambda pad: pad.name)
def test_css_loads_only_own_pictures_that_exist(bundel: Path) -> None:
    verwijzingen = re.findall(r"url\(([^)]*)\)", bundel.read_text())
    assert all((bundel.parent / pad.strip("\"'")).is_file() for pad in verwijzingen), verwijzingen


@pytest.mark.parametrize("pad", sorted((STATIC / "css").glob("*.css")), ids=lambda pad: pad.name)
def test_only_the_theme_knows_colours(pad: Path) -> None:
    kleuren = re.findall(r"#[0-9a-fA-F]{3,8}\b", pad.read_text())
    assert pad == THEMA or kleuren == []


def test_every_part_is_in_a_bundle() -> None:
    bundel = bundel_module()
    delen = {naam for lijst in bundel.CSS_BUNDELS.values() for naam in lijst} | {"tokens", THEMA.stem}
    assert delen == {pad.stem for pad in (STATIC / "css").glob("*.css")}
    gedrag = {naam for lijst in bundel.JS_BUNDELS.values() for naam in lijst}
    assert gedrag == {pad.stem for pad in (STATIC / "js").glob("*.js")}
