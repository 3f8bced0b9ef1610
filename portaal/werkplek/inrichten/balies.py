"""The balies of a locatie: what they are called and what they can do."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.models import Balie
from portaal.afspraken.operations.fouten import NaamBestaatAl
from portaal.afspraken.operations.inrichten_locatie import add_balie, change_balie, retire_balie
from portaal.afspraken.queries.inrichten_locatie import balies_with_skills
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from .forms_locatie import BalieForm
from .toegang import voor_inrichter
from .voorstel import Voorstel, ask_certain, render_locatie

BESTAAT_AL = "Op deze locatie is al een balie met deze naam. Kies een andere naam"


@voor_inrichter
@require_safe
def balies(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """The page of a locatie begins with them."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    rijen = balies_with_skills(locatie)
    return render_locatie(request, "werkplek/inrichten_balies.html", locatie, "balies", balies=rijen)


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_balie(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """One more."""
    return _edit(request, get_object_or_404(Locatie, slug=locatie_slug), None)


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def balie(request: AccountRequest, locatie_slug: str, balie_uuid: UUID) -> HttpResponse:
    """Another name, or other things it can do."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    return _edit(request, locatie, get_object_or_404(Balie, locatie=locatie, uuid=balie_uuid))


@voor_inrichter
@require_POST
def uit_gebruik(request: AccountRequest, locatie_slug: str, balie_uuid: UUID) -> HttpResponse:
    """Never open again; asked about first."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    gekozen = get_object_or_404(Balie, locatie=locatie, uuid=balie_uuid)
    doe = partial(retire_balie, balie=gekozen, by=request.user, now=timezone.now())
    voorstel = Voorstel(request, locatie, doe)
    if voorstel.is_gezien:
        return voorstel.carry_out(f"{gekozen.naam} is uit gebruik.", _url_of(locatie))
    vraag = f"{gekozen.naam} uit gebruik nemen?"
    return ask_certain(request, voorstel, "balies", vraag, _url_of(locatie))


def _edit(request: AccountRequest, locatie: Locatie, gekozen: Balie | None) -> HttpResponse:
    form, voorstel = BalieForm.of(request.POST or None, gekozen), None
    if form.is_bound and form.is_valid():
        wat = {**form.cleaned_data, "by": request.user, "now": timezone.now()}
        doe = partial(change_balie, balie=gekozen) if gekozen else partial(add_balie, locatie=locatie)
        try:
            voorstel = Voorstel(request, locatie, partial(doe, **wat))
            if voorstel.mag_meteen:
                return voorstel.carry_out(f"{wat['naam']} is opgeslagen.", _url_of(locatie))
        except NaamBestaatAl:
            form.add_error("naam", BESTAAT_AL)
    return render_locatie(
        request,
        "werkplek/inrichten_balie.html",
        locatie,
        "balies",
        form=form,
        voorstel=voorstel,
        balie=gekozen,
    )


def _url_of(locatie: Locatie) -> str:
    return reverse("werkplek:inrichten_locatie", args=[locatie.slug])
