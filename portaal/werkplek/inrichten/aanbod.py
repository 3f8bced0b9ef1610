"""Which afspraken can be made at a locatie, by whom, how many a day and how long they take there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portaal.afspraken.models import Afspraaksoort, SoortLocatie
from portaal.afspraken.operations.inrichten_locatie import offer_soort, withdraw_soort
from portaal.afspraken.queries.inrichten_locatie import aanbod_of
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from .forms_locatie import AanbodForm
from .toegang import voor_inrichter
from .voorstel import render_locatie

KOLOMMEN = ("Afspraak", "Wie boekt", "Per dag", "Duur", "Balies")


@voor_inrichter
@require_safe
def aanbod(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """Every soort there is, offered here or not."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    rijen = aanbod_of(locatie)
    return render_locatie(
        request, "werkplek/inrichten_aanbod.html", locatie, "aanbod", aanbod=rijen, kolommen=KOLOMMEN
    )


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def aanbod_soort(request: AccountRequest, locatie_slug: str, soort_slug: str) -> HttpResponse:
    """What is different for one soort here; nobody loses an afspraak by it."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    soort = get_object_or_404(Afspraaksoort, slug=soort_slug)
    hier = SoortLocatie.objects.filter(locatie=locatie, soort=soort).first()
    form = AanbodForm.of(request.POST or None, soort, hier)
    if form.is_bound and form.is_valid():
        _save(request, locatie, soort, form)
        return redirect("werkplek:inrichten_aanbod", locatie_slug=locatie.slug)
    return render_locatie(
        request,
        "werkplek/inrichten_aanbod_soort.html",
        locatie,
        "aanbod",
        form=form,
        soort=soort,
    )


def _save(request: AccountRequest, locatie: Locatie, soort: Afspraaksoort, form: AanbodForm) -> None:
    now = timezone.now()
    if form.cleaned_data["aangeboden"]:
        offer_soort(locatie=locatie, soort=soort, **form.anders, by=request.user, now=now)
        messages.success(request, f"{soort.naam} is opgeslagen.")
    else:
        withdraw_soort(locatie=locatie, soort=soort, by=request.user, now=now)
        messages.success(request, f"{soort.naam} kan hier niet. Wie al een afspraak heeft, komt gewoon.")
