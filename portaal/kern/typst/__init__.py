"""Setting a pdf from a typst template: tagged (PDF/UA-1), with our own fonts, from data that is never code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst
from django.core.serializers.json import DjangoJSONEncoder

from .huisstijl import find_kleur
from .tekens import LETTERTYPEN, only_visible

STANDAARD: Final = "ua-1"


def compile_pdf(sjabloon: Path, gegevens: Mapping[str, Any]) -> bytes:
    """The pdf of the template at `sjabloon`, which reads `gegevens` as JSON from sys.inputs.gegevens.

    The same values give the same bytes. Of each text only what our fonts can show goes in
    (tekens.only_visible); `kleur` is the municipality's own, as #rrggbb. The template can open no file
    outside its own folder. Raises typst.TypstError when it is wrong.
    """
    waarden = {"kleur": find_kleur(), **_clean(gegevens)}
    inhoud = json.dumps(waarden, cls=DjangoJSONEncoder, ensure_ascii=False)
    return bytes(
        typst.compile(
            sjabloon,
            root=sjabloon.parent,
            font_paths=[LETTERTYPEN],
            ignore_system_fonts=True,
            sys_inputs={"gegevens": inhoud},
            pdf_standards=[STANDAARD],
        )
    )


def _clean(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return only_visible(waarde)
    if isinstance(waarde, Mapping):
        return {naam: _clean(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_clean(deel) for deel in waarde]
    return waarde
