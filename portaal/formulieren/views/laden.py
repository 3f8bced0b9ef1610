"""Loading an aanvraag for a page: allowed first, a look by staff logged second, read third."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from portaal.toegang.operations import log_inzage

from ..decorators import NietGevonden, Omweg
from ..models import Aanvraag
from ..omwegen import find_omweg
from ..permissions import get_aanvraag_or_404, get_betrokkene_or_404
from ..vrager import account_of, houder_of

WAAROM = "Vult het formulier in voor de inwoner"


def load_aanvraag(request: HttpRequest, aanvraag_uuid: UUID, *, mag_omweg: bool = True) -> Aanvraag:
    """The aanvraag. A resident's own look is not logged.

    Raises NietGevonden for who may not see it, and Omweg for who has to do something else first: log in,
    log in more surely, or say that the draft is theirs (voor_aanvrager turns both into an answer).
    """
    account = account_of(request)
    try:
        if account is not None and account.is_medewerker:
            log_inzage(
                by=account,
                betrokkene=get_betrokkene_or_404(account, aanvraag_uuid),
                wat=f"Aanvraag {aanvraag_uuid}",
                waarom=WAAROM,
                now=timezone.now(),
            )
        aanvraag = get_aanvraag_or_404(request.user, aanvraag_uuid, houder_of(request))
    except Http404 as fout:
        raise NietGevonden from fout
    if mag_omweg and (omweg := find_omweg(request, aanvraag)):
        raise Omweg(omweg)
    return aanvraag


def layout_for(request: HttpRequest) -> str:
    """The layout of the page: staff stay in their own surroundings."""
    account = account_of(request)
    return "basis_werkplek.html" if account and account.is_medewerker else "basis_formulier.html"
