"""Reads: which balies are staffed when, and where there is time."""

from .lijst import afspraken_van, agenda_van
from .rooster import Rooster, load_rooster
from .tijden import VrijeDag, find_dagen, find_eerste

__all__ = ["Rooster", "VrijeDag", "afspraken_van", "agenda_van", "find_dagen", "find_eerste", "load_rooster"]
