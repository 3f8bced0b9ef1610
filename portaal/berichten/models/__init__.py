from .bericht import Bericht, Portaalbericht
from .contactpunt import Blokkade, Contactpunt
from .poging import Poging, Terugmelding
from .sjabloon import Sjabloon, SjabloonVersie

__all__ = [
    "Bericht",
    "Blokkade",
    "Contactpunt",
    "Poging",
    "Portaalbericht",
    "Sjabloon",
    "SjabloonVersie",
    "Terugmelding",
]
