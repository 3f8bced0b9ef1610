"""What is decided and delivered at once: per product the facts it needs and what it makes."""

from . import hulp, parkeren, uittreksel

__all__ = ["hulp", "parkeren", "uittreksel"]
