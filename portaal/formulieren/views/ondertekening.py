"""For who handed in: who still has to agree, and asking them at another address."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.berichten.adresvorm import AdresKloptNiet
from portaal.kern.snelheid import is_too_fast

from ..decorators import voor_aanvrager
from ..forms import AdresForm
from ..models import Aanvraag, Ondertekening
from ..operations import OndertekeningVoorbij, correct_adres
from ..vrager import account_of
from .laden import layout_for, load_aanvraag

GESTUURD = "Wij hebben een nieuwe link gestuurd. De oude link werkt niet meer."
TE_VAAK = "U stuurde al een paar keer een nieuwe link. Probeer het over een uur opnieuw"


@voor_aanvrager
@require_http_methods(["GET", "HEAD", "POST"])
def ondertekening(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    if not aanvraag.wacht_op_ondertekening:
        return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
    open_rijen = list(aanvraag.ondertekeningen.open())
    formulieren = {rij.pk: AdresForm(initial={"adres": rij.adres}, prefix=str(rij.pk)) for rij in open_rijen}
    if request.method == "POST":
        rij = get_object_or_404(aanvraag.ondertekeningen.open(), uuid=_read_uuid(request))
        form = AdresForm(request.POST, prefix=str(rij.pk))
        if form.is_valid() and _ask_again(request, rij, form):
            return redirect("formulieren:ondertekening", aanvraag_uuid=aanvraag.uuid)
        formulieren[rij.pk] = form
    return _render(request, aanvraag, [(rij, formulieren[rij.pk]) for rij in open_rijen])


def _read_uuid(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("ondertekening", ""))
    except ValueError:
        return UUID(int=0)


def _ask_again(request: HttpRequest, rij: Ondertekening, form: AdresForm) -> bool:
    """Whether it was sent, or needs no sending any more."""
    if is_too_fast("ondertekencode", str(rij.uuid)):
        form.add_error("adres", TE_VAAK)
        return False
    try:
        correct_adres(
            ondertekening=rij, adres=form.cleaned_data["adres"], by=account_of(request), now=timezone.now()
        )
    except AdresKloptNiet as fout:
        form.add_error("adres", str(fout))
        return False
    except OndertekeningVoorbij:
        return True
    messages.success(request, GESTUURD)
    return True


def _render(
    request: HttpRequest, aanvraag: Aanvraag, rijen: list[tuple[Ondertekening, AdresForm]]
) -> HttpResponse:
    context = {
        "aanvraag": aanvraag,
        "formulier": aanvraag.formulier,
        "rijen": rijen,
        "layout": layout_for(request),
    }
    is_fout = any(form.errors for _, form in rijen)
    return render(request, "formulieren/ondertekening.html", context, status=422 if is_fout else 200)
