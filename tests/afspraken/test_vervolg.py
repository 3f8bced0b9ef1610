"""What a check advises ends in an afspraak for just that, and the next pages keep it."""

import re
from html import unescape

import pytest
from django.test import Client

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.vervolg import BIJ_U_THUIS
from portaal.zaken.vervolg import find_vervolg
from tests.factories.afspraken import AfspraaksoortFactory, make_rooster
from tests.formulieren.antwoorden import CHECKS
from tests.formulieren.test_checks_van_de_bron import walk

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example"}


@pytest.mark.parametrize(
    ("check", "soort"),
    [("paspoort-check", "paspoort"), ("id-kaart-check", "id-kaart"), ("rijbewijs-check", "rijbewijs")],
)
def test_a_check_ends_in_a_booking_with_the_soort_filled_in(
    client: Client, db: None, check: str, soort: str
) -> None:
    make_rooster(soort=AfspraaksoortFactory(slug="ander"))
    plek = make_rooster(soort=AfspraaksoortFactory(slug=soort))
    locatie = read_link(walk(client, check, CHECKS[check].paden[0]), "/afspraak-maken/locatie/")
    tijd = read_link(client.get(locatie).content.decode(), "/afspraak-maken/tijd/")
    moment = re.search(r'name="moment" value="([^"]+)"', client.get(tijd).content.decode())
    assert moment
    controle = client.post(client.post(tijd, {"moment": moment[1]}).url, CONTACT).url
    assert plek.soort.naam in client.get(controle).content.decode()
    client.post(controle.replace("controle", "bevestigen"))
    afspraak = Afspraak.objects.get(status=AfspraakStatus.BEVESTIGD)
    assert [(regel.soort, regel.personen) for regel in afspraak.regels.all()] == [(plek.soort, 1)]


def test_of_a_visit_is_not_said_that_one_comes_to_us() -> None:
    vervolg = find_vervolg("afspraak-keukentafelgesprek")
    assert vervolg is not None
    assert vervolg.uitleg == BIJ_U_THUIS


def read_link(pagina: str, begin: str) -> str:
    gevonden = re.search(rf'href="({begin}\?[^"]*)"', pagina)
    assert gevonden, f"no link to {begin}"
    return unescape(gevonden[1])
