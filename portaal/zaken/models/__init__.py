from .document import EnkelvoudigInformatieObject, ZaakInformatieObject
from .termijn import Gebeurtenis, Termijnberekening
from .zaak import Nummerreeks, Resultaat, Rol, Status, Zaak, ZaakQuerySet
from .zaaktype import Resultaattype, Statustype, Zaaktype

__all__ = [
    "EnkelvoudigInformatieObject",
    "Gebeurtenis",
    "Nummerreeks",
    "Resultaat",
    "Resultaattype",
    "Rol",
    "Status",
    "Statustype",
    "Termijnberekening",
    "Zaak",
    "ZaakInformatieObject",
    "ZaakQuerySet",
    "Zaaktype",
]
