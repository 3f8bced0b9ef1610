"""The page of one afspraak for staff, and what they can do with it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.enums import AfspraakStatus, VoorvalSoort
from portaal.afspraken.models import Afspraak
from portaal.afspraken.nummers import code_for, show_code
from portaal.afspraken.operations import (
    Druk,
    NietMeerTeWijzigen,
    TijdNietVrij,
    cancel_afspraak,
    reseat_afspraak,
    send_bevestiging,
)
from portaal.afspraken.permissions import get_afspraak_or_404, get_betrokkene_or_404
from portaal.berichten.queries import bezorging_van
from portaal.kern.ui.notatie import format_datum, format_tijd
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor
from portaal.zaken.queries import Tijdlijnpunt, format_moment, merge_tijdlijn

from ..navigatie import render_werkplek
from ..tijdlijn import bezorging_as_tijdlijn
from .forms import SleutelForm
from .tabel import Regel, stand_of

WAAROM = "vraag over of wijziging van een afspraak"
TE_DRUK = "Het is nu heel druk op deze dag. Probeer het zo nog eens."
TE_LAAT = "Deze afspraak is net gewijzigd of al begonnen. Kijk hoe hij er nu voor staat."
ICOON = {
    VoorvalSoort.BEVESTIGD: ("vink", "ok"),
    VoorvalSoort.VERPLAATST: ("kalender", "info"),
    VoorvalSoort.GEANNULEERD: ("sluit", "laat"),
    VoorvalSoort.NIET_VERSCHENEN: ("sluit", "laat"),
}


@voor_medewerker
@require_safe
def afspraak(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """Who comes, for what, what happened and what was sent; the look is logged before it is read."""
    gevonden = open_afspraak(request, afspraak_uuid, "afspraak")
    zaak = zaken_voor(request.user).filter(afspraken=gevonden).first()
    return render_werkplek(
        request,
        "werkplek/afspraak.html",
        "agenda",
        afspraak=gevonden,
        regel=Regel(gevonden, stand_of(gevonden), is_overboekt=False),
        zaak=zaak,
        code=show_code(code_for(gevonden.uuid)),
        te_wijzigen=is_te_wijzigen(gevonden),
        form=SleutelForm(),
        tijdlijn=merge_tijdlijn(
            _as_tijdlijn(gevonden),
            bezorging_as_tijdlijn(bezorging_van(gevonden.uuid, voor_medewerker=True)),
        ),
    )


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def afzeggen(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """Ask once, then cancel; who was coming is told."""
    gevonden = open_afspraak(request, afspraak_uuid, "afspraak afzeggen")
    if request.method != "POST" and is_te_wijzigen(gevonden):
        return render_werkplek(
            request,
            "werkplek/afspraak_afzeggen.html",
            "agenda",
            afspraak=gevonden,
            regel=Regel(gevonden, stand_of(gevonden), is_overboekt=False),
        )
    if request.method == "POST":
        try:
            cancel_afspraak(afspraak=gevonden, by=request.user, now=timezone.now())
        except (NietMeerTeWijzigen, Druk) as fout:
            messages.error(request, TE_DRUK if isinstance(fout, Druk) else TE_LAAT)
        else:
            messages.success(request, "De afspraak is afgezegd. De inwoner krijgt bericht.")
    return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)


@voor_medewerker
@require_POST
def opnieuw_sturen(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """The confirmation once more; a page that is sent twice sends one."""
    gevonden = open_afspraak(request, afspraak_uuid, "bevestiging opnieuw sturen")
    form = SleutelForm(request.POST)
    sleutel = str(form.cleaned_data["sleutel"]) if form.is_valid() else ""
    try:
        if not sleutel:
            raise NietMeerTeWijzigen
        send_bevestiging(afspraak=gevonden, sleutel=sleutel, by=request.user, now=timezone.now())
    except NietMeerTeWijzigen:
        messages.error(request, "De bevestiging is niet verstuurd. Kijk hoe de afspraak er nu voor staat.")
    else:
        messages.success(request, "De bevestiging gaat opnieuw naar de inwoner.")
    return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)


@voor_medewerker
@require_POST
def andere_balie(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """To another balie at the same time; the resident notices nothing."""
    gevonden = open_afspraak(request, afspraak_uuid, "afspraak naar een andere balie")
    try:
        verzet = reseat_afspraak(afspraak=gevonden, by=request.user, now=timezone.now())
    except TijdNietVrij:
        messages.error(request, "Op dit moment is er geen andere balie vrij. Zoek een andere tijd.")
    except (NietMeerTeWijzigen, Druk) as fout:
        messages.error(request, TE_DRUK if isinstance(fout, Druk) else TE_LAAT)
    else:
        messages.success(request, f"De afspraak staat nu op {verzet.balie.naam}.")
    if request.POST.get("terug") == "overboekt":
        terug = redirect("werkplek:agenda_overboekt")
        terug["Location"] += f"?locatie={gevonden.locatie.slug}"
        return terug
    return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)


def open_afspraak(request: AccountRequest, afspraak_uuid: UUID, wat: str) -> Afspraak:
    """The afspraak, after a line in the access log of whose it is; 404, and no line, for who may not see it."""
    log_inzage(
        by=request.user,
        betrokkene=get_betrokkene_or_404(request.user, afspraak_uuid),
        wat=f"{wat} {afspraak_uuid}",
        waarom=WAAROM,
        now=timezone.now(),
    )
    return get_afspraak_or_404(request.user, afspraak_uuid)


def is_te_wijzigen(afspraak: Afspraak) -> bool:
    return afspraak.status == AfspraakStatus.BEVESTIGD and afspraak.start > timezone.now()


def _as_tijdlijn(afspraak: Afspraak) -> Iterator[Tijdlijnpunt]:
    """What happened to it and who did it; holding a time for ten minutes is left out."""
    stil = (VoorvalSoort.OPTIE, VoorvalSoort.VERLENGD)
    for voorval in afspraak.voorvallen.select_related("by").exclude(soort__in=stil):
        soort = VoorvalSoort(voorval.soort)
        icoon, toon = ICOON.get(soort, ("afspraak", "rust"))
        naar = f"Van {_say(voorval.van)} naar {_say(voorval.naar)}. " if voorval.van and voorval.naar else ""
        door = f"Door {voorval.by.naam}." if voorval.by else ""
        yield Tijdlijnpunt(
            moment=voorval.at,
            titel=str(soort.label),
            wanneer=format_moment(voorval.at),
            tekst=f"{naar}{door}".strip(),
            icoon=icoon,
            toon=toon,
        )


def _say(moment: datetime) -> str:
    return f"{format_datum(moment, jaar=False)}, {format_tijd(moment)}"
