"""Every write of berichten."""

from .sjablonen import SjabloonOntbreekt, ensure_sjablonen, save_sjabloon
from .versturen import ContextKloptNiet, send_bericht

__all__ = ["ContextKloptNiet", "SjabloonOntbreekt", "ensure_sjablonen", "save_sjabloon", "send_bericht"]
