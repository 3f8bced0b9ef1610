"""Draft, file and receipt are 404 for everybody but whose they are, on every address there is.

Made from the URL patterns: an address that is added later is in the table by itself, or fails it for want of
an argument. Whose it is gets in on each, or 404 everywhere would pass.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portaal.formulieren.enums import BijlageStatus, LoginEis
from portaal.formulieren.models import Aanvraag, Bijlage
from portaal.formulieren.ontvangstlink import receipt_path
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import FormulierFactory
from tests.structure.paden import Pad, all_paden

from .bestanden import Bestandsinvuller, add, definitie, make_aanvraag
from .invuller import begin_anoniem

pytestmark = pytest.mark.django_db
MERK = "Merkzin7q"
NAAM = f"{MERK}.pdf"
METHODEN = ("get", "head", "post", "put", "patch", "delete", "options")
PADEN = [pad for pad in all_paden() if pad.name.startswith("formulieren:") and "aanvraag_uuid" in pad.kwargs]
VREEMDEN = ("niemand", "ander zonder login", "vreemde", "gemachtigde", "medewerker", "medewerker_ander_team")
# For staff who fill in, and for a draft without login, there is one more page.
NIET_VOOR = {
    "eigenaar": {"formulieren:scan"},
    "anoniem": {"formulieren:scan"},
    "behandelaar": set(),
}


def fill_in(tab: Bestandsinvuller) -> Bijlage:
    """A draft with a file and one text that is found back."""
    bijlage = add(tab.aanvraag, naam=NAAM)
    Bijlage.objects.filter(pk=bijlage.pk).update(status=BijlageStatus.SCHOON)
    assert tab.send_step(reden=MERK).status_code == 302
    assert tab.send("wie", {"email": f"{MERK}@voorbeeld.example"}).status_code == 302
    return bijlage


def args_of(pad: Pad, aanvraag: Aanvraag, bijlage: Bijlage) -> dict[str, Any]:
    waarden = {
        "aanvraag_uuid": aanvraag.uuid,
        "bijlage_uuid": bijlage.uuid,
        "stap": "stukken",
        "veld": "bewijs",
    }
    return {naam: waarden[naam] for naam in pad.kwargs}


@pytest.fixture
def zaken_van(
    eigenaar: Account, client_voor: ClientVoor, request: pytest.FixtureRequest
) -> Callable[[str], Bestandsinvuller]:
    """The draft of a resident, of a browser without login, or of staff for somebody unknown."""

    def make(wie: str) -> Bestandsinvuller:
        if wie == "eigenaar":
            aanvraag = make_aanvraag()
            client = client_voor(Account.objects.get(inwoner_uuid=aanvraag.aanvrager.uuid))
        elif wie == "anoniem":
            formulier = FormulierFactory(slug="met-bewijs", definitie=definitie(), login=LoginEis.MAG)
            begonnen = begin_anoniem(formulier)
            client, aanvraag = begonnen.client, begonnen.aanvraag
        else:
            behandelaar = Account.objects.create_medewerker("balie", "een-lang-wachtwoord")
            aanvraag = make_aanvraag(ingevuld_door=behandelaar, kanaal="balie")
            client = client_voor(behandelaar)
        return Bestandsinvuller(client, aanvraag)

    return make


@pytest.fixture
def bezoekers(client_voor: ClientVoor, request: pytest.FixtureRequest) -> dict[str, Client]:
    ander = begin_anoniem(FormulierFactory(slug="ander", login=LoginEis.MAG)).client
    namen = ("vreemde", "gemachtigde", "medewerker", "medewerker_ander_team")
    ingelogd = {naam: client_voor(request.getfixturevalue(naam)) for naam in namen}
    return {"niemand": Client(), "ander zonder login": ander, **ingelogd}


def visit(client: Client, methode: str, url: str) -> tuple[int, bytes]:
    koekjes = deepcopy(client.cookies)
    antwoord = getattr(client, methode)(url)
    client.cookies = koekjes
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    return antwoord.status_code, inhoud + str(antwoord.headers).encode()


@pytest.mark.parametrize("wie", NIET_VOOR)
@pytest.mark.parametrize("is_ingediend", [False, True])
def test_strangers_get_404_and_not_a_word(
    zaken_van: Callable[[str], Bestandsinvuller],
    bezoekers: dict[str, Client],
    wie: str,
    is_ingediend: bool,
) -> None:
    tab = zaken_van(wie)
    bijlage = fill_in(tab)
    if is_ingediend:
        assert tab.send("controle").url == tab.url("ontvangst")
    voor = Aanvraag.objects.filter(pk=tab.aanvraag.pk).values().get()
    for pad in PADEN:
        url = reverse(pad.name, kwargs=args_of(pad, tab.aanvraag, bijlage))
        for vreemde in VREEMDEN:
            for methode in METHODEN:
                status, inhoud = visit(bezoekers[vreemde], methode, url)
                assert status in (404, 405), (pad.name, vreemde, methode)
                assert MERK.encode() not in inhoud, (pad.name, vreemde, methode)
    assert Aanvraag.objects.filter(pk=tab.aanvraag.pk).values().get() == voor
    assert Bijlage.objects.filter(pk=bijlage.pk).exists()


@pytest.mark.parametrize("wie", NIET_VOOR)
def test_whose_it_is_gets_in_on_each(zaken_van: Callable[[str], Bestandsinvuller], wie: str) -> None:
    """Shown with the text or the file, led on, or only for another method; never refused."""
    tab = zaken_van(wie)
    bijlage = fill_in(tab)
    getoond = set()
    for pad in PADEN:
        status, inhoud = visit(
            tab.client, "get", reverse(pad.name, kwargs=args_of(pad, tab.aanvraag, bijlage))
        )
        if pad.name in NIET_VOOR[wie]:
            assert status == 404, pad.name
            continue
        assert status in (200, 302, 405), pad.name
        if status == 200 and MERK.encode() in inhoud:
            getoond.add(pad.name)
    assert {
        "formulieren:stap",
        "formulieren:controle",
        "formulieren:bestand",
        "formulieren:bestanden_stand",
    } <= getoond


@pytest.mark.parametrize("wie", NIET_VOOR)
def test_receipt_shows_what_was_sent_to_whose_it_is_only(
    zaken_van: Callable[[str], Bestandsinvuller], bezoekers: dict[str, Client], wie: str
) -> None:
    """Its signed address may be in a mail or a history: without the right it tells nothing of the answers."""
    tab = zaken_van(wie)
    fill_in(tab)
    tab.send("controle")
    tab.aanvraag.refresh_from_db()
    url = receipt_path(tab.aanvraag)
    assert MERK.encode() in visit(tab.client, "get", url)[1]
    for vreemde, client in bezoekers.items():
        assert MERK.encode() not in visit(client, "get", url)[1], vreemde
        for vorm in ("pdf", "json"):
            _, inhoud = visit(client, "get", f"{url}afschrift.{vorm}")
            assert MERK.encode() not in inhoud, (vreemde, vorm)


def test_there_is_something_to_walk() -> None:
    assert len(PADEN) >= 14
