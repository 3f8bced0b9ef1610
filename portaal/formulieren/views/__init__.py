from .automatisch import automatisch
from .concept import stop, verder, verwijderen
from .hervatten import bewaren, hervatten
from .ontvangst import afschrift, ontvangst, ontvangstbewijs
from .overnemen import overnemen
from .start import start
from .wizard import AanvraagWizard

__all__ = [
    "AanvraagWizard",
    "afschrift",
    "automatisch",
    "bewaren",
    "hervatten",
    "ontvangst",
    "ontvangstbewijs",
    "overnemen",
    "start",
    "stop",
    "verder",
    "verwijderen",
]
