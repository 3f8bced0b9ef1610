"""The areas in which we visit people, and the way between them."""

from collections import defaultdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.models import Bezoekgebied
from portaal.afspraken.operations.fouten import InGebruik, NaamBestaatAl, PostcodeBezet
from portaal.afspraken.operations.inrichten_bezoek import delete_gebied, save_gebied, set_reistijden
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from ..navigatie import render_werkplek
from .forms_bezoek import GebiedForm, ReistijdenForm
from .sleutel import get_by_sleutel_or_404
from .toegang import voor_inrichter

BESTAAT_AL = "Deze locatie heeft al een gebied met deze naam. Kies een andere naam"
GEBIEDEN = Bezoekgebied.objects.select_related("locatie")
IN_GEBRUIK = "Er zijn afspraken in dit gebied. Haal de postcodes weg: dan komen er geen nieuwe bij."


@voor_inrichter
@require_safe
def gebieden(request: AccountRequest) -> HttpResponse:
    """Per locatie its areas, and a page for the ways between them where there are two or more."""
    per_locatie: dict[Locatie, list[Bezoekgebied]] = defaultdict(list)
    for gekozen in GEBIEDEN.prefetch_related("postcodes").order_by("locatie__naam", "naam"):
        per_locatie[gekozen.locatie].append(gekozen)
    return render_werkplek(
        request, "werkplek/inrichten_bezoek.html", "inrichten", per_locatie=list(per_locatie.items())
    )


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def gebied(request: AccountRequest) -> HttpResponse:
    """One more, or the one that is asked for."""
    sleutel = request.GET.get("gebied", "")
    gekozen = get_by_sleutel_or_404(GEBIEDEN.all(), sleutel) if sleutel else None
    form = GebiedForm(request.POST or None, gebied=gekozen)
    if form.is_bound and form.is_valid() and _save(request, form, gekozen):
        messages.success(request, f"{form.cleaned_data['naam']} is opgeslagen.")
        return redirect("werkplek:inrichten_bezoek")
    return render_werkplek(
        request,
        "werkplek/inrichten_formulier.html",
        "inrichten",
        status=422 if form.errors else 200,
        form=form,
        titel=gekozen.naam if gekozen else "Nieuw bezoekgebied",
        terug_url=reverse("werkplek:inrichten_bezoek"),
        terug="Bezoekgebieden",
        verwijder_url=reverse("werkplek:inrichten_gebied_weg"),
        gekozen=gekozen,
        gevolg="Inwoners in dit gebied kunnen dan geen bezoek meer afspreken.",
    )


@voor_inrichter
@require_POST
def gebied_verwijderen(request: AccountRequest) -> HttpResponse:
    """As long as nobody is visited there."""
    gekozen = get_by_sleutel_or_404(GEBIEDEN.all(), request.POST.get("sleutel", ""))
    try:
        delete_gebied(gebied=gekozen, by=request.user, now=timezone.now())
    except InGebruik:
        messages.error(request, IN_GEBRUIK)
    else:
        messages.success(request, f"{gekozen.naam} is weg.")
    return redirect("werkplek:inrichten_bezoek")


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def reistijden(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """The way between each two areas of a locatie, the same both ways."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    form = ReistijdenForm(request.POST or None, locatie=locatie, gebieden=list(locatie.bezoekgebieden.all()))
    if form.is_bound and form.is_valid():
        set_reistijden(locatie=locatie, minuten=form.minuten, by=request.user, now=timezone.now())
        messages.success(request, "De reistijden zijn opgeslagen.")
        return redirect("werkplek:inrichten_bezoek")
    status = 422 if form.errors else 200
    return render_werkplek(
        request, "werkplek/inrichten_reistijden.html", "inrichten", status=status, form=form, locatie=locatie
    )


def _save(request: AccountRequest, form: GebiedForm, gekozen: Bezoekgebied | None) -> bool:
    """False when something is in the way, which the form then says."""
    try:
        save_gebied(gebied=gekozen, **form.cleaned_data, by=request.user, now=timezone.now())
    except NaamBestaatAl:
        form.add_error("naam", BESTAAT_AL)
    except PostcodeBezet as fout:
        form.add_error("postcodes", f"Een postcode ligt in één gebied. Al in gebruik: {fout}")
    return form.is_valid()
