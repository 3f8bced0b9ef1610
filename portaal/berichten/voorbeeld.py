"""What a text looks like with example values, what it costs, and what could be plainer."""

from dataclasses import dataclass

from .enums import Kanaal
from .leesbaarheid import b1_hints
from .plaatshouders import TekstKloptNiet, render
from .sms_tekst import SmsTekst, measure_sms
from .soorten import Soort
from .tekstregels import all_values


@dataclass(frozen=True)
class Voorbeeld:
    """A text filled in. sms: its measure, for a text that goes as SMS."""

    onderwerp: str
    tekst: str
    sms: SmsTekst | None
    tips: list[str]


def make_voorbeeld(soort: Soort, kanaal: str, onderwerp: str, tekst: str) -> Voorbeeld | None:
    """None when the text cannot be filled in."""
    waarden = all_values(soort.voorbeeld)
    try:
        gevuld = render(tekst, waarden)
        return Voorbeeld(
            onderwerp=render(onderwerp, waarden),
            tekst=gevuld,
            sms=measure_sms(gevuld) if kanaal == Kanaal.SMS else None,
            tips=b1_hints(tekst),
        )
    except TekstKloptNiet:
        return None
