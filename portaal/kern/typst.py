"""Setting a pdf from a typst template: tagged (PDF/UA-1), with our own fonts, from data that is never code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.core.serializers.json import DjangoJSONEncoder

LETTERTYPEN = Path(__file__).parent / "lettertypen"


def compile_pdf(sjabloon: Path, gegevens: Mapping[str, Any]) -> bytes:
    """The pdf of the template at `sjabloon`, which reads `gegevens` as JSON from sys.inputs.gegevens.

    The template can open no file outside its own folder. Raises typst.TypstError when it is wrong.
    """
    inhoud = json.dumps(gegevens, cls=DjangoJSONEncoder, ensure_ascii=False)
    return bytes(
        typst.compile(
            sjabloon,
            root=sjabloon.parent,
            font_paths=[LETTERTYPEN],
            ignore_system_fonts=True,
            sys_inputs={"gegevens": inhoud},
            pdf_standards=["ua-1"],
        )
    )
