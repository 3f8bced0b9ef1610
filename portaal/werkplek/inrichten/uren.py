"""The openingsblokken of a locatie: when in the week which balies are open, and for whom."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.models import Openingsblok
from portaal.afspraken.operations.inrichten_uren import add_blokken, change_blok, remove_blok
from portaal.afspraken.queries.inrichten_locatie import blokken_per_weekdag
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from .forms_uren import BlokForm
from .sleutel import get_by_sleutel_or_404
from .toegang import voor_inrichter
from .voorstel import Voorstel, ask_certain, render_locatie

OPGESLAGEN = "De tijden zijn opgeslagen."
VERWIJDERD = "Het openingsblok is weg."


@voor_inrichter
@require_safe
def uren(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """The week, day by day."""
    locatie, vandaag = get_object_or_404(Locatie, slug=locatie_slug), timezone.localdate()
    return render_locatie(
        request,
        "werkplek/inrichten_uren.html",
        locatie,
        "uren",
        vandaag=vandaag,
        dagen=blokken_per_weekdag(locatie, vandaag),
        heeft_balies=locatie.balies.exists(),
    )


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def blok(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """Other hours, other dates, other balies; without a key the same hours on one or more days."""
    locatie, sleutel = get_object_or_404(Locatie, slug=locatie_slug), request.GET.get("blok", "")
    gekozen = get_by_sleutel_or_404(_blokken_of(locatie), sleutel) if sleutel else None
    return _edit(request, locatie, gekozen)


@voor_inrichter
@require_POST
def blok_verwijderen(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """Asked about first."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    gekozen = get_by_sleutel_or_404(_blokken_of(locatie), request.POST.get("sleutel", ""))
    doe = partial(remove_blok, blok=gekozen, by=request.user, now=timezone.now())
    voorstel = Voorstel(request, locatie, doe)
    if voorstel.is_gezien:
        return voorstel.carry_out(VERWIJDERD, _url_of(locatie))
    wanneer = f"{gekozen.get_weekdag_display()} van {gekozen.van:%H.%M} tot {gekozen.tot:%H.%M} uur"
    vraag = f"Openingsblok op {wanneer} verwijderen?"
    return ask_certain(request, voorstel, "uren", vraag, _url_of(locatie), sleutel=gekozen.pk)


def _blokken_of(locatie: Locatie) -> QuerySet[Openingsblok]:
    return Openingsblok.objects.filter(locatie=locatie).select_related("locatie")


def _edit(request: AccountRequest, locatie: Locatie, gekozen: Openingsblok | None) -> HttpResponse:
    form = BlokForm(request.POST or None, balies=locatie.balies.all(), blok=gekozen)
    voorstel = None
    if form.is_bound and form.is_valid():
        dagen = form.cleaned_data["weekdagen"]
        wat: dict[str, Any] = {
            "tijd": form.tijd,
            "balies": form.balies,
            "by": request.user,
            "now": timezone.now(),
        }
        doe = (
            partial(change_blok, blok=gekozen, weekdag=dagen, **wat)
            if gekozen
            else partial(add_blokken, locatie=locatie, weekdagen=dagen, **wat)
        )
        voorstel = Voorstel(request, locatie, doe)
        if voorstel.mag_meteen:
            return voorstel.carry_out(OPGESLAGEN, _url_of(locatie))
    return render_locatie(
        request, "werkplek/inrichten_blok.html", locatie, "uren", form=form, voorstel=voorstel, blok=gekozen
    )


def _url_of(locatie: Locatie) -> str:
    return reverse("werkplek:inrichten_uren", args=[locatie.slug])
