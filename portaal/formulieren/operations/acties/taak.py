"""What is asked of the resident for the zaak: what they said to send later."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from portaal.vragen.definitie import Veld
from portaal.vragen.typen.bestand import is_nasturen
from portaal.zaken.enums import TaakSoort
from portaal.zaken.operations import ask_taak

from ...definities import load_definitie
from ...enums import ActieSoort
from ...invulling import Invulling
from ...models import Aanvraag
from .werk import Werk, zaak_of

TERMIJN = timedelta(days=14)
LANGSTE_TITEL = 120


def ask_later(aanvraag: Aanvraag, veld_sleutel: str, now: datetime) -> None:
    veld = find_veld(aanvraag, veld_sleutel)
    ask_to_send(
        aanvraag,
        sleutel=f"nasturen:{veld_sleutel}",
        titel=veld.label if veld else "Stuur na wat nog ontbreekt",
        uitleg=veld.hulp if veld else "",
        meld=False,
        now=now,
    )


def ask_to_send(
    aanvraag: Aanvraag, *, sleutel: str, titel: str, uitleg: str, meld: bool = True, now: datetime
) -> None:
    """One task with this key, however often it is asked; what they promised themselves, the receipt tells."""
    ask_taak(
        zaak=zaak_of(aanvraag),
        soort=TaakSoort.NASTUREN,
        sleutel=sleutel,
        titel=titel[:LANGSTE_TITEL],
        uitleg=uitleg,
        uiterlijk=localdate(now) + TERMIJN,
        meld=meld,
        by=aanvraag.ingevuld_door,
        now=now,
    )


def find_veld(aanvraag: Aanvraag, sleutel: str) -> Veld | None:
    definitie = load_definitie(aanvraag.versie, localdate(aanvraag.ontvangen_op))
    return definitie.veld_per_sleutel.get(sleutel)


def _keys(invulling: Invulling) -> list[str]:
    return [sleutel for sleutel, antwoord in invulling.pad.antwoorden.items() if is_nasturen(antwoord)]


WERK = Werk(ActieSoort.TAAK, keys=_keys, run=ask_later)
