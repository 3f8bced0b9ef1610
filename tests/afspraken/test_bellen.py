"""By phone there is always a number to call: from the waiting list, from staff, and after a move."""

import pytest
from django.test import Client

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus
from portaal.afspraken.kanalen import kanaalregels
from portaal.afspraken.models import Afspraak, Wachtlijstplek
from portaal.afspraken.operations import move_afspraak
from portaal.afspraken.queries import find_dagen
from portaal.organisatie.enums import TeamRol
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.organisatie import TeamlidFactory

from .conftest import MORGEN, NU, moment
from .test_wachtlijst_schermen import answers, close_all, join_url, offer

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example"}


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(soort=AfspraaksoortFactory(kanaal=Afspraakkanaal.TELEFOON))


@pytest.mark.parametrize(
    ("getypt", "bellen", "sms"),
    [("020 1234567", "+31201234567", ""), ("06 12345678", "+31612345678", "+31612345678")],
)
def test_the_list_asks_for_a_number_and_an_offer_carries_it(
    client: Client, client_voor: ClientVoor, plek: Plek, getypt: str, bellen: str, sms: str
) -> None:
    close_all(plek)
    pad = join_url(plek)
    assert "Op dit nummer bellen wij u" in client.get(pad).content.decode()
    client.post(pad, {**answers(20), **CONTACT, "telefoon": getypt})
    wachtplek = Wachtlijstplek.objects.get()
    assert (wachtplek.contact["belnummer"], wachtplek.contact["telefoon"]) == (bellen, sms)
    balie = client_voor(TeamlidFactory(rol=TeamRol.KLANTCONTACT).account)
    lijst = balie.get(f"/werkplek/agenda/wachtlijst/?locatie={plek.locatie.slug}").content.decode()
    assert lijst.count(f'href="tel:{bellen}"') == 1
    client.post(offer(plek, wachtplek), {"antwoord": "ja"})
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.contact["belnummer"]) == (AfspraakStatus.BEVESTIGD, bellen)


@pytest.mark.parametrize("getypt", ["", "12", "bel mij"])
def test_without_a_number_nobody_waits_to_be_called(client: Client, plek: Plek, getypt: str) -> None:
    close_all(plek)
    antwoord = client.post(join_url(plek), {**answers(20), **CONTACT, "telefoon": getypt})
    assert "Vul een telefoonnummer in" in antwoord.content.decode()
    assert not Wachtlijstplek.objects.exists()


def test_an_offer_must_reach_who_gave_a_number_that_takes_no_sms(client: Client, plek: Plek) -> None:
    close_all(plek)
    antwoord = client.post(
        join_url(plek), {**answers(20), "naam": "Sanne", "email": "", "telefoon": "020 1234567"}
    )
    assert "Vul uw e-mailadres of uw mobiele nummer in" in antwoord.content.decode()
    assert not Wachtlijstplek.objects.exists()


def test_an_afspraak_without_a_number_of_its_own_is_called_on_the_mobile_one(plek: Plek) -> None:
    """As staff made them before there was a number to call."""
    afspraak = plek.book(moment(9), NU)
    afspraak.contact["telefoon"] = "+31612345678"
    ((_, nummer),) = kanaalregels(afspraak)
    assert nummer.replace("\N{NO-BREAK SPACE}", " ") == "06 12 34 56 78"


def test_moving_keeps_the_number(plek: Plek) -> None:
    afspraak = plek.book(moment(9), NU)
    afspraak.contact["belnummer"] = "+31201234567"
    afspraak.save(update_fields=["contact"])
    later = find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden[-1]
    move_afspraak(afspraak=afspraak, wens=plek.wens(), start=later, by=None, now=NU)
    afspraak.refresh_from_db()
    assert (afspraak.start, afspraak.contact["belnummer"]) == (later, "+31201234567")
