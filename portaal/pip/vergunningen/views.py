"""What the resident may do because of a besluit: see it, put it on another kenteken, end it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portaal.toegang.decorators import AccountRequest, voor_inwoner
from portaal.zaken.models import Recht
from portaal.zaken.operations import RechtIsVoorbij, ZaakFout, change_kenteken, end_recht
from portaal.zaken.permissions import get_recht_or_404, rechten_voor
from portaal.zaken.queries import rechten_van, to_regel

from ..navigatie import render_mijn
from .forms import KentekenForm, VersieForm

ACTIEF = "vergunningen"


@voor_inwoner
@require_safe
def vergunningen(request: AccountRequest) -> HttpResponse:
    """Those that run, then those that ended."""
    lopend, voorbij = rechten_van(rechten_voor(request.user), now=timezone.now())
    return render_mijn(request, "pip/vergunningen.html", ACTIEF, lopend=lopend, voorbij=voorbij)


@voor_inwoner
@require_http_methods(["GET", "HEAD", "POST"])
def vergunning(request: AccountRequest, recht_uuid: UUID) -> HttpResponse:
    """One permit with its changes; POST puts it on another kenteken."""
    recht = get_recht_or_404(request.user, recht_uuid)
    form = KentekenForm(request.POST or None, initial={"versie": recht.versie})
    if form.is_bound and form.is_valid():
        try:
            change_kenteken(recht=recht, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ZaakFout as fout:
            form = _refuse(form, recht, str(fout))
        else:
            messages.success(request, f"Uw vergunning staat nu op {form.cleaned_data['kenteken']}.")
            return redirect("pip:vergunning", recht_uuid=recht_uuid)
    regel = to_regel(recht, now=timezone.now())
    antwoord = render_mijn(request, "pip/vergunning.html", ACTIEF, regel=regel, form=form)
    antwoord.status_code = 422 if form.errors else 200
    return antwoord


def _refuse(form: KentekenForm, recht: Recht, melding: str) -> KentekenForm:
    """The same input beside what was refused, on the version as it stands now."""
    recht.refresh_from_db()
    opnieuw = KentekenForm({"kenteken": form.cleaned_data["kenteken"], "versie": recht.versie})
    opnieuw.add_error("kenteken", melding)
    return opnieuw


@voor_inwoner
@require_http_methods(["GET", "HEAD", "POST"])
def vergunning_stoppen(request: AccountRequest, recht_uuid: UUID) -> HttpResponse:
    """Ask once, then end the permit."""
    recht = get_recht_or_404(request.user, recht_uuid)
    regel = to_regel(recht, now=timezone.now())
    form = VersieForm(request.POST or None, initial={"versie": recht.versie})
    if form.is_bound and form.is_valid():
        try:
            end_recht(recht=recht, by=request.user, now=timezone.now(), **form.cleaned_data)
        except RechtIsVoorbij:
            messages.info(request, "Deze vergunning was al gestopt.")
        except ZaakFout as fout:
            messages.error(request, str(fout))
            return redirect("pip:vergunning", recht_uuid=recht_uuid)
        else:
            messages.success(request, "Uw vergunning is gestopt.")
        return redirect("pip:vergunningen")
    if not regel.is_geldig:
        return redirect("pip:vergunning", recht_uuid=recht_uuid)
    return render_mijn(request, "pip/vergunning_stoppen.html", ACTIEF, regel=regel, form=form)
