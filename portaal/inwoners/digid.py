"""DigiD login: residents only, matched on the keyed hash of their BSN."""

import json
import logging
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from portaal.toegang.enums import AccountSoort
from portaal.toegang.id_token import Claims
from portaal.toegang.models import Account
from portaal.toegang.oidc import (
    Inlog,
    InlogGeweigerd,
    StrengeAuthView,
    StrengeCallbackView,
    StrengeOIDCBackend,
)
from portaal.toegang.terugkeer import with_next

from .clients.brp import BrpStoring
from .models import Inwoner
from .niveaus import LOA, broker_name, minimum_niveau, niveau_of, read_niveau
from .operations import add_inwoner, login_inwoner
from .queries import find_by_bsn, inwoner_van

logger = logging.getLogger(__name__)
ID_TOKEN = "digid_id_token"  # noqa: S105  the name of a key
# Recognised, but not let in.
STATUS = {"onbekend": 403, "niveau": 403, "niet-actief": 403, "bron": 503}


class DigiD:
    """Which setting describes the provider, and where it sends back to."""

    instelling = "DIGID"
    terugkeer = "inwoners:digid_callback"


class DigiDBackend(DigiD, StrengeOIDCBackend):
    def get_user(self, user_id: int) -> Account | None:
        """An active resident; staff never live in a resident's session."""
        return Account.objects.filter(pk=user_id, is_active=True, soort=AccountSoort.INWONER).first()

    def find_account(self, claims: Claims) -> Account:
        """The account of the person with this BSN; who we do not know yet, is looked up in the BRP."""
        niveau = niveau_of(claims.get("acr"))
        if niveau is None or niveau.rang < minimum_niveau().rang:
            raise InlogGeweigerd("niveau")
        try:
            inwoner = find_or_add(str(claims.get(self.gegevens()["claim_bsn"], "")))
        except ValueError as fout:
            raise InlogGeweigerd("bsn") from fout
        if inwoner.is_overleden:
            raise InlogGeweigerd("niet-actief")
        return login_inwoner(inwoner=inwoner, now=timezone.now())


def find_or_add(bsn: str) -> Inwoner:
    """The person with this BSN. Somebody whom neither we nor the BRP know is not made up.

    Raises InlogGeweigerd, and ValueError when the BSN does not pass the elfproef.
    """
    try:
        inwoner = find_by_bsn(bsn) or add_inwoner(bsn=bsn, by=None, now=timezone.now())
    except BrpStoring as storing:
        raise InlogGeweigerd("bron") from storing
    if inwoner is None:
        raise InlogGeweigerd("onbekend")
    return inwoner


class DigiDStart(DigiD, StrengeAuthView):
    def get_extra_params(self, request: HttpRequest) -> dict[str, str]:
        """Ask for the level that is needed, and for a fresh login: the computer may be shared."""
        gevraagd = read_niveau(request.GET.get("niveau", "")) or minimum_niveau()
        niveau = max(minimum_niveau(), gevraagd, key=lambda niveau: niveau.rang)
        return {"acr_values": broker_name(niveau), "prompt": "login"}


class DigiDCallback(DigiD, StrengeCallbackView):
    backend = DigiDBackend

    def logged_in(self, request: HttpRequest, inlog: Inlog) -> None:
        """Keep the level, and the token to log out with: that one travels in a URL, so never with a BSN in it."""
        niveau = niveau_of(inlog.claims["acr"])
        request.session[LOA] = niveau.value if niveau else ""
        if inwoner_van(inlog.account).bsn_enc.lstrip("0") in json.dumps(inlog.claims):
            logger.warning("id token not kept for logout: it holds the BSN")
        else:
            request.session[ID_TOKEN] = inlog.id_token

    def failed(self, request: HttpRequest, reden: str, *, status: int) -> HttpResponse:
        if reden == "geannuleerd":
            return HttpResponseRedirect(reverse("inwoners:geannuleerd"))
        context = {"reden": reden, "inlog_url": with_next(reverse("inwoners:inloggen"), self.next)}
        return render(request, "inwoners/inloggen_mislukt.html", context, status=STATUS.get(reden, status))


def logout_url(request: HttpRequest, id_token: str) -> str:
    """Where the provider ends its own session and sends back to our page."""
    terug = request.build_absolute_uri(reverse("inwoners:uitgelogd"))
    vraag = {"post_logout_redirect_uri": terug, "client_id": settings.DIGID["client_id"]}
    if id_token:
        vraag["id_token_hint"] = id_token
    return f"{settings.DIGID['logout']}?{urlencode(vraag)}"
