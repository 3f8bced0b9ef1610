"""What is meant, by its key in the question or the form; these have no address of their own."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

LENGTE = 18
M = TypeVar("M", bound=Model)


def get_by_sleutel_or_404(rijen: QuerySet[M], sleutel: str) -> M:
    """404 for what is no key, or of nothing."""
    is_sleutel = sleutel.isascii() and sleutel.isdecimal() and len(sleutel) < LENGTE
    return get_object_or_404(rijen, pk=int(sleutel) if is_sleutel else 0)
