"""The simulated DigiD keeps to OpenID Connect and refuses what a broker refuses."""

from collections.abc import Iterator

import pytest
import requests

from simulatoren.digid.app import DigidSimulator
from simulatoren.digid.instellingen import Instellingen, is_registered, load_instellingen

from .oidc_client import TERUG, Client, Velden, read_answer


@pytest.fixture
def client(digid: DigidSimulator) -> Iterator[Client]:
    client = Client(digid)
    with client.sessie:
        yield client


def test_discovery_names_endpoints_that_answer(digid: DigidSimulator) -> None:
    kaart = requests.get(f"{digid.url}/.well-known/openid-configuration", timeout=5).json()
    assert kaart["issuer"] == digid.url
    assert kaart["code_challenge_methods_supported"] == ["S256"]
    for naam in (
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
        "end_session_endpoint",
    ):
        assert requests.get(kaart[naam], timeout=5).status_code != 404, naam


def test_jwks_holds_one_public_key_with_kid(digid: DigidSimulator) -> None:
    (sleutel,) = requests.get(f"{digid.url}/jwks", timeout=5).json()["keys"]
    assert (sleutel["kty"], sleutel["alg"], sleutel["use"]) == ("RSA", "RS256", "sig")
    assert sleutel["kid"]
    assert not {"d", "p", "q"} & set(sleutel)


def test_login_gives_claims_of_the_chosen_resident_and_level(client: Client) -> None:
    antwoord = client.log_in(bsn="999990032", niveau="hoog")
    claims = client.check(antwoord["id_token"])
    gegevens = client.userinfo(antwoord["access_token"]).json()
    assert claims["acr"] == "hoog"
    assert claims["exp"] - claims["iat"] == 300
    assert claims["auth_time"] <= claims["iat"]
    assert gegevens == {"sub": claims["sub"], "bsn": "999990032"}


def test_id_token_and_sub_never_hold_the_bsn(client: Client) -> None:
    claims = client.check(client.log_in(bsn="999990019")["id_token"])
    assert "999990019" not in str(claims)


def test_sub_is_stable_per_resident_and_over_restarts(client: Client) -> None:
    eerste, tweede = (client.check(client.log_in()["id_token"])["sub"] for _ in range(2))
    ander = client.check(client.log_in(bsn="999990020")["id_token"])["sub"]
    with DigidSimulator() as opnieuw, (later := Client(opnieuw)).sessie:
        na_herstart = later.check(later.log_in()["id_token"])["sub"]
    assert eerste == tweede == na_herstart != ander


def test_requested_level_is_selected_and_all_can_be_chosen(client: Client) -> None:
    pagina = client.authorize(acr_values="onbekend substantieel").text
    assert 'value="substantieel" checked' in pagina
    assert all(f'name="niveau" value="{naam}"' in pagina for naam in client.digid.instellingen.niveaus)


def test_names_of_levels_and_bsn_claim_are_settings() -> None:
    instellingen = load_instellingen({"DIGID_NIVEAUS": "a,b,c,d", "DIGID_CLAIM_BSN": "urn:bsn"})
    with DigidSimulator(instellingen=instellingen) as digid, (client := Client(digid)).sessie:
        antwoord = client.log_in(niveau="hoog")
        assert client.check(antwoord["id_token"])["acr"] == "d"
        assert client.userinfo(antwoord["access_token"]).json()["urn:bsn"] == "999990019"


def test_cancel_returns_access_denied_with_state(client: Client) -> None:
    velden = Velden(client.authorize().text).waarden
    terug = client.sessie.post(f"{client.digid.url}/annuleren", data=velden, allow_redirects=False, timeout=5)
    antwoord = read_answer(terug)
    assert (antwoord["error"], antwoord["state"]) == ("access_denied", "toestand")


def test_form_may_lead_back_to_the_client_only(client: Client) -> None:
    beleid = client.authorize().headers["Content-Security-Policy"]
    assert "form-action 'self' http://127.0.0.1:8000;" in beleid


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "kort"}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"prompt": "none login"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_wrong_request_is_told_to_the_client(client: Client, anders: dict[str, str], fout: str) -> None:
    antwoord = read_answer(client.authorize(**anders))
    assert (antwoord["error"], antwoord["state"]) == (fout, "toestand")


@pytest.mark.parametrize(
    "anders",
    [
        {"client_id": "ander"},
        {"redirect_uri": "https://ander.example/inloggen/digid/terug/"},
        {"redirect_uri": f"{TERUG}verder/"},
        {"redirect_uri": "http://iemand@127.0.0.1:8000/inloggen/digid/terug/"},
        {"redirect_uri": ""},
    ],
)
def test_unknown_client_or_address_is_never_redirected(client: Client, anders: dict[str, str]) -> None:
    antwoord = client.authorize(**anders)
    assert antwoord.status_code == 400
    assert "Location" not in antwoord.headers


