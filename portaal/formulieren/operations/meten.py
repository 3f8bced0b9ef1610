"""How steps are used, counted per form version and day: nothing that is about a person.

Counts are added when something was posted anyway, with one statement, outside the transaction of the draft:
a count may be lost when a process dies, an answer never.
"""

from collections import Counter
from datetime import date, datetime

from django.db import connection
from django.utils.timezone import localdate

from ..invulling import CONTROLE, Invulling
from ..models import FormulierVersie

KOLOMMEN = ("gestart", "voltooid", "fout", "verlaten")
TEL = """
INSERT INTO formulieren_stapmeting (versie_id, stap, dag, gestart, voltooid, fout, verlaten)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (versie_id, stap, dag) DO UPDATE SET
    gestart = formulieren_stapmeting.gestart + excluded.gestart,
    voltooid = formulieren_stapmeting.voltooid + excluded.voltooid,
    fout = formulieren_stapmeting.fout + excluded.fout,
    verlaten = formulieren_stapmeting.verlaten + excluded.verlaten
"""
EEN_RIJ = "(%s, %s, %s, %s, %s, %s, %s)"


def count_begin(*, invulling: Invulling, now: datetime) -> None:
    """A draft was begun: its first step is shown next."""
    _add(invulling.aanvraag.versie, {(invulling.find_stap(""), "gestart"): 1}, now)


def count_voortgang(*, invulling: Invulling, stap: str, was_klaar: bool, stond: str, now: datetime) -> None:
    """A step was saved. `was_klaar` and `stond` tell how it was before: the step, and where the walk stood."""
    tellingen: Counter[tuple[str, str]] = Counter()
    if not was_klaar and invulling.is_klaar(stap):
        tellingen[stap, "voltooid"] += 1
    staat = invulling.find_stap("")
    if staat != stond:
        tellingen[staat, "gestart"] += 1
    _add(invulling.aanvraag.versie, tellingen, now)


def count_fout(*, invulling: Invulling, stap: str, now: datetime) -> None:
    """A step was sent with something that was not right."""
    _add(invulling.aanvraag.versie, {(stap, "fout"): 1}, now)


def count_ingediend(*, versie: FormulierVersie, now: datetime) -> None:
    """The check page was finished."""
    _add(versie, {(CONTROLE, "voltooid"): 1}, now)


def count_verlaten(*, invulling: Invulling, now: datetime) -> None:
    """A draft was thrown away, by its owner or by time, where the walk stood."""
    _add(invulling.aanvraag.versie, {(invulling.find_stap(""), "verlaten"): 1}, now)


def _add(versie: FormulierVersie, tellingen: dict[tuple[str, str], int], now: datetime) -> None:
    """All in one statement; rows in one order, so that two of them never wait for each other."""
    stappen = sorted({stap for stap, _ in tellingen})
    if not stappen:
        return
    dag = localdate(now)
    waarden: list[int | str | date] = []
    for stap in stappen:
        waarden += [versie.pk, stap, dag, *(tellingen.get((stap, kolom), 0) for kolom in KOLOMMEN)]
    with connection.cursor() as cursor:
        cursor.execute(TEL.replace(EEN_RIJ, ", ".join([EEN_RIJ] * len(stappen))), waarden)
