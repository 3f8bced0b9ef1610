"""Staff login: name, password and code together, and nothing told about which was wrong."""

from datetime import UTC, datetime

import pytest
from axes.models import AccessAttempt, AccessLog
from django.test import Client
from django.utils import timezone

from portaal.toegang.models import Account
from portaal.toegang.tweede_factor import code_at
from portaal.toegang.views import NIET_GELUKT
from tests.factories.toegang import WACHTWOORD

URL = "/werkplek/inloggen/"


@pytest.fixture
def invoer(inlogger: Account) -> dict[str, str]:
    return {
        "gebruikersnaam": inlogger.username,
        "wachtwoord": WACHTWOORD,
        "code": code_at(inlogger.totp_geheim, timezone.now()),
    }


def test_right_answers_open_the_werkplek(client: Client, inlogger: Account, invoer: dict[str, str]) -> None:
    response = client.post(URL, invoer)

    assert (response.status_code, response.url) == (302, "/werkplek/")
    assert response.wsgi_request.user == inlogger
    assert client.get("/sessie/stand/").json()["resterend"] > 3500


def test_code_may_be_typed_with_a_space(client: Client, invoer: dict[str, str]) -> None:
    code = invoer["code"]

    assert client.post(URL, {**invoer, "code": f"{code[:3]} {code[3:]}"}).status_code == 302


@pytest.mark.parametrize(
    "fout", [{"gebruikersnaam": "niemand"}, {"wachtwoord": "iets-heel-anders"}, {"code": "000000"}], ids=str
)
def test_wrong_answer_does_not_tell_which(
    client: Client, invoer: dict[str, str], fout: dict[str, str]
) -> None:
    response = client.post(URL, {**invoer, **fout})

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [NIET_GELUKT]
    assert not response.wsgi_request.user.is_authenticated


def test_wrong_password_does_not_use_up_the_code(client: Client, invoer: dict[str, str]) -> None:
    client.post(URL, {**invoer, "wachtwoord": "iets-heel-anders"})

    assert client.post(URL, invoer).status_code == 302


def test_code_cannot_be_replayed(client: Client, invoer: dict[str, str]) -> None:
    assert client.post(URL, invoer).status_code == 302
    assert Client().post(URL, invoer).status_code == 200


@pytest.mark.parametrize("wie", ["zonder-factor", "niet-actief"])
def test_account_that_may_not_log_in(
    client: Client, inlogger: Account, invoer: dict[str, str], wie: str
) -> None:
    velden = {"totp_geheim": None} if wie == "zonder-factor" else {"is_active": False}
    Account.objects.filter(pk=inlogger.pk).update(**velden)

    assert client.post(URL, invoer).status_code == 200


def test_resident_has_no_way_in_here(client: Client, eigenaar: Account, invoer: dict[str, str]) -> None:
    response = client.post(URL, {**invoer, "gebruikersnaam": eigenaar.username})

    assert not response.wsgi_request.user.is_authenticated


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"code": "12345"}, "De code bestaat uit 6 cijfers."),
        ({"code": "٠١٢٣٤٥"}, "De code bestaat uit 6 cijfers."),
        ({"code": ""}, "Vul de code uit de app in."),
        ({"wachtwoord": ""}, "Vul uw wachtwoord in."),
        ({"gebruikersnaam": ""}, "Vul uw gebruikersnaam in."),
    ],
    ids=str,
)
def test_shape_is_checked_before_anything_else(
    client: Client, invoer: dict[str, str], velden: dict[str, str], fout: str
) -> None:
    response = client.post(URL, {**invoer, **velden})

    assert fout in response.text
    assert response.text.startswith("<!doctype html>")
    assert "<title>Fout: " in response.text
    assert not AccessAttempt.objects.exists()


def test_form_tells_browsers_what_its_fields_are(client: Client, db: None) -> None:
    pagina = client.get(URL).text

    for soort in ("username", "current-password", "one-time-code"):
        assert f'autocomplete="{soort}"' in pagina


def test_password_is_not_sent_back(client: Client, invoer: dict[str, str]) -> None:
    assert WACHTWOORD not in client.post(URL, {**invoer, "code": "000000"}).text


