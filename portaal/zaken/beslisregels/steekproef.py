"""Which direct decisions are checked afterwards: a draw that nobody can steer and everybody can repeat.

The number comes from the uuid of the zaak under a secret key (kern.versleuteling.blind_index), so neither the
resident nor staff can tell or choose beforehand. docs/adr/0011 says why.
"""

from dataclasses import dataclass

HONDERDSTEN = 10_000


@dataclass(frozen=True)
class Trekking:
    """Whether the zaak was drawn, and in words how."""

    is_getrokken: bool
    hoe: str


def trek_steekproef(sleutelgetal: str, procent: int) -> Trekking:
    """Draw with a chance of `procent`. sleutelgetal is the keyed hash of the zaak, in hex."""
    getal = int(sleutelgetal[:12], 16) % HONDERDSTEN
    grens = procent * HONDERDSTEN // 100
    is_getrokken = getal < grens
    return Trekking(
        is_getrokken,
        f"Getal {getal} van 0 tot {HONDERDSTEN}; gekozen onder {grens} ({procent}%): "
        f"{'ja' if is_getrokken else 'nee'}.",
    )
