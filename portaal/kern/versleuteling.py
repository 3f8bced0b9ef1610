"""Authenticated encryption of stored values, and a keyed index to find them by.

Keys rotate: the first key of VELD_SLEUTELS encrypts, all of them decrypt (docs/beheer.md).
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class OntsleutelenMislukt(Exception):
    """The value was made with a key that is not in VELD_SLEUTELS, for another purpose, or was changed."""


@lru_cache(maxsize=16)
def _fernet(sleutels: tuple[str, ...], doel: str = "") -> MultiFernet:
    return MultiFernet([Fernet(_key_for(sleutel, doel) if doel else sleutel) for sleutel in sleutels])


def _key_for(sleutel: str, doel: str) -> bytes:
    """A key of its own for each purpose."""
    afgeleid = hmac.new(base64.urlsafe_b64decode(sleutel), doel.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(afgeleid.digest())


def encrypt(waarde: str, *, doel: str = "") -> str:
    """The value as an encrypted token; equal values give different tokens.

    A token that leaves the database gets a `doel`: only decrypt with the same one reads it.
    """
    return _fernet(tuple(settings.VELD_SLEUTELS), doel).encrypt(waarde.encode()).decode()


def decrypt(token: str, *, doel: str = "", hoogstens: timedelta | None = None) -> str:
    """The value behind a token, when it is not older than `hoogstens`. Raises OntsleutelenMislukt."""
    ttl = None if hoogstens is None else int(hoogstens.total_seconds())
    try:
        return _fernet(tuple(settings.VELD_SLEUTELS), doel).decrypt(token.encode(), ttl=ttl).decode()
    except InvalidToken as fout:
        raise OntsleutelenMislukt from fout


def rotate(token: str) -> str:
    """The same value, encrypted with the newest key."""
    return _fernet(tuple(settings.VELD_SLEUTELS)).rotate(token.encode()).decode()


def blind_index(waarde: str) -> str:
    """HMAC-SHA256 under a key of its own: equal values give equal indexes, and no one can count back."""
    return hmac.new(settings.BSN_INDEX_SLEUTEL.encode(), waarde.encode(), hashlib.sha256).hexdigest()
