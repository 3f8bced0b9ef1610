"""Every write on a zaak."""

from .aanmaken import create_zaak
from .afronden import close_zaak
from .beslissen import check_beslissing, decide_zaak
from .catalogus import laad_zaaktypen
from .direct.verlenen import PARKEERVERGUNNING, verleen_parkeervergunning
from .document import add_document
from .fouten import (
    AlGecontroleerd,
    BuitenZone,
    GeenBeslisregel,
    KentekenBezet,
    KentekenNietGeschikt,
    RechtGewijzigd,
    RechtIsVoorbij,
    TaakIsGedaan,
    TeVaakGewijzigd,
    ZaakFout,
    ZaakGewijzigd,
    ZaakIsAfgerond,
    ZelfdeKenteken,
)
from .nummer import reserve_identificatie
from .ophalen import UITGEREIKT, hand_out, mark_klaar_voor_ophalen
from .opruimen import sweep_documenten
from .recht import change_kenteken, end_recht, grant_recht
from .status import assign_zaak, set_status, take_zaak
from .taak import add_taakbestand, ask_taak, finish_taak, scan_taakbestand
from .termijn import check_gesteld_tot, end_opschorting, start_opschorting
from .verdaging import check_nieuwe_datum, register_verdaging

__all__ = [
    "PARKEERVERGUNNING",
    "UITGEREIKT",
    "AlGecontroleerd",
    "BuitenZone",
    "GeenBeslisregel",
    "KentekenBezet",
    "KentekenNietGeschikt",
    "RechtGewijzigd",
    "RechtIsVoorbij",
    "TaakIsGedaan",
    "TeVaakGewijzigd",
    "ZaakFout",
    "ZaakGewijzigd",
    "ZaakIsAfgerond",
    "ZelfdeKenteken",
    "add_document",
    "add_taakbestand",
    "ask_taak",
    "assign_zaak",
    "change_kenteken",
    "check_beslissing",
    "check_gesteld_tot",
    "check_nieuwe_datum",
    "close_zaak",
    "create_zaak",
    "decide_zaak",
    "end_opschorting",
    "end_recht",
    "finish_taak",
    "grant_recht",
    "hand_out",
    "laad_zaaktypen",
    "mark_klaar_voor_ophalen",
    "register_verdaging",
    "reserve_identificatie",
    "scan_taakbestand",
    "set_status",
    "start_opschorting",
    "sweep_documenten",
    "take_zaak",
    "verleen_parkeervergunning",
]
