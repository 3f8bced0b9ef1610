"""The living style guide: every component in every state, in each of the four layouts."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .toegang_markering import Wie, declare
from .ui import voorbeelden
from .ui.iconen import load_iconen
from .ui.opties import TONEN

LAYOUTS = ("publiek", "mijn", "formulier", "werkplek")


@declare(Wie.IEDEREEN)
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Open in demo and test; in production only for medewerkers."""
    user = getattr(request, "user", None)
    is_medewerker = user is not None and user.is_authenticated and getattr(user, "soort", "") == "medewerker"
    if settings.PORTAAL_OMGEVING == "productie" and not is_medewerker:
        raise Http404
    als = request.GET.get("als", "publiek")
    if als not in LAYOUTS:
        raise Http404
    context = {
        "als": als,
        "layout": f"basis_{als}.html",
        "layouts": [
            {
                "label": naam,
                "url": f"?als={naam}",
                "actief": naam == als,
                "teller": "",
                "toon": "",
                "icoon": "",
            }
            for naam in LAYOUTS
        ],
        "pip_navigatie": voorbeelden.MENU,
        "werkplek_navigatie": voorbeelden.MENU,
        "tonen": TONEN[1:],
        "iconen": load_iconen(),
        "leeg_formulier": voorbeelden.VoorbeeldForm(auto_id="leeg_%s"),
        "fout_formulier": voorbeelden.VoorbeeldForm({}, auto_id="fout_%s"),
        "leeg_adres": voorbeelden.AdresForm(auto_id="leeg_adres_%s"),
        "fout_adres": voorbeelden.AdresForm({}, auto_id="fout_adres_%s"),
        "leeg_kind": voorbeelden.KindForm(auto_id="leeg_%s"),
        "fout_kind": voorbeelden.KindForm({}, auto_id="fout_%s"),
        "pagina": Paginator(range(140), 10).get_page(request.GET.get("pagina", 7)),
        "voorbeelden": {naam.lower(): waarde for naam, waarde in vars(voorbeelden).items() if naam.isupper()},
    }
    return render(request, "stijlgids.html", context)
