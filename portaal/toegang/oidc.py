"""Login with an OpenID Connect provider, stricter than mozilla-django-oidc is by itself.

A provider is a setting (a dict, see settings.DIGID) plus three subclasses: of the backend and of both views.
"""

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import View
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import import_from_settings
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from .clients.oidc import (
    AanbiederOnbereikbaar,
    AanbiederWeigert,
    fetch_tokens,
    fetch_userinfo,
    sleutelbos,
)
from .id_token import ALGORITME, Claims, TokenOngeldig, check_id_token, read_kid
from .models import Account
from .sessie import begin_sessie
from .terugkeer import safe_next

logger = logging.getLogger(__name__)
# Where the library keeps state, nonce and PKCE verifier of logins under way, one entry per tab.
POGINGEN = "oidc_states"


class InlogGeweigerd(Exception):
    """This login does not go on; `reden` is a code for the log and for the page."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Inlog:
    """A login that was accepted: whose, and what the provider said."""

    account: Account
    id_token: str
    claims: Claims


class Aanbieder:
    """Reads the library's settings from the provider's own setting."""

    instelling: str
    terugkeer: str

    @classmethod
    def gegevens(cls) -> dict[str, Any]:
        return getattr(settings, cls.instelling)

    @classmethod
    def get_settings(cls, attr: str, *standaard: Any) -> Any:
        gegevens = cls.gegevens()
        waarden = {
            "OIDC_OP_AUTHORIZATION_ENDPOINT": gegevens["authorize"],
            "OIDC_OP_TOKEN_ENDPOINT": gegevens["token"],
            "OIDC_OP_USER_ENDPOINT": gegevens["userinfo"],
            "OIDC_OP_JWKS_ENDPOINT": gegevens["jwks"],
            "OIDC_RP_CLIENT_ID": gegevens["client_id"],
            "OIDC_RP_CLIENT_SECRET": gegevens["client_secret"],
            "OIDC_RP_SIGN_ALGO": ALGORITME,
            "OIDC_RP_SCOPES": "openid",
            "OIDC_USE_PKCE": True,
            "OIDC_USE_NONCE": True,
            "OIDC_AUTHENTICATION_CALLBACK_URL": cls.terugkeer,
        }
        return waarden[attr] if attr in waarden else import_from_settings(attr, *standaard)


class StrengeOIDCBackend(Aanbieder, OIDCAuthenticationBackend):
    """Trades a code for an account, or raises: never None, never an account matched on e-mail."""

    inlog: Inlog

    def get_token(self, payload: dict[str, str]) -> dict[str, Any]:
        return fetch_tokens(self.OIDC_OP_TOKEN_ENDPOINT, payload)

    def verify_token(self, token: str, **kwargs: Any) -> Claims:
        kid = read_kid(token)
        jwk = sleutelbos.find(self.OIDC_OP_JWKS_ENDPOINT, kid)
        if jwk is None:
            raise TokenOngeldig("onbekende sleutel")
        return check_id_token(
            token,
            jwk,
            client_id=self.OIDC_RP_CLIENT_ID,
            issuer=self.gegevens()["issuer"],
            nonce=kwargs["nonce"],
        )

    def get_userinfo(self, access_token: str, id_token: str, payload: Claims) -> Claims:
        """What the provider says about this person; the signed claims win."""
        userinfo = fetch_userinfo(self.OIDC_OP_USER_ENDPOINT, access_token)
        if userinfo.get("sub") != payload["sub"]:
            raise InlogGeweigerd("ander-sub")
        return {**userinfo, **payload}

    def store_tokens(self, access_token: str, id_token: str) -> None:
        """Nothing is stored before it is certain who this is."""

    def get_or_create_user(self, access_token: str, id_token: str, payload: Claims) -> Account:
        claims = self.get_userinfo(access_token, id_token, payload)
        account = self.find_account(claims)
        if not account.is_active:
            raise InlogGeweigerd("niet-actief")
        self.inlog = Inlog(account, id_token, payload)
        return account

    def find_account(self, claims: Claims) -> Account:
        """The account these claims are about. Raises InlogGeweigerd."""
        raise NotImplementedError


class StrengeAuthView(Aanbieder, OIDCAuthenticationRequestView):
    """Sends to the provider. Each tab keeps its own page to return to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        antwoord = super().get(request)
        state = next(reversed(request.session[POGINGEN]))
        request.session[POGINGEN][state]["next"] = safe_next(request, settings.LOGIN_REDIRECT_URL)
        request.session.modified = True
        return antwoord


class StrengeCallbackView(Aanbieder, View):
    """Where the provider sends back to. Whatever goes wrong becomes a page of the portal."""

    http_method_names = ["get"]
    backend: type[StrengeOIDCBackend]
    next = settings.LOGIN_REDIRECT_URL

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            inlog = self._exchange(request, self._take_poging(request))
        except AanbiederOnbereikbaar as fout:
            logger.error("provider not reachable", extra={"aanbieder": self.instelling, "reden": str(fout)})
            return self.failed(request, "onbereikbaar", status=503)
        except (AanbiederWeigert, TokenOngeldig) as fout:
            logger.error("token refused", extra={"aanbieder": self.instelling, "reden": str(fout)})
            return self.failed(request, "token", status=400)
        except InlogGeweigerd as fout:
            logger.warning("login refused", extra={"aanbieder": self.instelling, "reden": fout.reden})
            return self.failed(request, fout.reden, status=400)
        begin_sessie(request, inlog.account, self.backend)
        self.logged_in(request, inlog)
        return HttpResponseRedirect(self.next)

    def _take_poging(self, request: HttpRequest) -> dict[str, Any]:
        """The login this answer belongs to; each counts once. Raises InlogGeweigerd."""
        pogingen = request.session.get(POGINGEN, {})
        poging = pogingen.pop(request.GET.get("state", ""), None)
        if poging is None:
            raise InlogGeweigerd("geen-poging")
        self.next = poging["next"]
        request.session.save()
        fout = request.GET.get("error")
        if fout in {"server_error", "temporarily_unavailable"}:
            raise AanbiederOnbereikbaar(fout)
        if fout or not request.GET.get("code"):
            raise InlogGeweigerd("geannuleerd" if fout == "access_denied" else "geweigerd")
        return poging

    def _exchange(self, request: HttpRequest, poging: dict[str, Any]) -> Inlog:
        backend = self.backend()
        try:
            backend.authenticate(request, nonce=poging["nonce"], code_verifier=poging["code_verifier"])
        except SuspiciousOperation as fout:
            raise InlogGeweigerd("verdacht") from fout
        # The exchange took a while: another tab may have changed the session meanwhile.
        request.session = request.session.__class__(request.session.session_key)
        return backend.inlog

    def logged_in(self, request: HttpRequest, inlog: Inlog) -> None:
        """What the provider's app keeps in the session that has just begun."""

    def failed(self, request: HttpRequest, reden: str, *, status: int) -> HttpResponse:
        """The page that says why, in words for residents."""
        raise NotImplementedError
