"""The municipality's own colour, from the one file with colours."""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

# The colour of buttons and headings in the theme.
KLEUR = re.compile(r"--voorbeeld-kleuren-violet-500:\s*(#[0-9a-fA-F]{6})\b")
ZONDER_THEMA = "#17212b"


@lru_cache(maxsize=1)
def find_kleur() -> str:
    """As #rrggbb; a dark grey when the theme names none."""
    pad = finders.find(settings.GEMEENTE["thema"])
    gevonden = KLEUR.search(Path(pad).read_text(encoding="utf-8")) if pad else None
    return gevonden[1] if gevonden else ZONDER_THEMA
