"""Keeping what is typed while it is typed; asked by JavaScript only."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from portaal.kern.ui.notatie import format_tijd

from ..decorators import voor_aanvrager
from ..enums import RuweReden
from ..invulling import Invulling
from ..operations import AanvraagIsIngediend, keep_ruwe_invoer
from ..storage import fields_of_step, is_anders
from ..vrager import account_of
from .laden import load_aanvraag


@voor_aanvrager
@require_POST
def automatisch(request: HttpRequest, aanvraag_uuid: UUID, stap: str) -> HttpResponse:
    """Keep the step as it stands on the page, without judging it.

    `stand` says what the page knew of the step: when that changed meanwhile, by another tab or because the
    step was sent already, this is old news and nothing is written (409). Nor is it when nothing changed.
    """
    invulling = Invulling(load_aanvraag(request, aanvraag_uuid), vandaag=timezone.localdate())
    if stap not in invulling.definitie.stap_per_sleutel:
        raise Http404
    if request.POST.get("stand") != invulling.get_stand(stap):
        return JsonResponse({}, status=409)
    if not is_anders(request.POST, invulling, stap):
        return JsonResponse({"stand": invulling.get_stand(stap)})
    now, velden = timezone.now(), fields_of_step(request.POST, invulling, stap)
    try:
        aanvraag = keep_ruwe_invoer(
            aanvraag=invulling.aanvraag,
            stap=stap,
            velden=velden,
            reden=RuweReden.AUTOMATISCH,
            by=account_of(request),
            now=now,
        )
    except AanvraagIsIngediend:
        return JsonResponse({}, status=409)
    invulling.take_over(aanvraag)
    bewaard = invulling.get_ruw(stap).get("velden") == velden
    tijd = {"tijd": format_tijd(now)} if bewaard else {}
    return JsonResponse({"stand": invulling.get_stand(stap), **tijd})
