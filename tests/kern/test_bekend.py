"""What machines look for at a fixed place, and limits that hold before anything is read."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from portaal.toegang.models import Account

from ..conftest import ClientVoor


@pytest.mark.django_db
def test_security_txt_names_a_contact_and_is_valid_for_less_than_a_year() -> None:
    regels = dict(
        regel.split(": ", 1) for regel in Client().get("/.well-known/security.txt").text.splitlines() if regel
    )
    assert regels["Contact"].startswith("mailto:")
    verloopt = datetime.fromisoformat(regels["Expires"].replace("Z", "+00:00"))
    assert 0 < (verloopt - timezone.now()).days < 365


@pytest.mark.django_db
def test_search_engines_are_kept_from_what_is_personal() -> None:
    regels = Client().get("/robots.txt").text.splitlines()
    assert {"Disallow: /mijn/", "Disallow: /werkplek/"} <= set(regels)


@pytest.mark.django_db
def test_anonymous_upload_is_refused_before_it_is_read() -> None:
    response = Client().post(
        "/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="300000000"
    )
    assert response.status_code == 413


@pytest.mark.django_db
def test_head_has_the_length_of_the_page_and_no_body() -> None:
    get, head = Client().get("/gezond/"), Client().head("/gezond/")
    assert head.content == b""
    assert head["Content-Length"] == str(len(get.content))


@pytest.mark.django_db
def test_staff_without_editing_rights_are_told_so(client_voor: ClientVoor, medewerker: Account) -> None:
    response = client_voor(medewerker).get("/werkplek/inloggen/?next=/beheer/")
    assert response.status_code == 403


@pytest.mark.django_db
def test_admin_may_frame_itself_only(client_voor: ClientVoor, medewerker: Account) -> None:
    beleid = client_voor(medewerker).get("/beheer/")["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in beleid
    assert "frame-ancestors 'none'" not in beleid
