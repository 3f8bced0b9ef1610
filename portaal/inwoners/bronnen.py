"""What other apps may ask the sources of this app: a person, a vehicle; and how an organisation can fail."""

from .clients.brp import BASIS, BrpStoring, Persoon, get_persoon
from .clients.kvk import KvkStoring
from .clients.rdw import RdwStoring, Voertuig, get_voertuig

__all__ = [
    "BASIS",
    "BrpStoring",
    "KvkStoring",
    "Persoon",
    "RdwStoring",
    "Voertuig",
    "get_persoon",
    "get_voertuig",
]
