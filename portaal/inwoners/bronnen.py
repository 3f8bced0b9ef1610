"""What other apps may ask the sources of this app: a person from the BRP, a vehicle from the RDW."""

from .clients.brp import BASIS, BrpStoring, Persoon, get_persoon
from .clients.rdw import RdwStoring, Voertuig, get_voertuig

__all__ = [
    "BASIS",
    "BrpStoring",
    "Persoon",
    "RdwStoring",
    "Voertuig",
    "get_persoon",
    "get_voertuig",
]
