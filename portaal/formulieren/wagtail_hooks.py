"""Forms in Wagtail's admin: how they are built, and nothing of what residents answer."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from .models import Formulier
from .redactie.schermen import admin_url
from .redactie.viewset import FormulierViewSet

register_snippet(FormulierViewSet)
BLIJFT = "Een formulier dat gepubliceerd is geweest, kunt u niet verwijderen. Haal het offline."


@hooks.register("before_delete_snippet")
def keep_what_was_published(request: HttpRequest, objecten: Sequence[Any]) -> HttpResponse | None:
    """One or many at once: residents may have filled it in."""
    ids = [formulier.pk for formulier in objecten if isinstance(formulier, Formulier)]
    if not Formulier.objects.filter(pk__in=ids, versies__isnull=False).exists():
        return None
    messages.error(request, BLIJFT)
    return redirect(admin_url("list"))
