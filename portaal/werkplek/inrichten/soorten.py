"""Which soorten afspraak there are, and where each is offered."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.enums import KOMENDE_STATUSSEN
from portaal.afspraken.models import Afspraak, Afspraaksoort
from portaal.afspraken.operations.fouten import KanaalLigtVast, NaamBestaatAl
from portaal.afspraken.operations.inrichten_soorten import change_soort, make_soort, stop_soort
from portaal.toegang.decorators import AccountRequest

from ..navigatie import render_werkplek
from .forms_soorten import SoortForm
from .toegang import voor_inrichter

BESTAAT_AL = "Er is al een soort met deze naam. Kies een andere naam"
LIGT_VAST = "Er is net een afspraak van deze soort gemaakt. Dit ligt nu vast"


@voor_inrichter
@require_safe
def soorten(request: AccountRequest) -> HttpResponse:
    """All there are, with what is offered nowhere."""
    rijen = Afspraaksoort.objects.select_related("zaaktype").annotate(op_locaties=Count("locaties"))
    return render_werkplek(request, "werkplek/inrichten_soorten.html", "inrichten", soorten=rijen)


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def nieuwe_soort(request: AccountRequest) -> HttpResponse:
    """One more; after that it says where it is offered."""
    form = SoortForm(request.POST or None, soort=None)
    if form.is_bound and form.is_valid() and (soort := _save(request, form, None)):
        messages.success(request, f"{soort.naam} is gemaakt. Kies nu waar iemand hiervoor terechtkan.")
        return redirect("werkplek:inrichten_soort", soort_uuid=soort.uuid)
    return _render(request, form, None)


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def soort(request: AccountRequest, soort_uuid: UUID) -> HttpResponse:
    """As it is from now on."""
    gekozen = get_object_or_404(Afspraaksoort, uuid=soort_uuid)
    form = SoortForm(request.POST or None, soort=gekozen)
    if form.is_bound and form.is_valid() and (bewaard := _save(request, form, gekozen)):
        messages.success(request, f"{bewaard.naam} is opgeslagen.")
        return redirect("werkplek:inrichten_soorten")
    return _render(request, form, gekozen)


@voor_inrichter
@require_POST
def niet_aanbieden(request: AccountRequest, soort_uuid: UUID) -> HttpResponse:
    """Nobody can book it any more; it stays with the afspraken there are."""
    gekozen = get_object_or_404(Afspraaksoort, uuid=soort_uuid)
    stop_soort(soort=gekozen, by=request.user, now=timezone.now())
    messages.success(request, f"Niemand kan nog een afspraak maken voor {gekozen.naam}.")
    return redirect("werkplek:inrichten_soort", soort_uuid=soort_uuid)


def _save(request: AccountRequest, form: SoortForm, gekozen: Afspraaksoort | None) -> Afspraaksoort | None:
    """None when something is in the way, which the form then says."""
    wat = {"gegevens": form.feiten, "combineert_met": form.cleaned_data["combineert_met"]}
    try:
        if gekozen is None:
            return make_soort(**wat, by=request.user, now=timezone.now())
        return change_soort(soort=gekozen, **wat, by=request.user, now=timezone.now())
    except NaamBestaatAl:
        form.add_error("naam", BESTAAT_AL)
    except KanaalLigtVast:
        form.add_error("kanaal", LIGT_VAST)
    return None


def _render(request: AccountRequest, form: SoortForm, gekozen: Afspraaksoort | None) -> HttpResponse:
    """With where it is offered and how many still come for it."""
    komend = Q(status__in=KOMENDE_STATUSSEN, start__gte=timezone.now())
    return render_werkplek(
        request,
        "werkplek/inrichten_soort.html",
        "inrichten",
        status=422 if form.errors else 200,
        form=form,
        soort=gekozen,
        aanbod=gekozen.locaties.select_related("locatie") if gekozen else [],
        komend=Afspraak.objects.filter(komend, regels__soort=gekozen).count() if gekozen else 0,
    )
