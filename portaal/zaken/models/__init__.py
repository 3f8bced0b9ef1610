from .document import DocumentQuerySet, EnkelvoudigInformatieObject, ZaakInformatieObject
from .termijn import Gebeurtenis, Termijnberekening
from .zaak import Nummerreeks, Resultaat, Rol, Status, Zaak, ZaakQuerySet
from .zaaktype import Resultaattype, Statustype, Zaaktype

__all__ = [
    "DocumentQuerySet",
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
