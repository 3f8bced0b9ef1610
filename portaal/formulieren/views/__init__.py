from .automatisch import automatisch
from .concept import stop, verder, verwijderen
from .hervatten import bewaren, hervatten
from .ontvangst import ontvangst
from .overnemen import overnemen
from .start import start
from .wizard import AanvraagWizard

__all__ = [
    "AanvraagWizard",
    "automatisch",
    "bewaren",
    "hervatten",
    "ontvangst",
    "overnemen",
    "start",
    "stop",
    "verder",
    "verwijderen",
]
