"""Kinds of recht that the portal gives, and what a resident may do with each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rechtsoort:
    """kenmerk_naam: what the recht hangs on, empty when on nothing. per_dag: changes of it on one day."""

    code: str
    naam: str
    icoon: str
    kenmerk_naam: str = ""
    per_dag: int = 0


BEWONER = Rechtsoort("parkeervergunning", "Parkeervergunning bewoner", "parkeren", "Kenteken", per_dag=3)
RECHTSOORTEN = {soort.code: soort for soort in (BEWONER,)}
