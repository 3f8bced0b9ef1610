"""The kiosk in the hall: check in with an afspraak, or take a number without one.

Everybody stands at the same device. Nothing of a person is shown, and each page goes back by itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portaal.kern.snelheid import give_back, is_too_fast, limit
from portaal.organisatie.queries import openingsstand
from portaal.toegang.decorators import openbaar

from ..enums import VolgnummerStatus, ZuilSoort
from ..forms import GeboortedatumForm, ScanForm
from ..models import Afspraak, Zuil
from ..operations.aanmelden import check_in, give_volgnummer
from ..operations.fouten import Druk, KanNietAanmelden
from ..permissions import (
    find_by_geboortedatum,
    find_by_scan,
    get_volgnummer_by_token_or_404,
    get_zuil_or_404,
    sign_volgnummer,
)
from ..queries.wachtrij import drukmelding_van, expect, inloop_soorten

# Seconds without a touch before a page makes place for the next visitor.
TERUG_NA_ANTWOORD, TERUG_NA_FORMULIER = 30, 90
FOUTEN = "zuil_fout"
ONBEKEND = "Wij vinden geen afspraak die hierbij hoort. Kijk het na, of ga naar de receptie"
TE_VAAK = "Dit ging te vaak mis. Wacht een minuut, of ga naar de receptie"
TE_DRUK = "Het lukte niet, want het is nu heel druk. Probeer het zo nog een keer."


View = Callable[..., HttpResponse]


def voor_zuil(terug_na: int = 0) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """Loads the kiosk by its key; after so many seconds the page goes back to the start."""

    def decorate(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def wrapper(request: HttpRequest, zuil_uuid: UUID, **kwargs: Any) -> HttpResponse:
            zuil = get_zuil_or_404(zuil_uuid, ZuilSoort.AANMELDEN)
            antwoord = view(request, zuil=zuil, **kwargs)
            if terug_na and antwoord.status_code != 302:
                antwoord["Refresh"] = f"{terug_na}; url={reverse('afspraken:zuil', args=[zuil.uuid])}"
            return antwoord

        return openbaar(never_cache(wrapper))

    return decorate


@voor_zuil()
@require_safe
def start(request: HttpRequest, zuil: Zuil) -> HttpResponse:
    """With an afspraak, or without."""
    return _show(request, "start", zuil, druk=drukmelding_van(zuil.locatie, timezone.now()))


@voor_zuil(TERUG_NA_FORMULIER)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak(request: HttpRequest, zuil: Zuil) -> HttpResponse:
    """By QR code, or by number and code."""
    form = ScanForm(request.POST or None)
    return _check_in(request, zuil, form, "gelezen", lambda gegevens: find_by_scan(gegevens["gelezen"]))


@voor_zuil(TERUG_NA_FORMULIER)
@require_http_methods(["GET", "HEAD", "POST"])
def geboortedatum(request: HttpRequest, zuil: Zuil) -> HttpResponse:
    """By date of birth and the time of the afspraak, if the date was given when it was made."""
    form, vandaag = GeboortedatumForm(request.POST or None), timezone.localdate()
    return _check_in(
        request,
        zuil,
        form,
        "tijd",
        lambda gegevens: find_by_geboortedatum(
            gegevens["geboortedatum"], gegevens["tijd"], vandaag, zuil.locatie
        ),
    )


@voor_zuil(TERUG_NA_FORMULIER)
@limit("volgnummer")
@require_http_methods(["GET", "HEAD", "POST"])
def inloop(request: HttpRequest, zuil: Zuil) -> HttpResponse:
    """What for, and then a number; closed when the locatie is."""
    now = timezone.now()
    stand = openingsstand(zuil.locatie, now)
    if not stand.is_open:
        return _show(request, "gesloten", zuil, stand=stand)
    soorten = inloop_soorten(zuil.locatie)
    if request.method != "POST":
        druk = drukmelding_van(zuil.locatie, now)
        return _show(request, "inloop", zuil, soorten=soorten, sleutel=uuid4(), druk=druk)
    soort = get_object_or_404(soorten, slug=request.POST.get("soort", "")[:50])
    sleutel = _read_uuid(request.POST.get("sleutel", ""))
    try:
        volgnummer = give_volgnummer(locatie=zuil.locatie, soort=soort, sleutel=sleutel, by=None, now=now)
    except Druk:
        return _show(request, "antwoord", zuil, status=503, reden=TE_DRUK)
    return redirect("afspraken:zuil_klaar", zuil_uuid=zuil.uuid, token=sign_volgnummer(volgnummer))


@voor_zuil(TERUG_NA_ANTWOORD)
@require_safe
def klaar(request: HttpRequest, zuil: Zuil, token: str) -> HttpResponse:
    """The number, how many go first, and about how long it takes."""
    volgnummer, now = get_volgnummer_by_token_or_404(token), timezone.now()
    return _show(
        request,
        "klaar",
        zuil,
        volgnummer=volgnummer,
        wacht=volgnummer.status == VolgnummerStatus.WACHT,
        verwacht=expect(volgnummer, now),
        druk=drukmelding_van(zuil.locatie, now),
    )


def _check_in(
    request: HttpRequest,
    zuil: Zuil,
    form: forms.Form,
    veld: str,
    find: Callable[[dict[str, Any]], Afspraak | None],
) -> HttpResponse:
    """Only wrong tries count against a kiosk: many people use it. Each counts until it was right, so that
    tries at the same moment count too.
    """
    soort, status = "geboortedatum" if veld == "tijd" else "afspraak", 200
    if request.method == "POST" and form.is_valid():
        wie, now = str(zuil.uuid), timezone.now()
        if is_too_fast(FOUTEN, wie, now=now):
            form.add_error(veld, TE_VAAK)
            status = 429
        elif gevonden := find(form.cleaned_data):
            give_back(FOUTEN, wie, geteld_op=now)
            return _take_place(request, zuil, gevonden)
        else:
            form.add_error(veld, ONBEKEND)
    return _show(request, soort, zuil, status=status, form=form)


def _take_place(request: HttpRequest, zuil: Zuil, afspraak: Afspraak) -> HttpResponse:
    try:
        volgnummer = check_in(afspraak=afspraak, locatie=zuil.locatie, by=None, now=timezone.now())
    except KanNietAanmelden as fout:
        return _show(request, "antwoord", zuil, status=409, reden=str(fout))
    except Druk:
        return _show(request, "antwoord", zuil, status=503, reden=TE_DRUK)
    return redirect("afspraken:zuil_klaar", zuil_uuid=zuil.uuid, token=sign_volgnummer(volgnummer))


def _show(
    request: HttpRequest, naam: str, zuil: Zuil, *, status: int = 200, **context: object
) -> HttpResponse:
    return render(request, f"afspraken/zuil/{naam}.html", {"zuil": zuil, **context}, status=status)


def _read_uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
