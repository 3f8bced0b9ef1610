"""Logging in on a draft that was begun without: the same draft goes on, with what we know filled in."""

from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.toegang.models import Account

from ..decorators import voor_aanvrager
from ..enums import LoginEis
from ..models import Aanvraag
from ..omwegen import claim_url, has_niveau_for, login_url
from ..operations import AanvraagIsIngediend, AanvraagVanAnder, claim_aanvraag
from ..vrager import account_of, houder_of
from .laden import load_aanvraag


@voor_aanvrager
@require_http_methods(["GET", "HEAD", "POST"])
def overnemen(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Log in first; then one press ties the draft to who logged in, for the computer may be shared."""
    aanvraag = load_aanvraag(request, aanvraag_uuid, mag_omweg=False)
    if not aanvraag.is_concept or aanvraag.aanvrager_id is not None:
        return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    if aanvraag.formulier.login == LoginEis.GEEN:
        raise Http404
    account = account_of(request)
    if account is None or not has_niveau_for(request, aanvraag.formulier):
        return redirect(login_url(aanvraag.formulier, claim_url(aanvraag)))
    inwoner = get_object_or_404(Inwoner, uuid=account.inwoner_uuid)
    if request.method == "POST":
        return _claim(request, aanvraag, inwoner, account)
    context = {"aanvraag": aanvraag, "formulier": aanvraag.formulier, "inwoner": inwoner}
    return render(request, "formulieren/overnemen.html", context)


def _claim(request: HttpRequest, aanvraag: Aanvraag, inwoner: Inwoner, account: Account) -> HttpResponse:
    # Another tab may have been first: where the draft stands then decides what comes next.
    with suppress(AanvraagIsIngediend, AanvraagVanAnder):
        claim_aanvraag(
            aanvraag=aanvraag,
            houder=houder_of(request),
            inwoner=inwoner,
            loa=request.session.get(LOA, ""),
            by=account,
            now=timezone.now(),
        )
    return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
