"""The receipt: it stays, and shows the same however often it is opened."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portaal.kern.downloads import as_download
from portaal.toegang.decorators import openbaar

from ..afschrift import VORMEN, find_bewaard, make_afschrift
from ..decorators import voor_aanvrager
from ..invulling import Invulling
from ..models import Aanvraag
from ..ontvangstlink import read_token, receipt_path
from ..permissions import get_ontvangen_or_404, zichtbaar_voor
from ..vervolguitleg import describe_bericht, describe_vervolg
from ..vrager import houder_of
from .laden import layout_for, load_aanvraag
from .rijen import answer_blokken

LOG_EERST_IN = (
    "Log in om te zien en te downloaden wat u hebt gestuurd. Hebt u het formulier zonder DigiD ingevuld? Dat kan dan "
    "alleen in de browser waarmee u dat deed, zolang u die niet hebt gesloten."
)


@voor_aanvrager
@require_safe
def ontvangst(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """From the pages of the draft to the receipt, under the address that stays valid."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    if aanvraag.is_concept:
        return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    return redirect(receipt_path(aanvraag))


@openbaar
@require_safe
@never_cache
def ontvangstbewijs(request: HttpRequest, token: str) -> HttpResponse:
    """Reference and what happens next (Awb 4:3a); to who may see the aanvraag also what was sent."""
    aanvraag, is_eigen = _load(request, token)
    context = {
        "aanvraag": aanvraag,
        "token": token,
        "is_eigen": is_eigen,
        "titel": aanvraag.formulier.bevestiging if is_eigen else "Wij hebben uw formulier ontvangen",
        "vervolg": describe_vervolg(aanvraag),
        "mijn_url": settings.LOGIN_REDIRECT_URL,
        "layout": layout_for(request),
        **(_own_part(aanvraag) if is_eigen else {"bericht": "", "bevestigingstekst": "", "blokken": []}),
    }
    return render(request, "formulieren/ontvangst.html", context)


@openbaar
@require_safe
@never_cache
def afschrift(request: HttpRequest, token: str, vorm: str) -> HttpResponseBase:
    """The copy of what was sent: as it is kept with the zaak, or made now when that is still to be done."""
    aanvraag, is_eigen = _load(request, token)
    if vorm not in VORMEN:
        raise Http404
    if not is_eigen or aanvraag.is_geschoond:
        messages.info(request, LOG_EERST_IN)
        return redirect("formulieren:ontvangstbewijs", token=token)
    if bewaard := find_bewaard(aanvraag, vorm):
        return as_download(bewaard.inhoud, bestandsnaam=bewaard.bestandsnaam, formaat=bewaard.formaat)
    nieuw = make_afschrift(aanvraag, vorm)
    return as_download(ContentFile(nieuw.inhoud), bestandsnaam=nieuw.bestandsnaam, formaat=nieuw.formaat)


def _load(request: HttpRequest, token: str) -> tuple[Aanvraag, bool]:
    """What the link is for, and whether more of it may be shown than the link alone does."""
    aanvraag_uuid = read_token(token)
    if aanvraag_uuid is None:
        raise Http404
    if zichtbaar_voor(request.user, houder_of(request)).filter(uuid=aanvraag_uuid).exists():
        aanvraag = load_aanvraag(request, aanvraag_uuid, mag_omweg=False)
        if not aanvraag.is_concept:
            return aanvraag, True
    return get_ontvangen_or_404(aanvraag_uuid), False


def _own_part(aanvraag: Aanvraag) -> dict[str, Any]:
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    return {
        "bericht": describe_bericht(aanvraag),
        "bevestigingstekst": aanvraag.formulier.bevestigingstekst,
        "blokken": answer_blokken(invulling, wijzigbaar=False),
    }
