"""Wagtail's admin: for staff with the right, by our login, and about staff only."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portaal.toegang.models import Account
from tests.factories.toegang import MedewerkerFactory


@pytest.fixture
def redacteur(editors: Group) -> Account:
    account = MedewerkerFactory(username="redactie")
    account.groups.add(editors)
    return account


@pytest.fixture
def beheerder(db: None) -> Account:
    return MedewerkerFactory(username="beheer", is_superuser=True)


def test_home_opens_for_editors(redacteur: Account, client_voor) -> None:
    assert client_voor(redacteur).get("/beheer/").status_code == 200


@pytest.mark.parametrize("wie", ["", "eigenaar", "medewerker"])
def test_others_are_sent_to_our_login(
    wie: str, request: pytest.FixtureRequest, client_voor, client: Client, db: None
) -> None:
    bezoeker = client_voor(request.getfixturevalue(wie)) if wie else client

    for url in ("/beheer/", "/beheer/users/", "/beheer/account/", "/beheer/pages/"):
        assert bezoeker.get(url).url.startswith("/werkplek/inloggen/?next=")


def test_resident_among_the_editors_stays_out(eigenaar: Account, editors: Group, client_voor) -> None:
    eigenaar.groups.add(editors)

    assert client_voor(eigenaar).get("/beheer/").url.startswith("/werkplek/inloggen/")


def test_session_limits_hold_here(redacteur: Account, client_voor, klok) -> None:
    client = client_voor(redacteur)
    klok.vooruit(minutes=61)

    assert client.get("/beheer/").url.startswith("/werkplek/inloggen/")


def test_open_editor_does_not_keep_the_session_alive(redacteur: Account, client_voor, klok) -> None:
    client = client_voor(redacteur)
    for _ in range(7):
        klok.vooruit(minutes=10)
        client.post("/beheer/editing-sessions/ping/wagtailcore/page/1/1/")

    assert client.get("/beheer/").url.startswith("/werkplek/inloggen/")


def test_wagtails_own_login_leads_to_ours(client: Client, db: None) -> None:
    assert client.get("/beheer/login/?next=/beheer/pages/").url == "/werkplek/inloggen/?next=/beheer/pages/"
    assert client.post("/beheer/login/", {"username": "a", "password": "b"}).url == "/werkplek/inloggen/"


def test_wagtails_own_logout_is_ours(redacteur: Account, client_voor) -> None:
    client = client_voor(redacteur)

    response = client.post("/beheer/logout/")

    assert response["Clear-Site-Data"]
    assert client.get("/sessie/stand/").json()["resterend"] == 0


@pytest.mark.parametrize("url", ["/beheer/password_reset/", "/beheer/password_reset/done/"])
def test_password_cannot_be_reset_by_mail(client: Client, db: None, url: str) -> None:
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("url", ["users/", "users/new/", "groups/", "groups/new/"])
def test_only_superusers_hand_out_rights(
    redacteur: Account, beheerder: Account, client_voor, editors: Group, url: str
) -> None:
    editors.permissions.set(type(editors.permissions.first()).objects.all())

    assert client_voor(beheerder).get(f"/beheer/{url}").status_code == 200
    assert client_voor(redacteur).get(f"/beheer/{url}").status_code == 302


def test_list_shows_staff_only(
    beheerder: Account, medewerker: Account, eigenaar: Account, client_voor
) -> None:
    client = client_voor(beheerder)

    for url in ("/beheer/users/", "/beheer/users/results/", "/beheer/users/?q=inwoner"):
        assert eigenaar.username not in client.get(url).text
    assert medewerker.username in client.get("/beheer/users/").text


@pytest.mark.parametrize("deel", ["edit", "delete", "history", "history-results", "usage", "copy", "inspect"])
def test_resident_has_no_page(beheerder: Account, eigenaar: Account, client_voor, deel: str) -> None:
    assert client_voor(beheerder).get(f"/beheer/users/{deel}/{eigenaar.pk}/").status_code == 404


@pytest.mark.parametrize("deel", ["edit", "delete", "history"])
def test_staff_have_a_page(beheerder: Account, medewerker: Account, client_voor, deel: str) -> None:
    assert client_voor(beheerder).get(f"/beheer/users/{deel}/{medewerker.pk}/").status_code == 200


@pytest.mark.parametrize("actie", ["delete", "assign_role", "set_active_state"])
def test_bulk_actions_reach_nobody(
    beheerder: Account, eigenaar: Account, editors: Group, client_voor, actie: str
) -> None:
    client = client_voor(beheerder)
    velden = {"role": editors.pk, "mark_as_active": "False"}

    response = client.post(f"/beheer/bulk/toegang/account/{actie}/?id={eigenaar.pk}", velden)

    assert response.status_code == 404
    eigenaar.refresh_from_db()
    assert eigenaar.is_active
    assert not eigenaar.groups.exists()


def test_new_account_is_staff(beheerder: Account, client_voor) -> None:
    velden = {
        "username": "nieuw",
        "first_name": "Nieuw",
        "last_name": "Gezicht",
        "email": "nieuw@lindervoort.example",
        "password1": "lindeboom-in-de-wind",
        "password2": "lindeboom-in-de-wind",
        "soort": "inwoner",
        "inwoner_uuid": "11111111-1111-1111-1111-111111111111",
    }

    client_voor(beheerder).post("/beheer/users/new/", velden)

    nieuw = Account.objects.get(username="nieuw")
    assert nieuw.is_medewerker
    assert nieuw.inwoner_uuid is None
    assert nieuw.totp_geheim is None
