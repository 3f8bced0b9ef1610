"""The paper form or letter itself, beside what staff typed over from it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.kern.bestanden import ALLE, BestandGeweigerd, accept_of, check_uploads, name_melding

from ..decorators import voor_aanvrager
from ..models import Aanvraag
from ..operations import AanvraagIsIngediend, add_bijlage, remove_bijlage
from ..vrager import account_of
from .laden import load_aanvraag

GEEN_VELD = ""
VERWIJDER = "bestand"


@voor_aanvrager
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Staff add or remove scans; they go to the zaak together with the answers."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    if not aanvraag.is_namens_inwoner:
        raise Http404
    if request.method == "POST":
        try:
            _remove(request, aanvraag)
            for melding in _add(request, aanvraag):
                messages.error(request, melding)
        except AanvraagIsIngediend:
            return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
        return redirect("formulieren:scan", aanvraag_uuid=aanvraag.uuid)
    if not aanvraag.is_concept:
        return redirect("formulieren:ontvangst", aanvraag_uuid=aanvraag.uuid)
    context = {
        "aanvraag": aanvraag,
        "formulier": aanvraag.formulier,
        "bijlagen": aanvraag.bijlagen.filter(veld=GEEN_VELD),
        "accept": accept_of(ALLE),
    }
    return render(request, "formulieren/scan.html", context)


def _add(request: HttpRequest, aanvraag: Aanvraag) -> list[str]:
    """What is wrong with the files that are refused; the others are kept."""
    goed, meldingen = check_uploads(request.FILES.getlist("scan"))
    for bestand in goed:
        try:
            add_bijlage(
                aanvraag=aanvraag,
                veld=GEEN_VELD,
                bestand=bestand,
                by=account_of(request),
                now=timezone.now(),
            )
        except BestandGeweigerd as fout:
            meldingen.append(name_melding(bestand.bestandsnaam, fout))
    return meldingen


def _remove(request: HttpRequest, aanvraag: Aanvraag) -> None:
    """The scan whose button was pressed, if it is one of this aanvraag."""
    _, _, gevraagd = request.POST.get(VERWIJDER, "").partition(":")
    for bijlage in aanvraag.bijlagen.filter(veld=GEEN_VELD):
        if str(bijlage.uuid) == gevraagd:
            remove_bijlage(
                aanvraag=aanvraag, bijlage_uuid=bijlage.uuid, by=account_of(request), now=timezone.now()
            )
