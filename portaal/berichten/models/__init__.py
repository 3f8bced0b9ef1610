from .bericht import Bericht, Poging, Portaalbericht, Terugmelding
from .contactpunt import Blokkade, Contactpunt
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
