"""Another time for an afspraak that stands, or another locatie; its number and code stay."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.afspraken.enums import Herkomst
from portaal.afspraken.kalender import show_kalender
from portaal.afspraken.keuze import read_moment
from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import (
    AfspraakGewijzigd,
    Druk,
    NietMeerTeWijzigen,
    TijdNietVrij,
    move_afspraak,
)
from portaal.afspraken.wens import Wens, WensKanNiet, wens_of
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .afspraak import TE_LAAT, is_te_wijzigen, open_afspraak
from .boeken import LOCATIE, describe_bezwaar

KAN_NIET = "Dit kan niet meer op deze locatie. Kies een andere locatie, of zeg de afspraak af."


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def verplaatsen(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """The old time is kept until the new one is there; who comes is told."""
    gevonden = open_afspraak(request, afspraak_uuid, "afspraak verplaatsen")
    if not is_te_wijzigen(gevonden):
        messages.error(request, TE_LAAT)
        return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)
    mogelijk = _find_locaties(gevonden)
    slug = request.GET.get(LOCATIE, gevonden.locatie.slug)
    wens = next((wens for wens in mogelijk if wens.locatie.slug == slug), None)
    if request.method == "POST" and wens is not None:
        return _move(request, gevonden, wens)
    return render_werkplek(
        request,
        "werkplek/afspraak_verplaatsen.html",
        "agenda",
        afspraak=gevonden,
        wens=wens,
        **(show_kalender(request, wens, f"?{LOCATIE}={slug}", timezone.now()) if wens else {}),
        locaties=[wens.locatie for wens in mogelijk],
        kan_niet=KAN_NIET,
    )


def _find_locaties(afspraak: Afspraak) -> list[Wens]:
    """Where it can be done, its own locatie included."""
    soorten = [regel.soort for regel in afspraak.regels.all()]
    mogelijk = []
    for plek in Locatie.objects.filter(afspraaksoorten__soort__in=soorten).distinct():
        try:
            mogelijk.append(wens_of(afspraak, herkomst=Herkomst.MEDEWERKER, locatie=plek))
        except WensKanNiet:
            continue
    return mogelijk


def _move(request: AccountRequest, afspraak: Afspraak, wens: Wens) -> HttpResponse:
    start = read_moment(request.POST.get("moment", ""))
    try:
        if start is None:
            raise TijdNietVrij
        move_afspraak(afspraak=afspraak, wens=wens, start=start, by=request.user, now=timezone.now())
    except (TijdNietVrij, Druk) as fout:
        messages.error(request, describe_bezwaar(fout))
        return redirect(request.get_full_path())
    except (NietMeerTeWijzigen, AfspraakGewijzigd):
        messages.error(request, TE_LAAT)
    else:
        messages.success(request, "De afspraak is verplaatst. De inwoner krijgt een nieuwe bevestiging.")
    return redirect("werkplek:afspraak", afspraak_uuid=afspraak.uuid)
