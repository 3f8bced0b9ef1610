"""The second factor of staff: a code of six digits that changes every 30 seconds (TOTP, RFC 6238)."""

from datetime import datetime

import pyotp

STAP_SECONDEN = 30
# One step earlier or later: the clock of a phone may differ by half a minute.
SPELING = 1


def new_geheim() -> str:
    """160 random bits in base32, as RFC 4226 recommends."""
    return pyotp.random_base32()


def otpauth_uri(geheim: str, *, gebruikersnaam: str, uitgever: str) -> str:
    """What an authenticator app reads from a QR code."""
    return pyotp.TOTP(geheim).provisioning_uri(name=gebruikersnaam, issuer_name=uitgever)


def code_at(geheim: str, moment: datetime) -> str:
    return pyotp.TOTP(geheim).at(moment)


def match_stap(geheim: str, code: str, moment: datetime) -> int | None:
    """The number of the time step whose code this is, near `moment`; None when there is none."""
    nu = int(moment.timestamp()) // STAP_SECONDEN
    for stap in range(nu - SPELING, nu + SPELING + 1):
        if pyotp.utils.strings_equal(pyotp.TOTP(geheim).at(stap * STAP_SECONDEN), code):
            return stap
    return None
