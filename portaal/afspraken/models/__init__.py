from .afspraak import Afspraak, AfspraakQuerySet, AfspraakRegel, Cel, LocatieDag, Voorval
from .rooster import Afspraaksoort, Balie, Balieblokkade, BlokBalie, Openingsblok, SoortLocatie

__all__ = [
    "Afspraak",
    "AfspraakQuerySet",
    "AfspraakRegel",
    "Afspraaksoort",
    "Balie",
    "Balieblokkade",
    "BlokBalie",
    "Cel",
    "LocatieDag",
    "Openingsblok",
    "SoortLocatie",
    "Voorval",
]
