"""Files of a draft: sent and removed at once where JavaScript works, opened once they are found clean.

Without JavaScript files come along with the post of their step (views/wizard.py).
"""

from collections.abc import Iterable
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.kern.adres import client_ip
from portaal.kern.downloads import as_download
from portaal.kern.snelheid import is_too_fast

from ..bestanden import take_files
from ..decorators import voor_aanvrager
from ..enums import BijlageStatus
from ..invulling import Invulling
from ..models import Bijlage
from ..operations import AanvraagIsIngediend, remove_bijlage
from ..vrager import account_of
from .bestandsveld import build_bestandsvelden
from .laden import load_aanvraag

TE_SNEL = "U stuurt te veel bestanden achter elkaar. Wacht een paar minuten en probeer het dan opnieuw."


@voor_aanvrager
@require_POST
def bestanden(request: HttpRequest, aanvraag_uuid: UUID, stap: str, veld: str) -> HttpResponse:
    """Take the files; answers with the list as it is then and what was refused."""
    invulling = _load(request, aanvraag_uuid)
    if account_of(request) is None and is_too_fast("bestanden", client_ip(request)):
        return _list_answer(request, invulling, stap, veld, [TE_SNEL])
    try:
        geweigerd = take_files(request, invulling, stap).get(veld, [])
    except AanvraagIsIngediend:
        return JsonResponse({}, status=409)
    return _list_answer(request, invulling, stap, veld, geweigerd)


@voor_aanvrager
@require_safe
def bestanden_stand(request: HttpRequest, aanvraag_uuid: UUID, stap: str, veld: str) -> HttpResponse:
    """The list as it is, for who waits until the scanner has looked."""
    return _list_answer(request, _load(request, aanvraag_uuid), stap, veld)


@voor_aanvrager
@require_POST
def bestand_verwijderen(request: HttpRequest, aanvraag_uuid: UUID, bijlage_uuid: UUID) -> HttpResponse:
    """Remove a file; one that is gone already is no fault."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    try:
        remove_bijlage(
            aanvraag=aanvraag, bijlage_uuid=bijlage_uuid, by=account_of(request), now=timezone.now()
        )
    except AanvraagIsIngediend:
        return JsonResponse({}, status=409)
    return JsonResponse({})


@voor_aanvrager
@require_safe
def bestand(request: HttpRequest, aanvraag_uuid: UUID, bijlage_uuid: UUID) -> FileResponse:
    """One file, as a download, once the scanner found nothing in it."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    schoon = Bijlage.objects.filter(aanvraag=aanvraag, status=BijlageStatus.SCHOON)
    bijlage = get_object_or_404(schoon, uuid=bijlage_uuid)
    return as_download(bijlage.inhoud, bestandsnaam=bijlage.bestandsnaam, formaat=bijlage.formaat)


# Looking whether the scanner is done is not being active.
bestanden_stand.telt_als_activiteit = False  # type: ignore[attr-defined]


def _load(request: HttpRequest, aanvraag_uuid: UUID) -> Invulling:
    return Invulling(load_aanvraag(request, aanvraag_uuid), vandaag=timezone.localdate())


def _list_answer(
    request: HttpRequest, invulling: Invulling, stap: str, veld: str, geweigerd: Iterable[str] = ()
) -> HttpResponse:
    """The list as it stands on the page, and what the page must know besides."""
    velden = build_bestandsvelden(invulling, stap)
    if veld not in velden:
        raise Http404
    bestandsveld = velden[veld]
    lijst = render_to_string("formulieren/_bestandenlijst.html", {"bestandsveld": bestandsveld}, request)
    return JsonResponse(
        {
            "lijst": lijst,
            "geweigerd": list(geweigerd),
            "wacht": bestandsveld.wacht,
            "mag_erbij": bestandsveld.mag_erbij,
            "stand": invulling.get_stand(stap),
        }
    )
