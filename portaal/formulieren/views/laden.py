"""Loading an aanvraag for a page: allowed first, a look by staff logged second, read third."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from portaal.toegang.models import Account
from portaal.toegang.operations import log_inzage

from ..models import Aanvraag
from ..permissions import get_aanvraag_or_404, get_betrokkene_or_404

WAAROM = "Vult het formulier in voor de inwoner"


def account_of(request: HttpRequest) -> Account:
    """Who is logged in; these views are reached in no other way."""
    return cast(Account, request.user)


def load_aanvraag(request: HttpRequest, aanvraag_uuid: UUID) -> Aanvraag:
    """The aanvraag, or 404. A resident's own look is not logged."""
    account = account_of(request)
    if account.is_medewerker:
        betrokkene = get_betrokkene_or_404(account, aanvraag_uuid)
        log_inzage(
            by=account,
            betrokkene=betrokkene,
            wat=f"Aanvraag {aanvraag_uuid}",
            waarom=WAAROM,
            now=timezone.now(),
        )
    return get_aanvraag_or_404(account, aanvraag_uuid)


def layout_for(request: HttpRequest) -> str:
    """The layout of the page: staff stay in their own surroundings."""
    return "basis_werkplek.html" if account_of(request).is_medewerker else "basis_formulier.html"
