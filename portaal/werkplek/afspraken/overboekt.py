"""Afspraken for which there is no balie any more, and what can be done about each."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from portaal.afspraken.models import AfspraakQuerySet
from portaal.afspraken.permissions import zichtbaar_voor
from portaal.afspraken.queries import load_rooster
from portaal.afspraken.queries.overboekt import find_overboekt, overbooked_keys
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .dagkeuze import read_dagkeuze
from .tabel import Regel, stand_of

# How far ahead staff look for these.
VOORUIT = timedelta(weeks=8)


@voor_medewerker
@require_safe
def overboekt(request: AccountRequest) -> HttpResponse:
    """Those of the coming eight weeks at one locatie, the first on top."""
    keuze, now, regels = read_dagkeuze(request.GET), timezone.now(), []
    if keuze.locatie is not None:
        log_inzage(
            by=request.user,
            betrokkene=None,
            wat=f"{keuze.locatie.naam}: overboekte afspraken",
            waarom="een andere tijd of balie zoeken",
            now=now,
        )
        van = localdate(now)
        gevonden = find_overboekt(zichtbaar_voor(request.user), keuze.locatie, van, van + VOORUIT, now=now)
        regels = [Regel(afspraak, stand_of(afspraak), is_overboekt=True) for afspraak in gevonden]
    return render_werkplek(request, "werkplek/agenda_overboekt.html", "agenda", keuze=keuze, regels=regels)


def count_overboekt(zichtbaar: AfspraakQuerySet, locatie: Locatie, now: datetime) -> int:
    van = localdate(now)
    rooster = load_rooster(locatie, van, van + VOORUIT)
    return len(overbooked_keys(zichtbaar, rooster, locatie, van, van + VOORUIT, now=now))
