"""The number of an afspraak, that can be said over the phone, and the code that proves it is theirs.

The code is made from the uuid with a key that is not in the database: nothing to store, nothing to leak, and
its owner can be shown it again.
"""

import hmac
import secrets
from uuid import UUID

from portaal.kern.versleuteling import blind_index

# Without letters and digits that are taken for one another, and without vowels, so that no word appears.
TEKENS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTE_NUMMER = 6
LENGTE_CODE = 8


def new_nummer() -> str:
    """Six signs: almost half a milliard, so that a number says nothing of how many there are."""
    return "".join(secrets.choice(TEKENS) for _ in range(LENGTE_NUMMER))


def anonymous_nummer(sleutel: int) -> str:
    """In place of a number that is forgotten: small letters, which nobody can have been given."""
    return f"x{sleutel:07x}"[-8:]


def code_for(afspraak_uuid: UUID) -> str:
    """Eight signs, about 38 bits; guessing is braked by the number of tries a minute."""
    over, code = int(blind_index(f"afspraak-code:{afspraak_uuid}"), 16), ""
    for _ in range(LENGTE_CODE):
        over, plaats = divmod(over, len(TEKENS))
        code += TEKENS[plaats]
    return code


def is_code_of(afspraak_uuid: UUID, getypt: str) -> bool:
    """Whether this is the code, however it was typed."""
    return hmac.compare_digest(code_for(afspraak_uuid), clean(getypt))


def clean(getypt: str) -> str:
    """As it was given out: capitals, without spaces and hyphens."""
    return "".join(teken for teken in getypt.upper() if teken in TEKENS)[:20]


def show_code(code: str) -> str:
    """In two halves, easier to read out."""
    return f"{code[:4]} {code[4:]}"


def geboortedatum_index(datum: str) -> str:
    """Finds who checks in by date of birth (ISO); nothing for nothing."""
    return blind_index(f"afspraak-geboortedatum:{datum}") if datum else ""
