"""Forms in Wagtail's admin: how they are built, and nothing of what residents answer."""

from wagtail.snippets.models import register_snippet

from .redactie.viewset import FormulierViewSet

register_snippet(FormulierViewSet)
