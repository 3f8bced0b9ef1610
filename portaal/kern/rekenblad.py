"""A file for a spreadsheet, in which no cell can be a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet runs what begins with one of these (OWASP, CSV injection).
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark that Excel needs, semicolons as Dutch spreadsheets expect."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    schrijver.writerows([_as_text(cel) for cel in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")


def _as_text(cel: str) -> str:
    return f"'{cel}" if cel.lstrip(" ").startswith(FORMULE) else cel
