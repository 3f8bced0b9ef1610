"""Closing a balie for part of a day, after seeing who is booked there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from portaal.afspraken.models import Balieblokkade
from portaal.afspraken.operations import Druk, block_balie, unblock_balie
from portaal.afspraken.permissions import balies_voor, zichtbaar_voor
from portaal.afspraken.queries.blokkades import Treft, who_is_hit
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .afspraak import TE_DRUK
from .dagkeuze import Dagkeuze, read_dagkeuze
from .forms import BlokkadeForm


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def blokkades(request: AccountRequest) -> HttpResponse:
    """What is closed from today, and a form to close more: first it says who is booked, then it closes."""
    keuze, treft = read_dagkeuze(request.GET), None
    form = BlokkadeForm(request.POST or None, initial={"datum": keuze.dag})
    if keuze.locatie is not None:
        form.set_balies(keuze.locatie, balies_voor(request.user))
        if request.method == "POST" and form.is_valid():
            treft = _look(request, keuze.locatie, form)
            if "sluiten" in request.POST or not treft.aantal:
                return _close(request, keuze, form)
    return render_werkplek(
        request,
        "werkplek/blokkades.html",
        "agenda",
        status=422 if form.errors else 200,
        keuze=keuze,
        form=form,
        treft=treft,
        blokkades=Balieblokkade.objects.filter(
            balie__locatie=keuze.locatie, datum__gte=timezone.localdate()
        ).select_related("balie"),
        eigen=set(balies_voor(request.user).values_list("pk", flat=True)),
    )


@voor_medewerker
@require_POST
def vrijgeven(request: AccountRequest) -> HttpResponse:
    """Staffed again; 404 for a balie of others."""
    mag = Balieblokkade.objects.filter(balie__in=balies_voor(request.user)).select_related("balie__locatie")
    sleutel = request.POST.get("blokkade", "")
    blokkade = get_object_or_404(mag, pk=int(sleutel) if sleutel.isdecimal() and len(sleutel) < 18 else 0)
    try:
        unblock_balie(blokkade=blokkade, by=request.user, now=timezone.now())
    except Druk:
        messages.error(request, TE_DRUK)
    else:
        messages.success(request, f"{blokkade.balie.naam} is weer open.")
    return redirect(f"{reverse('werkplek:blokkades')}?locatie={blokkade.balie.locatie.slug}")


def _look(request: AccountRequest, locatie: Locatie, form: BlokkadeForm) -> Treft:
    velden, now = form.cleaned_data, timezone.now()
    log_inzage(
        by=request.user,
        betrokkene=None,
        wat=f"{locatie.naam}: afspraken op {velden['balie'].naam}",
        waarom="een balie sluiten",
        now=now,
    )
    return who_is_hit(
        zichtbaar_voor(request.user), velden["balie"], velden["datum"], velden["van"], velden["tot"], now=now
    )


def _close(request: AccountRequest, keuze: Dagkeuze, form: BlokkadeForm) -> HttpResponse:
    try:
        uitkomst = block_balie(**form.cleaned_data, by=request.user, now=timezone.now())
    except Druk:
        messages.error(request, TE_DRUK)
        return redirect(reverse("werkplek:blokkades") + keuze.query())
    messages.success(request, f"{uitkomst.blokkade.balie.naam} is gesloten.")
    if uitkomst.verschoven:
        messages.success(request, f"{_count(uitkomst.verschoven)} nu op een andere balie.")
    if uitkomst.blijven_staan:
        messages.warning(
            request, f"{_count(uitkomst.blijven_staan)} nog op deze balie. Zoek een andere tijd."
        )
        return redirect(reverse("werkplek:agenda_overboekt") + keuze.query())
    return redirect(reverse("werkplek:agenda") + keuze.query(form.cleaned_data["datum"]))


def _count(aantal: int) -> str:
    return "1 afspraak staat" if aantal == 1 else f"{aantal} afspraken staan"
