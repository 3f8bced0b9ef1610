"""What the page needs to warn before a session ends."""

from typing import Any

from django.http import HttpRequest

from .middleware import limits_for, remaining_seconds


def sessie(request: HttpRequest) -> dict[str, Any]:
    """Seconds left and the moment of the warning, or nothing for who is not logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"sessie": None}
    grenzen = limits_for(request)
    resterend = remaining_seconds(request)
    return {
        "sessie": {
            "resterend": resterend,
            "waarschuwing_over": max(0, resterend - (grenzen["inactief"] - grenzen["waarschuwing"])),
        }
    }
