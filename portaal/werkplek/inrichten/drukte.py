"""The periods in which it is busy, as people read them when they choose a day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.models import Drukteperiode
from portaal.afspraken.operations.inrichten_drukte import delete_drukteperiode, save_drukteperiode
from portaal.toegang.decorators import AccountRequest

from ..navigatie import render_werkplek
from .forms_drukte import PeriodeForm
from .sleutel import get_by_sleutel_or_404
from .toegang import voor_inrichter


@voor_inrichter
@require_safe
def periodes(request: AccountRequest) -> HttpResponse:
    """All of them, in the order of the year."""
    rijen = Drukteperiode.objects.prefetch_related("soorten")
    return render_werkplek(request, "werkplek/inrichten_drukte.html", "inrichten", periodes=rijen)


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def periode(request: AccountRequest) -> HttpResponse:
    """One more, or the one that is asked for."""
    gekozen = None
    if sleutel := request.GET.get("periode", ""):
        gekozen = get_by_sleutel_or_404(Drukteperiode.objects.all(), sleutel)
    form = PeriodeForm(request.POST or None, periode=gekozen)
    if form.is_bound and form.is_valid():
        save_drukteperiode(periode=gekozen, **form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, f"{form.cleaned_data['naam']} is opgeslagen.")
        return redirect("werkplek:inrichten_drukte")
    return render_werkplek(
        request,
        "werkplek/inrichten_formulier.html",
        "inrichten",
        status=422 if form.errors else 200,
        form=form,
        titel=gekozen.naam if gekozen else "Nieuwe drukke periode",
        terug_url=reverse("werkplek:inrichten_drukte"),
        terug="Drukke periodes",
        verwijder_url=reverse("werkplek:inrichten_periode_weg"),
        gekozen=gekozen,
        gevolg="Inwoners lezen dan niet meer dat het in deze dagen druk is.",
    )


@voor_inrichter
@require_POST
def periode_verwijderen(request: AccountRequest) -> HttpResponse:
    """Not busy any more."""
    gekozen = get_by_sleutel_or_404(Drukteperiode.objects.all(), request.POST.get("sleutel", ""))
    delete_drukteperiode(periode=gekozen, by=request.user, now=timezone.now())
    messages.success(request, f"{gekozen.naam} is weg.")
    return redirect("werkplek:inrichten_drukte")