@pytest.mark.parametrize(
    ("doel", "waarheen"),
    [
        ("/werkplek/zaken/?q=1", "/werkplek/zaken/?q=1"),
        ("https://elders.example/", "/werkplek/"),
        ("//elders.example/", "/werkplek/"),
        ("/\\elders.example/", "/werkplek/"),
        ("http:///elders.example/", "/werkplek/"),
        ("javascript:alert(1)", "/werkplek/"),
        ("", "/werkplek/"),
    ],
)
def test_next_stays_on_this_host(client: Client, invoer: dict[str, str], doel: str, waarheen: str) -> None:
    assert client.post(URL, {**invoer, "next": doel}).url == waarheen


def test_session_gets_a_new_id(client: Client, eigenaar: Account, client_voor, invoer) -> None:
    client.get(URL)
    for bezoeker in (client, client_voor(eigenaar)):
        bezoeker.session.save()
        voor = bezoeker.session.session_key
        bezoeker.post(URL, {**invoer, "code": "000000"})
        assert bezoeker.session.session_key == voor

    client.post(URL, invoer)
    assert client.session.session_key != voor


def test_nothing_of_a_resident_stays_in_the_session_of_staff(
    eigenaar: Account, client_voor, invoer: dict[str, str]
) -> None:
    client = client_voor(eigenaar)
    sessie = client.session
    sessie["van_de_inwoner"] = "x"
    sessie.save()

    client.post(URL, invoer)

    assert "van_de_inwoner" not in client.session


def test_who_is_logged_in_goes_on(medewerker: Account, client_voor) -> None:
    assert client_voor(medewerker).get(f"{URL}?next=/werkplek/zaken/").url == "/werkplek/zaken/"


def test_form_needs_a_csrf_token(invoer: dict[str, str]) -> None:
    assert Client(enforce_csrf_checks=True).post(URL, invoer).status_code == 403


class TestLockout:
    @pytest.fixture(autouse=True)
    def klok_van_axes(self, klok, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("axes.handlers.proxy.now", klok.now)

    def fail(self, client: Client, invoer: dict[str, str], keer: int) -> list[int]:
        return [client.post(URL, {**invoer, "code": "000000"}).status_code for _ in range(keer)]

    def test_five_wrong_answers_close_the_door(self, client: Client, invoer: dict[str, str]) -> None:
        assert self.fail(client, invoer, 5) == [200, 200, 200, 200, 429]
        assert client.post(URL, invoer).status_code == 429

    def test_page_says_when_to_try_again(self, client: Client, inlogger: Account, invoer, klok) -> None:
        klok.verschil += datetime(2026, 12, 1, 8, 51, tzinfo=UTC) - klok.now()
        self.fail(client, invoer, 5)
        klok.vooruit(minutes=10)

        response = client.post(URL, {**invoer, "code": code_at(inlogger.totp_geheim, klok.now())})

        assert response.status_code == 429
        assert "opnieuw proberen om 10.06\N{NO-BREAK SPACE}uur" in response.text

    def test_door_opens_after_a_quarter(self, client: Client, inlogger: Account, invoer, klok) -> None:
        self.fail(client, invoer, 7)
        klok.vooruit(minutes=15, seconds=1)

        assert (
            client.post(URL, {**invoer, "code": code_at(inlogger.totp_geheim, klok.now())}).status_code == 302
        )

    def test_right_answer_clears_what_went_wrong(self, client: Client, invoer: dict[str, str]) -> None:
        self.fail(client, invoer, 4)
        client.post(URL, invoer)

        assert self.fail(client, invoer, 4) == [200] * 4

    def test_another_name_is_not_closed(self, client: Client, invoer: dict[str, str]) -> None:
        self.fail(client, {**invoer, "gebruikersnaam": "iemand.anders"}, 6)

        assert client.post(URL, invoer).status_code == 302

    def test_what_is_kept_of_a_failure_holds_no_secret(self, client: Client, invoer: dict[str, str]) -> None:
        self.fail(client, invoer, 2)

        bewaard = str(AccessAttempt.objects.values().get())
        assert WACHTWOORD not in bewaard
        assert "000000" not in bewaard
        assert not AccessLog.objects.exists()
