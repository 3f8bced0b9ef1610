"""How long people waited, against what we promise."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.afspraken.queries.wachttijden import wachttijden as load_wachttijden
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .forms import PeriodeForm
from .keuze import make_tabs

KOLOMMEN = (
    "Locatie",
    "Wie",
    "Norm",
    "Geholpen",
    "Binnen de norm",
    "Mediaan",
    "9 van de 10 binnen",
    "Langst",
    "Te lang",
)


@voor_medewerker
@require_safe
def wachttijden(request: AccountRequest) -> HttpResponse:
    """Numbers only, of every locatie."""
    form = PeriodeForm.read(request.GET, timezone.localdate())
    regels = load_wachttijden(form.cleaned_data["van"], form.cleaned_data["tot"]) if form.is_valid() else []
    return render_werkplek(
        request,
        "werkplek/wachttijden.html",
        "wachtrij",
        form=form,
        regels=regels,
        kolommen=KOLOMMEN,
        tabs=make_tabs("wachttijden"),
    )
