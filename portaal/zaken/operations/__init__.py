"""Every write on a zaak."""

from .aanmaken import create_zaak
from .afronden import close_zaak
from .beslissen import check_beslissing, decide_zaak
from .catalogus import laad_zaaktypen
from .document import add_document
from .fouten import AlGecontroleerd, GeenBeslisregel, ZaakFout, ZaakGewijzigd, ZaakIsAfgerond
from .nummer import reserve_identificatie
from .ophalen import mark_klaar_voor_ophalen
from .status import assign_zaak, set_status, take_zaak
from .termijn import check_gesteld_tot, end_opschorting, start_opschorting
from .verdaging import check_nieuwe_datum, register_verdaging

__all__ = [
    "AlGecontroleerd",
    "GeenBeslisregel",
    "ZaakFout",
    "ZaakGewijzigd",
    "ZaakIsAfgerond",
    "add_document",
    "assign_zaak",
    "check_beslissing",
    "check_gesteld_tot",
    "check_nieuwe_datum",
    "close_zaak",
    "create_zaak",
    "decide_zaak",
    "end_opschorting",
    "laad_zaaktypen",
    "mark_klaar_voor_ophalen",
    "register_verdaging",
    "reserve_identificatie",
    "set_status",
    "start_opschorting",
    "take_zaak",
]
