"""Every write of berichten."""

from .beheren import (
    OpnieuwKanNiet,
    mark_gelezen,
    register_brief_verstuurd,
    retry_poging,
    settle_geparkeerd,
    withdraw_bericht,
)
from .contactpunten import (
    CodeKloptNiet,
    TeVeelCodes,
    add_contactpunt,
    remove_contactpunt,
    set_contactpunt,
    verify_contactpunt,
)
from .legen import drain
from .sjablonen import SjabloonOntbreekt, ensure_sjablonen, save_sjabloon
from .terugmelding import process_terugmeldingen, receive_terugmelding
from .vegen import sweep
from .versturen import ContextKloptNiet, send_bericht

__all__ = [
    "CodeKloptNiet",
    "ContextKloptNiet",
    "OpnieuwKanNiet",
    "SjabloonOntbreekt",
    "TeVeelCodes",
    "add_contactpunt",
    "drain",
    "ensure_sjablonen",
    "mark_gelezen",
    "process_terugmeldingen",
    "receive_terugmelding",
    "register_brief_verstuurd",
    "remove_contactpunt",
    "retry_poging",
    "save_sjabloon",
    "send_bericht",
    "set_contactpunt",
    "settle_geparkeerd",
    "sweep",
    "verify_contactpunt",
    "withdraw_bericht",
]
