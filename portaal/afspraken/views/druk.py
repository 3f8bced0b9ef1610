"""Too many people at the same day at once: nothing changed, and the page sends the same once more."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..operations import Druk

WACHT_SECONDEN = "3"
View = Callable[..., HttpResponse]


def vang_druk(view: View) -> View:
    """Druk is answered with 503 and a button that repeats the post; a machine reads when to come back."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Druk:
            velden = [veld for veld in request.POST.items() if veld[0] != "csrfmiddlewaretoken"]
            antwoord = render(request, "afspraken/druk.html", {"velden": velden}, status=503)
            antwoord["Retry-After"] = WACHT_SECONDEN
            return antwoord

    return wrapper
