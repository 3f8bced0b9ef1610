"""What a resident is asked to do for a zaak, and sending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.kern.bestanden import BestandGeweigerd, name_melding
from portaal.toegang.decorators import AccountRequest, voor_inwoner
from portaal.zaken.models import Taak
from portaal.zaken.operations import TaakIsGedaan, add_taakbestand
from portaal.zaken.permissions import get_taak_or_404, taken_voor
from portaal.zaken.queries import list_taken

from ..navigatie import render_mijn
from .forms import TaakForm

ONTVANGEN = "Wij hebben het ontvangen. Wij controleren uw bestanden op virussen en doen ze dan bij uw zaak."


@voor_inwoner
@require_http_methods(["GET", "HEAD", "POST"])
def taak(request: AccountRequest, taak_uuid: UUID) -> HttpResponse:
    """The task with what was sent for it; a file that is refused is told beside the input."""
    gevonden = get_taak_or_404(request.user, taak_uuid)
    is_post = request.method == "POST"
    form = TaakForm(request.POST, request.FILES) if is_post else TaakForm()
    if is_post and form.is_valid() and _send(request, gevonden, form):
        messages.success(request, ONTVANGEN)
        return redirect("pip:taak", taak_uuid=taak_uuid)
    regel = list_taken(taken_voor(request.user).filter(pk=gevonden.pk), timezone.localdate())[0]
    return render_mijn(
        request,
        "pip/taak.html",
        "zaken",
        status=422 if is_post else 200,
        taak=regel,
        zaak=gevonden.zaak,
        bestanden=gevonden.bestanden.all(),
        form=form,
    )


def _send(request: AccountRequest, gevonden: Taak, form: TaakForm) -> bool:
    """Whether every file was taken; a task that was done meanwhile needs none."""
    for bestand in form.cleaned_data["bestanden"]:
        try:
            add_taakbestand(taak=gevonden, bestand=bestand, by=request.user, now=timezone.now())
        except BestandGeweigerd as fout:
            form.add_error("bestanden", name_melding(bestand.bestandsnaam, fout))
        except TaakIsGedaan as fout:
            form.add_error(None, str(fout))
            return False
    return form.is_valid()
