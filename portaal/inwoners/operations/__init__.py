"""Everything that writes persons, their accounts and organisations."""

from .organisaties import get_or_create_organisatie
from .personen import Persoonsgegevens, get_or_create_by_bsn, login_inwoner, open_account
from .uit_brp import add_inwoner, refresh_inwoner

__all__ = [
    "Persoonsgegevens",
    "add_inwoner",
    "get_or_create_by_bsn",
    "get_or_create_organisatie",
    "login_inwoner",
    "open_account",
    "refresh_inwoner",
]
