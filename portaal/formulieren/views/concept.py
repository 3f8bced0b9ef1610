"""Going on with a draft, ending early, and throwing it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ..decorators import voor_aanvrager
from ..invulling import STOP, Invulling
from ..operations import AanvraagIsIngediend, verwijder_concept
from ..vrager import account_of
from .laden import layout_for, load_aanvraag
from .rijen import step_url

# Over a stop page that its editor gave no title.
ZONDER_TITEL = "U kunt dit hier niet regelen"


@voor_aanvrager
@require_safe
def verder(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """To where the walk stands: the first open step, the check page or, once handed in, the receipt."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    if not aanvraag.is_concept:
        return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
    invulling = Invulling(aanvraag, vandaag=timezone.localdate())
    return redirect(step_url(invulling, invulling.find_stap("")))


@voor_aanvrager
@require_safe
def stop(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """The form ends early: this cannot be arranged here, and what can be done instead."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    invulling = Invulling(aanvraag, vandaag=timezone.localdate())
    if not aanvraag.is_concept or invulling.find_stap(STOP) != STOP or invulling.pad.stop is None:
        return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    laatste = invulling.pad.stappen[-1].stap.sleutel
    context = {
        "formulier": aanvraag.formulier,
        "stop": invulling.pad.stop,
        "titel": invulling.pad.stop.titel or ZONDER_TITEL,
        "vorige_url": step_url(invulling, laatste),
        "layout": layout_for(request),
    }
    return render(request, "formulieren/stop.html", context)


@voor_aanvrager
@require_http_methods(["GET", "HEAD", "POST"])
def verwijderen(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Ask once, then remove the draft."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    formulier = aanvraag.formulier
    if request.method == "POST":
        try:
            verwijder_concept(aanvraag=aanvraag, by=account_of(request), now=timezone.now())
        except AanvraagIsIngediend:
            return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
        messages.success(request, "Wij hebben uw concept verwijderd.")
        return redirect("formulieren:start", formulier_slug=formulier.slug)
    if not aanvraag.is_concept:
        return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
    context = {"aanvraag": aanvraag, "formulier": formulier, "layout": layout_for(request)}
    return render(request, "formulieren/verwijderen.html", context)
