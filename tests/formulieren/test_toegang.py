"""Whose draft it is: the applicant's, or that of the member of staff who fills it in; nobody else's."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from portaal.formulieren.enums import ActieStatus
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.formulieren.permissions import geparkeerd_voor, zichtbaar_voor
from portaal.toegang.models import Account, Inzage
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, account_of

from .invuller import Invuller

pytestmark = pytest.mark.django_db
PAGINAS = ("verder", "adres", "controle", "stop", "ontvangst")


@pytest.mark.parametrize("methode", ["get", "head", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("wie", ["vreemde", "gemachtigde", "medewerker", "medewerker_ander_team"])
def test_strangers_find_nothing(
    invuller: Invuller, client_voor: ClientVoor, request: pytest.FixtureRequest, wie: str, methode: str
) -> None:
    invuller.fill_in()
    ander = Invuller(client_voor(request.getfixturevalue(wie)), invuller.aanvraag)
    paden = [ander.url(pagina) for pagina in PAGINAS]
    paden.append(reverse("formulieren:verwijderen", args=[invuller.aanvraag.uuid]))
    for pad in paden:
        antwoord = getattr(ander.client, methode)(pad)
        assert antwoord.status_code in (404, 405), pad
        assert b"Kerkpad" not in antwoord.content
    assert Aanvraag.objects.get().antwoorden["straat"] == "Kerkpad"


@pytest.mark.parametrize("pagina", PAGINAS)
def test_anonymous_finds_nothing_and_is_told_where_to_log_in(
    invuller: Invuller, client: Any, pagina: str
) -> None:
    antwoord = Invuller(client, invuller.aanvraag).open(pagina)
    assert antwoord.status_code == 404
    assert f"{reverse('inwoners:inloggen')}?next=" in antwoord.content.decode()


def test_owner_sees_their_own_and_only_that(eigenaar: Account, invuller: Invuller) -> None:
    AanvraagFactory(formulier=invuller.aanvraag.formulier)
    assert list(zichtbaar_voor(eigenaar)) == [invuller.aanvraag]
    assert not zichtbaar_voor(AnonymousUser()).exists()


def test_account_that_was_closed_sees_nothing(eigenaar: Account, invuller: Invuller) -> None:
    eigenaar.is_active = False
    assert not zichtbaar_voor(eigenaar).exists()


def test_resident_sees_what_staff_filled_in_once_it_is_handed_in(medewerker: Account) -> None:
    aanvraag = AanvraagFactory(ingevuld_door=medewerker, kanaal="telefoon")
    inwoner = account_of(aanvraag.aanvrager)
    assert list(zichtbaar_voor(medewerker)) == [aanvraag]
    assert not zichtbaar_voor(inwoner).exists()
    AanvraagFactory(ingevuld_door=medewerker, aanvrager=aanvraag.aanvrager, kanaal="telefoon", ingediend=True)
    assert zichtbaar_voor(inwoner).count() == 1


def test_staff_look_is_logged_before_and_the_residents_own_is_not(
    invuller: Invuller, client_voor: ClientVoor, medewerker: Account
) -> None:
    invuller.open("adres")
    assert not Inzage.objects.exists()
    aanvraag = AanvraagFactory(ingevuld_door=medewerker, kanaal="balie")
    balie = Invuller(client_voor(medewerker), aanvraag)
    assert balie.open("adres").status_code == 200
    inzage = Inzage.objects.get()
    assert (inzage.wie, inzage.betrokkene) == (medewerker, aanvraag.aanvrager.uuid)


def test_parked_work_is_for_the_team_of_its_zaaktype(medewerker_ander_team: Account) -> None:
    aanvraag = AanvraagFactory(ingediend=True)
    UitgaandeActie.objects.update(status=ActieStatus.GEPARKEERD)
    lid = aanvraag.formulier.zaaktype.team.lidmaatschappen.create(account=_medewerker()).account
    assert {actie.aanvraag for actie in geparkeerd_voor(lid)} == {aanvraag}
    assert not geparkeerd_voor(medewerker_ander_team).exists()
    assert not geparkeerd_voor(account_of(aanvraag.aanvrager)).exists()
    assert not geparkeerd_voor(AnonymousUser()).exists()


def _medewerker() -> Account:
    return Account.objects.create_medewerker("lid-van-team", "een-lang-wachtwoord")
