"""The simulated provider: its endpoints, and what it remembers between them."""

import time
from http import HTTPStatus
from urllib.parse import urlencode

import jwt

from simulatoren.gedeeld.bediening import Bediening
from simulatoren.gedeeld.schakelaars import GEEN
from simulatoren.gedeeld.simulator import Simulator
from simulatoren.gedeeld.web import (
    Antwoord,
    VerbindingVerbroken,
    Verzoek,
    json_answer,
    redirect,
    text_answer,
)

from . import scherm
from .aanvraag import Aanvraag, AanvraagFout, ClientOnbekend, read_aanvraag
from .fouten import HANDTEKENINGFOUTEN, TOKENFOUTEN, make_schakelaars
from .instellingen import Instellingen, is_registered
from .inwoners import is_test_bsn, load_inwoners, pseudonym
from .kluis import Kluis
from .sleutels import ALGORITME, Sleutel
from .tokens import (
    GELDIG,
    Login,
    Toekenning,
    TokenGeweigerd,
    check_client,
    check_toekenning,
    make_claims,
    make_id_token,
)

KOEKJE = "digid_sim"


class DigidSimulator(Simulator):
    def __init__(self, poort: int = 0, instellingen: Instellingen | None = None) -> None:
        super().__init__(poort)
        self.instellingen = instellingen or Instellingen()
        self.schakelaars = make_schakelaars()
        self.inwoners = load_inwoners()
        self._sleutel, self._vreemd = Sleutel(), Sleutel()
        self._aanvragen: Kluis[Aanvraag] = Kluis(900)
        self._codes: Kluis[Toekenning] = Kluis(60)
        self._toegang: Kluis[Login] = Kluis(GELDIG)
        self._logins: Kluis[Login] = Kluis(7200)
        self._add_routes()

    def _add_routes(self) -> None:
        add = self.routes.add
        add("GET", "/", lambda verzoek: scherm.start_page(self.inwoners))
        add("GET", "/.well-known/openid-configuration", self.discovery)
        add("GET", "/jwks", self.jwks)
        add("GET", "/authorize", self.authorize)
        add("POST", "/inloggen", self.login)
        add("POST", "/annuleren", self.cancel)
        add("POST", "/token", self.token)
        add("GET", "/userinfo", self.userinfo)
        add("POST", "/userinfo", self.userinfo)
        add("GET", "/end_session", self.end_session)
        Bediening(
            self.schakelaars,
            simulator="DigiD",
            uitleg=scherm.UITLEG,
            navigatie=scherm.NAVIGATIE,
            leeg=self.clear,
        ).add_to(self.routes)

    def clear(self) -> None:
        for kluis in (self._aanvragen, self._codes, self._toegang, self._logins):
            kluis.clear()

    def discovery(self, verzoek: Verzoek) -> Antwoord:
        return json_answer(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/jwks",
                "end_session_endpoint": f"{self.url}/end_session",
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": [ALGORITME],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
                "scopes_supported": ["openid"],
                "claims_supported": ["sub", "acr", "auth_time", "sid", self.instellingen.bsn_claim],
                "acr_values_supported": list(self.instellingen.niveaus.values()),
                "prompt_values_supported": ["none", "login"],
            }
        )

    def jwks(self, verzoek: Verzoek) -> Antwoord:
        fout = self.schakelaars.take_fout("jwks-kapot", "sleutel-gewisseld")
        if fout == "jwks-kapot":
            return text_answer("kapot", HTTPStatus.INTERNAL_SERVER_ERROR)
        return json_answer({"keys": [(self._sleutel if fout == GEEN else self._vreemd).jwk()]})

    def authorize(self, verzoek: Verzoek) -> Antwoord:
        try:
            aanvraag = read_aanvraag(verzoek.query, self.instellingen)
        except ClientOnbekend as fout:
            return scherm.error_page("Deze website mag hier niet inloggen", str(fout))
        except AanvraagFout as fout:
            return redirect(fout.url)
        if "none" in aanvraag.prompt:
            sid = verzoek.koekje(KOEKJE)
            login = self._logins.get(sid)
            if login is None:
                return redirect(aanvraag.return_url(error="login_required"))
            return self._return_code(aanvraag, login, sid)
        return scherm.choice_page(aanvraag, self._aanvragen.put(aanvraag), self.inwoners)

    def login(self, verzoek: Verzoek) -> Antwoord:
        velden = verzoek.velden()
        sleutel, bsn = velden.get("aanvraag", ""), velden.get("bsn", "").strip()
        aanvraag, niveau = self._aanvragen.get(sleutel), velden.get("niveau", "")
        if aanvraag is None:
            return _expired()
        if not is_test_bsn(bsn) or niveau not in self.instellingen.niveaus:
            return scherm.choice_page(aanvraag, sleutel, self.inwoners, "Vul een test-BSN in dat klopt.")
        self._aanvragen.pop(sleutel)
        login = Login(bsn, niveau, int(time.time()))
        return self._return_code(aanvraag, login, self._logins.put(login))

    def _return_code(self, aanvraag: Aanvraag, login: Login, sid: str) -> Antwoord:
        code = self._codes.put(Toekenning(aanvraag, login, sid))
        koekje = f"{KOEKJE}={sid}; Path=/authorize; HttpOnly; SameSite=Lax"
        return redirect(aanvraag.return_url(code=code), {"Set-Cookie": koekje})

    def cancel(self, verzoek: Verzoek) -> Antwoord:
        aanvraag = self._aanvragen.pop(verzoek.velden().get("aanvraag", ""))
        if aanvraag is None:
            return _expired()
        return redirect(aanvraag.return_url(error="access_denied", error_description="The user cancelled"))

    def token(self, verzoek: Verzoek) -> Antwoord:
        self._disturb_token()
        if self.schakelaars.take_fout("kapot") != GEEN:
            return text_answer("kapot", HTTPStatus.INTERNAL_SERVER_ERROR)
        velden = verzoek.velden()
        try:
            check_client(velden, verzoek.koppen.get("Authorization", ""), self.instellingen)
            if velden.get("grant_type") != "authorization_code":
                raise TokenGeweigerd("unsupported_grant_type")
            toekenning = check_toekenning(velden, self._codes.pop(velden.get("code", "")))
        except TokenGeweigerd as fout:
            is_client = fout.code == "invalid_client"
            return json_answer(
                {"error": fout.code}, HTTPStatus.UNAUTHORIZED if is_client else HTTPStatus.BAD_REQUEST
            )
        return json_answer(self._make_tokens(toekenning))

    def _disturb_token(self) -> None:
        if self.schakelaars.take_fout("traag") != GEEN:
            time.sleep(self.schakelaars.getal("seconden"))
        if self.schakelaars.take_fout("weg") != GEEN:
            raise VerbindingVerbroken

    def _make_tokens(self, toekenning: Toekenning) -> dict[str, object]:
        access_token = self._toegang.put(toekenning.login)
        claims = make_claims(
            toekenning, issuer=self.url, access_token=access_token, instellingen=self.instellingen
        )
        id_token = make_id_token(
            claims,
            fout=self.schakelaars.take_fout(*TOKENFOUTEN, *HANDTEKENINGFOUTEN),
            sleutel=self._sleutel,
            vreemd=self._vreemd,
        )
        return {
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": GELDIG,
            "scope": "openid",
            "id_token": id_token,
        }

    def userinfo(self, verzoek: Verzoek) -> Antwoord:
        soort, _, token = verzoek.koppen.get("Authorization", "").partition(" ")
        login = self._toegang.get(token) if soort.lower() == "bearer" else None
        if login is None:
            koppen = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            return json_answer({"error": "invalid_token"}, HTTPStatus.UNAUTHORIZED, koppen)
        fout = self.schakelaars.take_fout("userinfo-kapot", "userinfo-ander", "bsn-weg", "bsn-fout")
        if fout == "userinfo-kapot":
            return text_answer("kapot", HTTPStatus.INTERNAL_SERVER_ERROR)
        gegevens = {"sub": pseudonym(login.bsn), self.instellingen.bsn_claim: login.bsn}
        if fout == "userinfo-ander":
            gegevens["sub"] = pseudonym("iemand anders")
        if fout == "bsn-weg":
            del gegevens[self.instellingen.bsn_claim]
        if fout == "bsn-fout":
            gegevens[self.instellingen.bsn_claim] = "999990018"
        return json_answer(gegevens)

    def end_session(self, verzoek: Verzoek) -> Antwoord:
        """End the login named by the hint; back to a registered address only."""
        try:
            claims = self._sleutel.read(verzoek.query.get("id_token_hint", ""))
        except jwt.PyJWTError:
            return scherm.error_page("Uitloggen lukt niet", "Deze uitlogvraag hoort niet bij een login.")
        self._logins.pop(str(claims.get("sid", "")))
        terug = verzoek.query.get("post_logout_redirect_uri", "")
        if not terug:
            return scherm.logged_out_page()
        if not is_registered(terug, self.instellingen.uitlog_terugkeer):
            return scherm.error_page(
                "Uitloggen", "U bent uitgelogd, maar het adres om naar terug te keren is onbekend."
            )
        state = verzoek.query.get("state", "")
        return redirect(f"{terug}?{urlencode({'state': state})}" if state else terug)


def _expired() -> Antwoord:
    return scherm.error_page("Deze inlogpoging is verlopen", "U hebt te lang gewacht of al gekozen.")
