from .document import DocumentQuerySet, EnkelvoudigInformatieObject, ZaakInformatieObject
from .recht import Beslissing, Recht, Rechtwijziging, Waarmerk
from .taak import Taak, TaakBestand, TaakQuerySet
from .termijn import Gebeurtenis, Termijnberekening
from .zaak import Nummerreeks, Resultaat, Rol, Status, Zaak, ZaakQuerySet
from .zaaktype import Resultaattype, Statustype, Zaaktype

__all__ = [
    "Beslissing",
    "DocumentQuerySet",
    "EnkelvoudigInformatieObject",
    "Gebeurtenis",
    "Nummerreeks",
    "Recht",
    "Rechtwijziging",
    "Resultaat",
    "Resultaattype",
    "Rol",
    "Status",
    "Statustype",
    "Taak",
    "TaakBestand",
    "TaakQuerySet",
    "Termijnberekening",
    "Waarmerk",
    "Zaak",
    "ZaakInformatieObject",
    "ZaakQuerySet",
    "Zaaktype",
]
