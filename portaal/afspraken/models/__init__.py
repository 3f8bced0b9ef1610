from .afspraak import Afspraak, AfspraakQuerySet, AfspraakRegel, Cel, LocatieDag, Voorval
from .bezoek import Bezoekgebied, Gebiedpostcode, Reistijd
from .drukte import Drukteperiode, EersteVrij
from .rooster import Afspraaksoort, Balie, Balieblokkade, BlokBalie, Openingsblok, SoortLocatie
from .verzetten import Verzetregel, Verzetting
from .wachtlijst import Wachtlijstplek, WachtlijstplekQuerySet, Wachtlijstregel
from .wachtrij import Drukmelding, Volgnummer, VolgnummerQuerySet, Zuil

__all__ = [
    "Afspraak",
    "AfspraakQuerySet",
    "AfspraakRegel",
    "Afspraaksoort",
    "Balie",
    "Balieblokkade",
    "Bezoekgebied",
    "BlokBalie",
    "Cel",
    "Drukmelding",
    "Drukteperiode",
    "EersteVrij",
    "Gebiedpostcode",
    "LocatieDag",
    "Openingsblok",
    "Reistijd",
    "SoortLocatie",
    "Verzetregel",
    "Verzetting",
    "Volgnummer",
    "VolgnummerQuerySet",
    "Voorval",
    "Wachtlijstplek",
    "WachtlijstplekQuerySet",
    "Wachtlijstregel",
    "Zuil",
]
