"""The receipt: it stays, and shows the same however often it is opened."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from portaal.kern.ui.notatie import format_datum, format_tijd

from ..decorators import voor_aanvrager
from ..invulling import Invulling
from ..models import Aanvraag
from ..notices import explain_vervolg, find_emailadres
from .laden import layout_for, load_aanvraag
from .rijen import answer_blokken


@voor_aanvrager
@require_safe
def ontvangst(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Reference, what happens next and when, and a copy of what was sent (Awb 4:3a)."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    if aanvraag.ingediend_op is None:
        return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ingediend_op))
    context = {
        "aanvraag": aanvraag,
        "formulier": aanvraag.formulier,
        "bericht": _describe_bericht(aanvraag),
        "vervolg": _describe_vervolg(aanvraag),
        "blokken": answer_blokken(invulling, wijzigbaar=False),
        "mijn_url": settings.LOGIN_REDIRECT_URL,
        "layout": layout_for(request),
    }
    return render(request, "formulieren/ontvangst.html", context)


def _describe_bericht(aanvraag: Aanvraag) -> str:
    """Where the receipt went."""
    wie = "De inwoner krijgt" if aanvraag.is_namens_inwoner else "U krijgt"
    bericht = f"een bericht in Mijn {settings.GEMEENTE['korte_naam']}"
    emailadres = find_emailadres(aanvraag)
    return f"{wie} een e-mail op {emailadres} en {bericht}." if emailadres else f"{wie} {bericht}."


def _describe_vervolg(aanvraag: Aanvraag) -> list[dict[str, str]]:
    """Received, being handled, heard from; the dates come from the norm or the law."""
    dag, tijd = format_datum(aanvraag.ontvangen_op, weekdag=True), format_tijd(aanvraag.ontvangen_op)
    return [
        {
            "titel": "Wij hebben uw formulier ontvangen",
            "tekst": f"{dag.capitalize()}, {tijd}",
            "stand": "klaar",
        },
        {
            "titel": "Wij gaan ermee aan de slag",
            "tekst": f"{explain_vervolg(aanvraag)} Missen wij iets? Dan bellen of mailen wij u.",
            "stand": "nu",
        },
        {
            "titel": "U hoort van ons",
            "tekst": f"U krijgt een bericht in Mijn {settings.GEMEENTE['korte_naam']} als het klaar is.",
            "stand": "straks",
        },
    ]
