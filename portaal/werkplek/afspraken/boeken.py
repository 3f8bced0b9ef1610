"""Making an afspraak for somebody at the balie or on the phone: for what and where, when, and who comes."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portaal.afspraken.enums import Afspraakkanaal, Herkomst
from portaal.afspraken.kalender import show_kalender
from portaal.afspraken.keuze import (
    DAG,
    SLEUTEL,
    VANAF,
    VOOR,
    bind_sleutel,
    read_formulier,
    read_moment,
    read_voor,
)
from portaal.afspraken.models import Bezoekgebied
from portaal.afspraken.operations import Druk, TeVerVooruit, TijdNietVrij, hold_afspraak
from portaal.afspraken.permissions import soorten_voor
from portaal.afspraken.queries import find_eerste
from portaal.afspraken.queries.tijden import VERSTE
from portaal.afspraken.wens import Wens, WensKanNiet, WensRegel, make_wens
from portaal.kern.ui.notatie import format_datum
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .afspraak import TE_DRUK
from .dagkeuze import read_dagkeuze
from .klant import INWONER, find_gebied_van, read_inwoner

GEBIED, MOMENT, LOCATIE = "gebied", "moment", "locatie"
GAAT_MEE = (VOOR, LOCATIE, DAG, VANAF, MOMENT, INWONER, GEBIED)
NET_WEG = "Dit moment is net door iemand anders gekozen. Kies een ander moment."
TE_VER = "Zo ver vooruit kunt u geen afspraak maken. Kies een dag tot en met {laatste}."
GEEN_GEBIED = "Kies in welk gebied de inwoner woont. Buiten deze gebieden komen wij niet op bezoek."
NIETS_GEKOZEN = "Kies waarvoor de inwoner komt."


@voor_medewerker
@require_safe
def maken(request: AccountRequest) -> HttpResponse:
    """For what, for how many people, and where."""
    keuze, voor = read_dagkeuze(request.GET), _read_voor(request)
    regels = _allowed(request, voor)
    fout = ""
    if "verder" in request.GET and keuze.locatie is not None:
        try:
            _make_wens(request, regels, keuze.locatie)
        except WensKanNiet as reden:
            fout = str(reden) if regels else NIETS_GEKOZEN
        else:
            return redirect(_url("werkplek:afspraak_tijd", request, **{VOOR: voor}))
    gekozen = {regel.soort.slug: regel.personen for regel in regels}
    soorten = [
        {"soort": soort, "aantal": gekozen.get(soort.slug, 0), "keuzes": range(soort.max_personen + 1)}
        for soort in soorten_voor(request.user).filter(locaties__isnull=False).distinct()
    ]
    return render_werkplek(
        request,
        "werkplek/afspraak_maken.html",
        "agenda",
        keuze=keuze,
        soorten=soorten,
        fout=fout,
        inwoner=read_inwoner(request, "afspraak maken"),
        gebieden=Bezoekgebied.objects.select_related("locatie") if not _param(request, INWONER) else (),
        mee=[(naam, _param(request, naam)) for naam in (DAG, MOMENT, INWONER) if _param(request, naam)],
    )


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def tijd(request: AccountRequest) -> HttpResponse:
    """When, at any balie that is staffed; POST holds the moment for ten minutes."""
    keuze, now = read_dagkeuze(request.GET), timezone.now()
    regels = _allowed(request, request.GET.get(VOOR, ""))
    try:
        if keuze.locatie is None:
            raise WensKanNiet
        wens = _make_wens(request, regels, keuze.locatie)
    except WensKanNiet:
        return redirect(_url("werkplek:afspraak_maken", request, verder="1"))
    if request.method == "POST":
        return _hold(request, wens)
    hier = _url("werkplek:afspraak_tijd", request, **{DAG: "", VANAF: "", MOMENT: ""})
    return render_werkplek(
        request,
        "werkplek/afspraak_tijd.html",
        "agenda",
        wens=wens,
        **show_kalender(request, wens, hier, now),
        sleutel=uuid4(),
        gevraagd=read_moment(request.GET.get(MOMENT, "")),
        elders=_find_elders(request, regels, keuze.locaties, keuze.locatie),
        vorige_url=_url("werkplek:afspraak_maken", request),
    )


def _hold(request: AccountRequest, wens: Wens) -> HttpResponse:
    start = read_moment(request.POST.get(MOMENT, ""))
    try:
        if start is None:
            raise TijdNietVrij
        sleutel = bind_sleutel(request.POST.get(SLEUTEL, ""), wens, start)
        optie = hold_afspraak(wens=wens, start=start, sleutel=sleutel, by=request.user, now=timezone.now())
    except (TijdNietVrij, Druk) as fout:
        messages.error(request, describe_bezwaar(fout))
        return redirect(_url("werkplek:afspraak_tijd", request, **{MOMENT: ""}))
    voor_wie = f"?{urlencode({INWONER: wie})}" if (wie := _param(request, INWONER)) else ""
    return redirect(reverse("werkplek:afspraak_gegevens", args=[optie.uuid]) + voor_wie)


def describe_bezwaar(fout: TijdNietVrij | Druk) -> str:
    """Why this moment cannot be booked, for staff."""
    if isinstance(fout, Druk):
        return TE_DRUK
    if isinstance(fout, TeVerVooruit):
        return TE_VER.format(laatste=format_datum(timezone.localdate() + VERSTE))
    return NET_WEG


def _find_elders(
    request: AccountRequest, regels: list[WensRegel], locaties: Iterable[Locatie], hier: Locatie | None
) -> list[dict[str, Any]]:
    """The first free moment at each other locatie where it can be done."""
    gevonden = []
    for plek in locaties:
        try:
            wens = _make_wens(request, regels, plek) if plek != hier else None
        except WensKanNiet:
            continue
        if wens and (eerste := find_eerste(wens, timezone.now())):
            url = _url(
                "werkplek:afspraak_tijd", request, **{LOCATIE: plek.slug, DAG: "", VANAF: "", MOMENT: ""}
            )
            gevonden.append({"locatie": plek, "eerste": eerste, "url": url})
    return gevonden


def _make_wens(request: AccountRequest, regels: list[WensRegel], locatie: Locatie) -> Wens:
    """Raises WensKanNiet."""
    gebied, is_bezoek = _param(request, GEBIED), any(r.soort.kanaal == Afspraakkanaal.THUIS for r in regels)
    if is_bezoek and not (gebied.isdecimal() and len(gebied) < 9):
        gevonden = find_gebied_van(request)
        if gevonden is None:
            raise WensKanNiet(GEEN_GEBIED)
        gebied = str(gevonden)
    return make_wens(
        locatie=locatie,
        regels=regels,
        herkomst=Herkomst.MEDEWERKER,
        gebied=int(gebied) if is_bezoek else None,
    )


def _allowed(request: AccountRequest, voor: str) -> list[WensRegel]:
    """What was chosen, as far as this member of staff may book it."""
    mag = set(soorten_voor(request.user).values_list("pk", flat=True))
    return [regel for regel in read_voor(voor) if regel.soort.pk in mag]


def _read_voor(request: AccountRequest) -> str:
    return read_formulier(request.GET) or request.GET.get(VOOR, "")


def _param(request: AccountRequest, naam: str) -> str:
    return request.GET.get(naam, "")[:500]


def _url(naam: str, request: AccountRequest, **anders: str) -> str:
    """The address of another step with what was chosen so far; an empty value is left out."""
    mee = {sleutel: _param(request, sleutel) for sleutel in GAAT_MEE} | anders
    return f"{reverse(naam)}?{urlencode({sleutel: waarde for sleutel, waarde in mee.items() if waarde})}"
