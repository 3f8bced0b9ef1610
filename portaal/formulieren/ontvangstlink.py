"""The address of a receipt: signed, without an end, and it opens nothing that is personal.

The link alone shows that something was received, under which reference, and what happens next. It travels:
in the history of a shared computer, and by mail to whatever address was typed. So which form it was, what
was sent and the copies are shown only to who is logged in as somebody who may see the aanvraag, and in the
browser that filled it in without login (ADR 9).
"""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import Aanvraag

LENGTE = 32  # of a uuid in hex; the signature follows
_signer = Signer(salt="formulieren.ontvangst")


def sign(aanvraag: Aanvraag) -> str:
    """The token of this receipt; always the same."""
    return f"{aanvraag.uuid.hex}{_signer.signature(aanvraag.uuid.hex)}"


def read_token(token: str) -> UUID | None:
    """Which aanvraag the token is for; None when it was not signed by us."""
    wat, handtekening = token[:LENGTE], token[LENGTE:]
    try:
        return UUID(hex=_signer.unsign(f"{wat}{_signer.sep}{handtekening}"))
    except (BadSignature, ValueError):
        return None


def receipt_path(aanvraag: Aanvraag) -> str:
    return reverse("formulieren:ontvangstbewijs", kwargs={"token": sign(aanvraag)})


def receipt_url(aanvraag: Aanvraag) -> str:
    """For in a message: the host is a setting, never what a browser says."""
    return f"{settings.PUBLIEKE_URL}{receipt_path(aanvraag)}"
