"""The door for the provider's callbacks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portaal.toegang.decorators import voor_machine

from .forms import TerugmeldingForm
from .handtekening import is_signed_by_twilio
from .models import Poging
from .operations import receive_terugmelding

MAX_BYTES = 16_384


@voor_machine
@csrf_exempt
@require_POST
def twilio_terugmelding(request: HttpRequest, poging_uuid: UUID) -> HttpResponse:
    """Keep what Twilio says about an attempt. Without its signature nothing is read, written or told."""
    if int(request.META.get("CONTENT_LENGTH") or MAX_BYTES + 1) > MAX_BYTES:
        return HttpResponse(status=413)
    handtekening = request.headers.get("X-Twilio-Signature", "")
    if not is_signed_by_twilio(request.path, request.POST, handtekening):
        return HttpResponse(status=403)
    formulier = TerugmeldingForm(request.POST)
    if not formulier.is_valid():
        return HttpResponse(status=400)
    poging = get_object_or_404(Poging, uuid=poging_uuid)
    velden = {naam: str(waarde) for naam, waarde in request.POST.items()}
    receive_terugmelding(poging=poging, velden=velden, now=timezone.now())
    return HttpResponse(status=204)
