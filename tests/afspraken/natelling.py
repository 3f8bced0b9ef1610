"""A second count of who stands where and of who was told, in plain SQL: nothing of the code that books is used."""

from collections import Counter
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import connection

# Held and not over yet, confirmed, and everything after that: who has a place now.
ER = """
    WITH er AS (
        SELECT id, nummer, locatie_id, balie_id, start, eind, status FROM afspraken_afspraak
        WHERE status NOT IN ('geannuleerd', 'verlopen') AND (status <> 'optie' OR optie_tot > %s)
    )
"""
# At one balie somebody begins while somebody else is still there.
DUBBEL = """
    SELECT een.nummer, ander.nummer FROM er een JOIN er ander
        ON ander.balie_id = een.balie_id AND ander.id <> een.id
        AND ander.start <= een.start AND ander.eind > een.start
"""
# How many are at a locatie at the moment that one of them begins; at no other moment there are more.
TEGELIJK = """
    SELECT moment.locatie_id, moment.start, COUNT(*)
    FROM (SELECT DISTINCT locatie_id, start FROM er) moment JOIN er
        ON er.locatie_id = moment.locatie_id AND er.start <= moment.start AND er.eind > moment.start
    GROUP BY moment.locatie_id, moment.start
"""
# The cells of each at its own balie and inside its own time, and those of them that come free by themselves.
CELLEN = """
    SELECT er.nummer, er.status, er.start, er.eind, COUNT(cel.id), COUNT(cel.vrij_vanaf)
    FROM er LEFT JOIN afspraken_cel cel ON cel.afspraak_id = er.id AND cel.balie_id = er.balie_id
        AND cel.begin >= er.start AND cel.begin < er.eind
    GROUP BY er.nummer, er.status, er.start, er.eind
"""
IN_MOMENT = "SELECT COUNT(*) FROM er WHERE locatie_id = %s AND start <= %s AND eind > %s"
GEBLOKKEERD = """
    SELECT COUNT(DISTINCT blokkade.balie_id) FROM afspraken_balieblokkade blokkade
    JOIN afspraken_balie balie ON balie.id = blokkade.balie_id
    WHERE balie.locatie_id = %s AND blokkade.datum = %s AND blokkade.van <= %s AND blokkade.tot > %s
"""
WACHTEND = """
    SELECT afspraak.nummer FROM afspraken_verzetregel regel
    JOIN afspraken_afspraak afspraak ON afspraak.id = regel.afspraak_id
    WHERE regel.uitkomst = 'wacht' AND afspraak.status = 'bevestigd' AND afspraak.start = regel.van
"""
STAND = "SELECT nummer, status, start, locatie_id FROM afspraken_afspraak"
BERICHTEN = """
    SELECT afspraak.nummer, bericht.soort, COUNT(*)
    FROM berichten_bericht bericht JOIN afspraken_afspraak afspraak ON afspraak.uuid = bericht.betreft_uuid
    WHERE bericht.ingetrokken_op IS NULL GROUP BY afspraak.nummer, bericht.soort
"""


def find_double(now: datetime) -> list[tuple[str, str]]:
    """Pairs that are at one balie at the same moment."""
    return [(een, ander) for een, ander in _rows(ER + DUBBEL, now)]


def count_at_once(now: datetime) -> dict[tuple[int, datetime], int]:
    """Per locatie and moment that somebody begins: how many are there then."""
    return {(locatie, _moment(start)): aantal for locatie, start, aantal in _rows(ER + TEGELIJK, now)}


def find_loose(now: datetime) -> list[str]:
    """The numbers of those that do not hold exactly their own time, or hold it not for good when confirmed."""
    los = []
    for nummer, status, start, eind, cellen, tijdelijk in _rows(ER + CELLEN, now):
        minuten = (_moment(eind) - _moment(start)).total_seconds() / 60
        if cellen * 5 != minuten or tijdelijk != (cellen if status == "optie" else 0):
            los.append(nummer)
    return los


def count_in_moment(locatie: int, moment: datetime, now: datetime) -> int:
    """How many are at this locatie at this moment."""
    return int(_rows(ER + IN_MOMENT, now, locatie, moment, moment)[0][0])


def count_blocked(locatie: int, datum: date, tijd: time) -> int:
    """How many balies are closed for a while."""
    return int(_rows(GEBLOKKEERD, locatie, datum, tijd, tijd)[0][0])


def find_waiting() -> set[str]:
    """The numbers of those whose time was closed and who heard nothing yet."""
    return {nummer for (nummer,) in _rows(WACHTEND)}


def read_stand() -> dict[str, tuple[str, datetime, int]]:
    """Per number its status, when and at which locatie."""
    return {nummer: (status, _moment(start), locatie) for nummer, status, start, locatie in _rows(STAND)}


def count_berichten() -> Counter[tuple[str, str]]:
    """How many messages of each kind there are about each number, those that were withdrawn left out."""
    return Counter({(nummer, soort): aantal for nummer, soort, aantal in _rows(BERICHTEN)})


def _rows(sql: str, *waarden: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_adapt(waarde) for waarde in waarden])
        return list(cursor.fetchall())


def _adapt(waarde: object) -> object:
    """As the database keeps it: SQLite has moments, dates and times as text."""
    ops = connection.ops
    if isinstance(waarde, datetime):
        return ops.adapt_datetimefield_value(waarde)
    if isinstance(waarde, date):
        return ops.adapt_datefield_value(waarde)
    return ops.adapt_timefield_value(waarde) if isinstance(waarde, time) else waarde


def _moment(waarde: datetime | str) -> datetime:
    """SQLite keeps moments in UTC without saying so, and gives some as text."""
    gelezen = datetime.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return gelezen.astimezone(UTC) if gelezen.tzinfo else gelezen.replace(tzinfo=UTC)
