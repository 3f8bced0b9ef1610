from .automatisch import automatisch
from .bijlage import bestand, bestand_verwijderen, bestanden, bestanden_stand
from .check import check
from .concept import stop, verder, verwijderen
from .hervatten import bewaren, hervatten
from .namens import namens
from .ondertekenen import ondertekenen
from .ondertekening import ondertekening
from .ontvangst import afschrift, ontvangst, ontvangstbewijs
from .overnemen import overnemen
from .scan import scan
from .start import start
from .wizard import AanvraagWizard

__all__ = [
    "AanvraagWizard",
    "afschrift",
    "automatisch",
    "bestand",
    "bestand_verwijderen",
    "bestanden",
    "bestanden_stand",
    "bewaren",
    "check",
    "hervatten",
    "namens",
    "ondertekenen",
    "ondertekening",
    "ontvangst",
    "ontvangstbewijs",
    "overnemen",
    "scan",
    "start",
    "stop",
    "verder",
    "verwijderen",
]
