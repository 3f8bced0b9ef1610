"""A file name that is safe wherever it is shown or saved."""

import re
import unicodedata
from pathlib import PurePosixPath

MAX_NAAM = 100
MAX_EXTENSIE = 20
NIET_IN_NAAM = re.compile(r'[<>:"/\\|?*;%]+')


def clean_naam(naam: str) -> str:
    """A file name without a path, control characters or signs that mean something elsewhere."""
    naam = unicodedata.normalize("NFC", naam).replace("\\", "/").rpartition("/")[2]
    naam = "".join(teken for teken in naam if unicodedata.category(teken)[0] != "C")
    stam, punt, extensie = NIET_IN_NAAM.sub("_", naam).strip().rpartition(".")
    if not punt:
        stam, extensie = extensie, ""
    stam = " ".join(stam.split()).strip(". ") or "bestand"
    staart = f".{extensie.strip().lower()}"[:MAX_EXTENSIE] if extensie.strip() else ""
    return stam[: MAX_NAAM - len(staart)] + staart


def extensie_van(naam: str) -> str:
    """The last extension in lower case, with its dot; empty when there is none."""
    return PurePosixPath(clean_naam(naam)).suffix
