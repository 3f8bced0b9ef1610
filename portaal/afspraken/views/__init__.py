from .beheren import annuleren, beheren, ics, verplaatsen, zoeken
from .gegevens import bevestigen, controle, gegevens, verlengen
from .kiezen import kiezen, tijd
from .locatie import locatie

__all__ = [
    "annuleren",
    "beheren",
    "bevestigen",
    "controle",
    "gegevens",
    "ics",
    "kiezen",
    "locatie",
    "tijd",
    "verlengen",
    "verplaatsen",
    "zoeken",
]
