"""Editors change the texts in Wagtail: with what it costs, and never with what may not leave the house."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from portaal.berichten.models import Sjabloon, SjabloonVersie
from portaal.berichten.operations.sjablonen import versie_in_use
from portaal.toegang.models import Account
from tests.conftest import ClientVoor


@pytest.fixture
def redacteur(medewerker: Account) -> Account:
    namen = ["access_admin", "change_sjabloon"]
    medewerker.user_permissions.set(Permission.objects.filter(codename__in=namen))
    return medewerker


@pytest.fixture
def beheer(redacteur: Account, client_voor: ClientVoor) -> Client:
    return client_voor(redacteur)


@pytest.fixture
def sjabloon(db: None) -> Sjabloon:
    return versie_in_use(soort="document-klaar", kanaal="sms", now=timezone.now()).sjabloon


def url(sjabloon: Sjabloon) -> str:
    return f"/beheer/berichtteksten/edit/{sjabloon.pk}/"


def test_the_page_shows_text_cost_and_placeholders(beheer: Client, sjabloon: Sjabloon) -> None:
    pagina = beheer.get(url(sjabloon)).content.decode()
    assert "Uw document ligt klaar op locatie {locatie}." in pagina
    assert "Uw document ligt klaar op locatie het gemeentehuis." in pagina
    assert "<strong>1 sms</strong>" in pagina
    assert "<code>{locatie}</code>" in pagina
    assert "<code>{identificatie}</code>" not in pagina


def test_looking_first_saves_nothing_and_names_the_costs(beheer: Client, sjabloon: Sjabloon) -> None:
    tekst = (
        "Indiën uw document klaarligt – zoals vandaag – dan kunt u het indien gewenst ophalen op {locatie}."
    )
    pagina = beheer.post(url(sjabloon), {"tekst": tekst, "bekijk": "1"}).content.decode()
    assert "<strong>2 sms</strong>" in pagina
    assert "UCS-2" in pagina
    assert "“als” dan “indien”" in pagina
    assert SjabloonVersie.objects.count() == 1


def test_saving_makes_a_version_by_this_editor(
    beheer: Client, sjabloon: Sjabloon, redacteur: Account
) -> None:
    antwoord = beheer.post(url(sjabloon), {"tekst": "Uw document ligt klaar op {locatie}."})
    assert antwoord.status_code == 302
    versie = sjabloon.versies.first()
    assert (versie.nummer, versie.created_by) == (2, redacteur)


@pytest.mark.parametrize("tekst", ["Zaak {identificatie}", "Kijk op https://voorbeeld.example", "{", ""])
def test_a_wrong_text_is_refused(beheer: Client, sjabloon: Sjabloon, tekst: str) -> None:
    assert beheer.post(url(sjabloon), {"tekst": tekst}).status_code == 200
    assert sjabloon.versies.count() == 1


def test_texts_are_neither_added_nor_removed(beheer: Client, sjabloon: Sjabloon) -> None:
    assert beheer.get("/beheer/berichtteksten/").status_code == 200
    for pad in ("new/", f"delete/{sjabloon.pk}/"):
        assert beheer.post(f"/beheer/berichtteksten/{pad}").status_code == 302
    assert Sjabloon.objects.count() == 1


def test_without_the_right_there_is_no_screen(
    client_voor: ClientVoor, medewerker: Account, eigenaar: Account, sjabloon: Sjabloon
) -> None:
    for account in (medewerker, eigenaar):
        assert client_voor(account).get(url(sjabloon)).status_code == 302
