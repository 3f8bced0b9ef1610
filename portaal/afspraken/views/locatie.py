"""Where to come: how far, how soon, how to get in, and whether it is busy there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.kern.adressen import AdresStoring, Punt, find_middelpunt
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import openbaar

from ..afstand import km_between
from ..forms import PostcodeForm
from ..keuze import SLEUTEL, VOOR, read_voor, write_query
from ..queries import find_eerste
from ..queries.drukte import find_drukmeldingen
from .kiezen import drukte_vooruit, find_opties, start_url, zaak_query
from .omweg import find_omweg

ONBEKEND = "Wij kennen deze postcode niet. Kijk of hij klopt"
BRON_WEG = "Wij kunnen de afstand nu niet uitrekenen. U kunt wel een locatie kiezen."


@dataclass(frozen=True)
class Optie:
    """A locatie as the page shows it. `km` is None when it is not known from where."""

    locatie: Locatie
    url: str
    eerste: datetime | None
    km: float | None
    drukmelding: str


@openbaar
@require_safe
def locatie(request: HttpRequest) -> HttpResponse:
    """Every locatie where all of it can be done; the nearest first, or else the soonest."""
    voor, now = request.GET.get(VOOR, ""), timezone.now()
    if omweg := find_omweg(voor, zaak_query(request)):
        return redirect(omweg)
    form = PostcodeForm(request.GET if "postcode" in request.GET else None)
    vanaf, storing = _find_vanaf(form)
    opties = _list_opties(voor, zaak_query(request), vanaf, now)
    if not opties:
        return redirect(reverse("afspraken:kiezen") + write_query(voor, verder="1"))
    vrij = [optie for optie in opties if optie.eerste]
    regels = read_voor(voor)
    context = {
        "opties": opties,
        "eerste": min(vrij, key=lambda optie: optie.eerste or now) if len(vrij) > 1 else None,
        SLEUTEL: uuid4(),
        "form": form,
        "storing": storing,
        "verborgen": {VOOR: voor, **zaak_query(request)},
        "drukte": drukte_vooruit([regel.soort for regel in regels], now),
        "vorige_url": start_url(voor),
    }
    return render(request, "afspraken/locatie.html", context)


def _find_vanaf(form: PostcodeForm) -> tuple[Punt | None, str]:
    """Where the resident is, if they said so, and what to say when the source cannot tell."""
    if not (form.is_bound and form.is_valid() and form.cleaned_data["postcode"]):
        return None, ""
    try:
        punt = find_middelpunt(form.cleaned_data["postcode"])
    except AdresStoring:
        return None, BRON_WEG
    if punt is None:
        form.add_error("postcode", ONBEKEND)
    return punt, ""


def _list_opties(voor: str, zaak: Mapping[str, str], vanaf: Punt | None, now: datetime) -> list[Optie]:
    meldingen = find_drukmeldingen(now)
    opties = [
        Optie(
            locatie=plek,
            url=reverse("afspraken:tijd") + write_query(voor, plek, **zaak),
            eerste=find_eerste(wens, now),
            km=_km(vanaf, plek),
            drukmelding=meldingen.get(plek.pk, ""),
        )
        for plek, wens, _ in find_opties(voor)
        if wens is not None
    ]
    return sorted(
        opties, key=lambda optie: (optie.km is None, optie.km or 0, optie.eerste is None, optie.eerste or now)
    )


def _km(vanaf: Punt | None, plek: Locatie) -> float | None:
    if vanaf is None or plek.lat is None or plek.lon is None:
        return None
    return km_between(vanaf.lat, vanaf.lon, plek.lat, plek.lon)
