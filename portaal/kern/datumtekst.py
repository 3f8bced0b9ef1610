"""Dates as Dutch text, for rules that explain themselves without a template."""

from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def format_datum(dag: date) -> str:
    """`7 april 2026`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def format_datum_met_weekdag(dag: date) -> str:
    """`dinsdag 7 april 2026`."""
    return f"{WEEKDAGEN[dag.weekday()]} {format_datum(dag)}"
