from .concept import stop, verder, verwijderen
from .ontvangst import ontvangst
from .start import start
from .wizard import AanvraagWizard

__all__ = ["AanvraagWizard", "ontvangst", "start", "stop", "verder", "verwijderen"]
