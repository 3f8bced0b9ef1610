"""What is decided and delivered at once: per product the facts it needs and what it makes."""

from . import parkeren, uittreksel

__all__ = ["parkeren", "uittreksel"]
