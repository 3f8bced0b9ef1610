"""How often one address may ask something: a brake on guessing and on flooding (settings.SNELHEDEN).

Counts stand in the cache: shared by all web processes where that is Redis. A cache that is down lets
everybody through, for a resident must not be refused because of our own fault.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import fouten
from .adres import client_ip
from .versleuteling import blind_index

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def limit(soort: str, *, methoden: tuple[str, ...] = ("POST",)) -> Callable[[View], View]:
    """Answer 429 once an address has done this more often than SNELHEDEN[soort] = (times, seconds) allows."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methoden and is_too_fast(soort, client_ip(request)):
                return fouten.too_many_requests(request)
            return view(request, *args, **kwargs)

        return wrapper

    return decorate


def is_too_fast(soort: str, wie: str, *, now: datetime | None = None) -> bool:
    """Count this one, and say whether it is one too many in the running window."""
    keren, seconden = settings.SNELHEDEN[soort]
    cache, sleutel = caches["tellers"], _key(soort, wie, now or timezone.now())
    try:
        cache.add(sleutel, 0, timeout=seconden * 2)
        return bool(cache.incr(sleutel) > keren)
    except Exception as fout:  # any cache error means the same here
        logger.warning("rate limit not counted", extra={"reason": type(fout).__name__})
        return False


def give_back(soort: str, wie: str, *, geteld_op: datetime) -> None:
    """This one need not have counted; for where only failures count, which is known afterwards."""
    try:
        caches["tellers"].decr(_key(soort, wie, geteld_op))
    except Exception as fout:  # as above
        logger.warning("rate limit not given back", extra={"reason": type(fout).__name__})


def _key(soort: str, wie: str, now: datetime) -> str:
    venster = int(now.timestamp()) // settings.SNELHEDEN[soort][1]
    return f"snelheid:{soort}:{blind_index(wie)}:{venster}"
