"""The burgerservicenummer: nine digits that pass the elfproef (Besluit burgerservicenummer, bijlage)."""

import re

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
SCHEIDINGSTEKENS = re.compile(r"[\s.\-]")
ZICHTBARE_CIJFERS = 3


def normalize_bsn(invoer: str) -> str:
    """Nine digits without separators; a number of eight digits gets its leading zero back.

    Raises ValueError when the result is no valid BSN. The message never repeats the number.
    """
    cijfers = SCHEIDINGSTEKENS.sub("", invoer)
    bsn = cijfers.zfill(9) if len(cijfers) == 8 else cijfers
    if not is_bsn(bsn):
        raise ValueError("Dit is geen geldig burgerservicenummer.")
    return bsn


def is_bsn(bsn: str) -> bool:
    """Whether `bsn` is nine digits, not all zero, whose weighted sum is a multiple of eleven."""
    if len(bsn) != 9 or not (bsn.isascii() and bsn.isdigit()) or bsn == "000000000":
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, bsn, strict=True)) % 11 == 0


def mask_bsn(bsn: str) -> str:
    """All but the last three digits hidden: `••••••782`."""
    zichtbaar = bsn[-ZICHTBARE_CIJFERS:] if len(bsn) > ZICHTBARE_CIJFERS else ""
    return "•" * (len(bsn) - len(zichtbaar)) + zichtbaar
