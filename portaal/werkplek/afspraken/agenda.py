"""Who comes on a day at a locatie: as a list, as a table of time and balies, and on paper."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.afspraken.permissions import balies_voor, may_sluiten, soorten_voor, zichtbaar_voor
from portaal.afspraken.queries.agenda import (
    Agenda,
    build_raster,
    count_per_dag,
    free_per_soort,
    load_agenda,
)
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .dagkeuze import Dagkeuze, read_dagkeuze
from .overboekt import count_overboekt
from .tabel import draw, legenda, list_regels, name_dag, name_uren

EEN_DAG = timedelta(days=1)
KOLOMMEN = ("Tijd", "Naam", "Waarvoor", "Balie", "Nummer", "Stand")
WEERGAVEN = {"lijst": "Lijst", "raster": "Per balie"}
WAAROM = "werk met de agenda van afspraken"


@voor_medewerker
@require_safe
def agenda(request: AccountRequest) -> HttpResponse:
    """One day of one locatie; the look at the names is logged before they are read."""
    keuze = read_dagkeuze(request.GET)
    weergave = request.GET.get("weergave", "")
    weergave = weergave if weergave in WEERGAVEN else "lijst"
    context: dict[str, Any] = {
        "keuze": keuze,
        "weergave": weergave,
        "is_vandaag": keuze.dag == timezone.localdate(),
        "mag_sluiten": may_sluiten(request.user),
    }
    if keuze.locatie is not None:
        log_agenda(request, keuze.locatie, f"agenda van {keuze.dag:%d-%m-%Y}")
        context |= _describe(request, keuze, keuze.locatie, weergave)
    return render_werkplek(request, "werkplek/agenda.html", "agenda", **context)


@voor_medewerker
@require_safe
def afdruk(request: AccountRequest) -> HttpResponse:
    """The list of a day to print, for when the network is down."""
    keuze = read_dagkeuze(request.GET)
    regels = []
    if keuze.locatie is not None:
        log_agenda(request, keuze.locatie, f"agenda van {keuze.dag:%d-%m-%Y} om af te drukken")
        gelezen = load_agenda(zichtbaar_voor(request.user), keuze.locatie, keuze.dag, timezone.now())
        regels = list_regels(gelezen)
    return render_werkplek(
        request, "werkplek/agenda_afdruk.html", "agenda", keuze=keuze, regels=regels, kolommen=KOLOMMEN
    )


def log_agenda(request: AccountRequest, locatie: Locatie, wat: str) -> None:
    log_inzage(
        by=request.user, betrokkene=None, wat=f"{locatie.naam}: {wat}", waarom=WAAROM, now=timezone.now()
    )


def _describe(request: AccountRequest, keuze: Dagkeuze, locatie: Locatie, weergave: str) -> dict[str, Any]:
    now, zichtbaar = timezone.now(), zichtbaar_voor(request.user)
    gelezen = load_agenda(zichtbaar, locatie, keuze.dag, now)
    rijen = draw(gelezen, build_raster(gelezen, locatie, now), now) if weergave == "raster" else []
    return {
        "nu": now,
        "regels": list_regels(gelezen),
        "kolommen": KOLOMMEN,
        "rijen": rijen,
        "balies": _describe_balies(gelezen, set(balies_voor(request.user).values_list("pk", flat=True))),
        "legenda": legenda(),
        "week": [
            {
                "label": name_dag(dag),
                "url": keuze.query(dag, weergave=weergave),
                "actief": dag == keuze.dag,
                "teller": aantal,
            }
            for dag, aantal in count_per_dag(zichtbaar, locatie, keuze.dag)
        ],
        "weergaven": [
            {"label": label, "url": keuze.query(weergave=naam), "actief": naam == weergave, "teller": ""}
            for naam, label in WEERGAVEN.items()
        ],
        "vorige": keuze.query(keuze.dag - EEN_DAG, weergave=weergave),
        "vandaag": keuze.query(timezone.localdate(now), weergave=weergave),
        "volgende": keuze.query(keuze.dag + EEN_DAG, weergave=weergave),
        "vrij": free_per_soort(gelezen, locatie, soorten_voor(request.user), now),
        "overboekt": count_overboekt(zichtbaar, locatie, now),
    }


def _describe_balies(gelezen: Agenda, eigen: set[int]) -> list[dict[str, Any]]:
    return [
        {
            "naam": regel.balie.naam,
            "soorten": ", ".join(soort.naam for soort in regel.balie.soorten.all()),
            "uren": name_uren(regel.uren),
            "blokkades": regel.blokkades,
            "is_eigen": regel.balie.pk in eigen,
        }
        for regel in gelezen.balies
    ]