def test_only_loopback_addresses_may_vary_their_port() -> None:
    geregistreerd = ("http://127.0.0.1/terug/", "https://portaal.example/terug/")
    assert is_registered("http://127.0.0.1:4711/terug/", geregistreerd)
    assert is_registered("https://portaal.example/terug/", geregistreerd)
    assert not is_registered("https://portaal.example:8443/terug/", geregistreerd)
    assert not is_registered("http://127.0.0.1:geen/terug/", geregistreerd)


def test_code_works_once(client: Client) -> None:
    code = read_answer(client.choose(client.authorize()))["code"]
    assert client.exchange(code).status_code == 200
    tweede = client.exchange(code)
    assert (tweede.status_code, tweede.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("anders", "status", "fout"),
    [
        ({"client_secret": "fout"}, 401, "invalid_client"),
        ({"client_id": "ander"}, 401, "invalid_client"),
        ({"redirect_uri": "http://127.0.0.1:8000/elders/"}, 400, "invalid_grant"),
        ({"code_verifier": "x" * 43}, 400, "invalid_grant"),
        ({"code_verifier": ""}, 400, "invalid_grant"),
        ({"code": "verzonnen"}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_token_endpoint_refuses(client: Client, anders: dict[str, str], status: int, fout: str) -> None:
    code = read_answer(client.choose(client.authorize()))["code"]
    antwoord = client.exchange(**{"code": code, **anders})
    assert (antwoord.status_code, antwoord.json()["error"]) == (status, fout)


def test_client_may_authenticate_with_basic(client: Client) -> None:
    code = read_answer(client.choose(client.authorize()))["code"]
    instellingen = client.digid.instellingen
    client.sessie.auth = (instellingen.client_id, instellingen.client_geheim)
    assert client.exchange(code, client_id="", client_secret="").status_code == 200


@pytest.mark.parametrize("bsn", ["999990018", "123456782", "99999001", "iets", ""])
def test_only_test_bsn_can_log_in(client: Client, bsn: str) -> None:
    antwoord = client.choose(client.authorize(), bsn=bsn)
    assert antwoord.status_code == 200
    assert "Vul een test-BSN in dat klopt." in antwoord.text


def test_resident_outside_the_list_can_log_in(client: Client) -> None:
    antwoord = client.log_in(bsn="999990238")
    assert client.userinfo(antwoord["access_token"]).json()["bsn"] == "999990238"


def test_login_page_works_once(client: Client) -> None:
    pagina = client.authorize()
    assert client.choose(pagina).status_code == 303
    tweede = client.choose(pagina)
    assert (tweede.status_code, "verlopen" in tweede.text) == (400, True)


def test_userinfo_needs_a_known_token(client: Client) -> None:
    antwoord = client.userinfo("verzonnen")
    assert antwoord.status_code == 401
    assert "invalid_token" in antwoord.headers["WWW-Authenticate"]


def test_prompt_none_after_login_gives_a_code_for_the_same_login(client: Client) -> None:
    eerste = client.check(client.log_in()["id_token"])
    code = read_answer(client.authorize(prompt="none"))["code"]
    tweede = client.check(client.exchange(code).json()["id_token"])
    assert (tweede["sub"], tweede["sid"], tweede["auth_time"]) == (
        eerste["sub"],
        eerste["sid"],
        eerste["auth_time"],
    )


def end_session(client: Client, **vraag: str) -> requests.Response:
    return client.sessie.get(
        f"{client.digid.url}/end_session", params=vraag, allow_redirects=False, timeout=5
    )


def test_logout_ends_the_login_at_the_provider_and_returns(client: Client) -> None:
    id_token = client.log_in()["id_token"]
    terug = end_session(
        client, id_token_hint=id_token, post_logout_redirect_uri="http://127.0.0.1:8000/uitgelogd/", state="s"
    )
    assert terug.headers["Location"] == "http://127.0.0.1:8000/uitgelogd/?state=s"
    assert read_answer(client.authorize(prompt="none"))["error"] == "login_required"


def test_logout_goes_to_registered_addresses_only(client: Client) -> None:
    id_token = client.log_in()["id_token"]
    antwoord = end_session(client, id_token_hint=id_token, post_logout_redirect_uri="https://ander.example/")
    assert (antwoord.status_code, "Location" in antwoord.headers) == (400, False)


def test_logout_without_a_right_hint_ends_nothing(client: Client) -> None:
    client.log_in()
    assert end_session(client, id_token_hint="verzonnen").status_code == 400
    assert "code" in read_answer(client.authorize(prompt="none"))


def test_defaults_fit_the_demo() -> None:
    assert load_instellingen({}) == Instellingen()
