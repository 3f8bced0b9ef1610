"""Days on which a locatie is closed or has other hours than in an ordinary week."""

from datetime import date, timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from portaal.afspraken.operations import Druk
from portaal.afspraken.operations.fouten import DagIsGesloten
from portaal.afspraken.operations.inrichten_uren import clear_dag, set_dag
from portaal.afspraken.queries.inrichten_locatie import AndereDag, other_days
from portaal.kern.ui.notatie import format_datum
from portaal.kern.werkdagen import feestdagen
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from ..afspraken.dagkeuze import read_dag
from .forms_uren import DagForm
from .toegang import voor_inrichter
from .voorstel import TE_DRUK, Voorstel, ask_certain, render_locatie

GESLOTEN = "Deze dag is gesloten en iedereen is verzet. Open de dag eerst weer bij Gesloten en verzet"
GEWOON = "Op deze dag gelden weer de gewone tijden."


@voor_inrichter
@require_http_methods(["GET", "HEAD", "POST"])
def dagen(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """Those to come, and a form for one more; saying it of a day again replaces it."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    komend = other_days(locatie, timezone.localdate())
    gevraagd = read_dag(request.GET.get("dag", ""))
    gekozen = next((dag for dag in komend if dag.datum == gevraagd and not dag.verzetting), None)
    form = DagForm.of(request.POST or None, gekozen)
    voorstel, status = None, 200
    if form.is_bound and form.is_valid():
        try:
            voorstel = _propose(request, locatie, form)
            if voorstel.mag_meteen:
                klaar = f"{format_datum(form.cleaned_data['datum'], weekdag=True)} is opgeslagen."
                return voorstel.carry_out(klaar.capitalize(), _url_of(locatie))
        except DagIsGesloten:
            form.add_error("datum", GESLOTEN)
        except Druk:
            messages.error(request, TE_DRUK)
            status = 503
    return _render(request, locatie, form, voorstel, komend, 422 if form.errors else status)


@voor_inrichter
@require_POST
def dag_verwijderen(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """As in any other week again; asked about first when somebody comes in the hours that go."""
    locatie = get_object_or_404(Locatie, slug=locatie_slug)
    datum = read_dag(request.POST.get("datum", ""))
    if datum is None:
        return redirect(_url_of(locatie))
    try:
        doe = partial(clear_dag, locatie=locatie, datum=datum, by=request.user, now=timezone.now())
        voorstel = Voorstel(request, locatie, doe)
        if voorstel.mag_meteen:
            return voorstel.carry_out(GEWOON, _url_of(locatie))
    except (DagIsGesloten, Druk) as fout:
        messages.error(request, TE_DRUK if isinstance(fout, Druk) else GESLOTEN)
        return redirect(_url_of(locatie))
    vraag = f"Gewone tijden op {format_datum(datum, weekdag=True)}?"
    return ask_certain(request, voorstel, "dagen", vraag, _url_of(locatie), datum=datum.isoformat())


def _propose(request: AccountRequest, locatie: Locatie, form: DagForm) -> Voorstel:
    doe = partial(
        set_dag,
        locatie=locatie,
        datum=form.cleaned_data["datum"],
        uren=form.uren,
        reden=form.waarom,
        by=request.user,
        now=timezone.now(),
    )
    return Voorstel(request, locatie, doe)


def _render(
    request: AccountRequest,
    locatie: Locatie,
    form: DagForm,
    voorstel: Voorstel | None,
    komend: list[AndereDag],
    status: int,
) -> HttpResponse:
    anders = {dag.datum for dag in komend}
    return render_locatie(
        request,
        "werkplek/inrichten_dagen.html",
        locatie,
        "dagen",
        form=form,
        voorstel=voorstel,
        dagen=komend,
        feestdagen=[(dag, naam) for dag, naam in _holidays(timezone.localdate()) if dag not in anders],
        status=status,
    )


def _holidays(vandaag: date) -> list[tuple[date, str]]:
    """Those of the coming year, on which every locatie is closed by itself."""
    tot = vandaag + timedelta(days=365)
    alle = {**feestdagen(vandaag.year), **feestdagen(tot.year)}
    return sorted((dag, naam) for dag, naam in alle.items() if vandaag <= dag <= tot)


def _url_of(locatie: Locatie) -> str:
    return reverse("werkplek:inrichten_dagen", args=[locatie.slug])
