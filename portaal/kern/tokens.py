"""Secrets that travel in a link: the plain one is shown once, the database keeps its hash."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, safe in a URL."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 in hex. Enough for 256 random bits; never use it for something a person chose."""
    return hashlib.sha256(token.encode()).hexdigest()
