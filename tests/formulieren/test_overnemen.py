"""Begin without login, log in later: the same draft, nothing typed lost, and never somebody else's."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.urls import reverse

from portaal.formulieren.enums import LoginEis
from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory

from .invuller import STAPPEN, Invuller, typed
from .test_anoniem import ADRES, KOEKJE, fill_in

pytestmark = pytest.mark.django_db


def log_in(tab: Invuller, client_voor: ClientVoor, account: Account, loa: str = "midden") -> Invuller:
    """The same browser after a login: a new session, and the cookie that holds the draft."""
    client = client_voor(account)
    sessie = client.session
    sessie[LOA] = loa
    sessie.save()
    if KOEKJE in tab.client.cookies:
        client.cookies[KOEKJE] = tab.client.cookies[KOEKJE].value
    return Invuller(client, tab.aanvraag)


@pytest.mark.parametrize("stap", STAPPEN)
def test_login_from_any_step_keeps_what_stands_there(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account, stap: str
) -> None:
    getypt = {**typed(), "adres": ADRES}
    for eerder in STAPPEN[: STAPPEN.index(stap)]:
        anoniem.send(eerder, getypt[eerder])
    antwoord = anoniem.send(stap, getypt[stap], ga="inloggen")
    assert antwoord.url == anoniem.url("overnemen")
    login = anoniem.client.get(antwoord.url).url
    assert login.startswith(reverse("inwoners:inloggen"))
    assert parse_qs(urlsplit(login).query)["next"] == [anoniem.url("overnemen")]

    terug = log_in(anoniem, client_voor, eigenaar)
    assert terug.open("overnemen").status_code == 200
    assert terug.stored().aanvrager is None, "nothing changes before one press"
    assert terug.client.post(terug.url("overnemen")).url == terug.url("verder")
    assert terug.client.get(terug.url("verder")).url == terug.url(stap)
    aanvraag = terug.stored()
    assert (aanvraag.aanvrager.uuid, aanvraag.houder_hash, aanvraag.loa) == (
        eigenaar.inwoner_uuid,
        "",
        "midden",
    )
    tekst = terug.open(stap).content.decode()
    velden = [waarde for naam, waarde in getypt[stap].items() if waarde and naam != "huidig_adres"]
    assert [waarde for waarde in velden if waarde not in tekst] == []
    for rest in STAPPEN[STAPPEN.index(stap) :]:
        terug.send(rest)
    assert terug.send("controle").url == terug.url("ontvangst")


def test_what_we_know_fills_in_only_where_nothing_was_typed(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    ContactpuntFactory(inwoner=inwoner, kanaal="email", adres="bekend@voorbeeld.example")
    fill_in(anoniem)
    terug = log_in(anoniem, client_voor, eigenaar)
    terug.client.post(terug.url("overnemen"))
    antwoorden = terug.stored().antwoorden
    assert antwoorden["email"] == "Sanne@voorbeeld.example", "typed goes before known"
    assert antwoorden["huidig_adres"] == f"{inwoner.adresregel}, {inwoner.plaatsregel}", "the BRP owns it"
    assert antwoorden["straat"] == "Kerkpad"
    assert terug.open("controle").status_code == 200


def test_known_address_is_offered_at_a_step_nobody_filled_in(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    ContactpuntFactory(inwoner=inwoner, kanaal="email", adres="bekend@voorbeeld.example")
    terug = log_in(anoniem, client_voor, eigenaar)
    terug.client.post(terug.url("overnemen"))
    terug.fill_in("contact")
    assert 'value="bekend@voorbeeld.example"' in terug.open("contact").content.decode()


def test_resident_with_an_untied_draft_is_asked_first(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    terug = log_in(anoniem, client_voor, eigenaar)
    assert terug.open("adres").url == terug.url("overnemen")
    assert "Begon iemand anders op deze computer" in terug.open("overnemen").content.decode()


def test_draft_of_somebody_else_is_never_claimed(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account, vreemde: Account
) -> None:
    zonder = log_in(anoniem, client_voor, vreemde)
    zonder.client.cookies[KOEKJE] = "b" * 43
    assert zonder.client.post(zonder.url("overnemen")).status_code == 404
    terug = log_in(anoniem, client_voor, eigenaar)
    terug.client.post(terug.url("overnemen"))
    laat = log_in(anoniem, client_voor, vreemde)
    assert laat.client.post(laat.url("overnemen")).status_code == 404
    assert laat.open("adres").status_code == 404
    assert anoniem.open("adres").status_code == 404, "the cookie alone opens it no more"
    assert anoniem.stored().aanvrager.uuid == eigenaar.inwoner_uuid


def test_two_tabs_claim_once(anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account) -> None:
    anoniem.send("adres", ADRES)
    terug = log_in(anoniem, client_voor, eigenaar)
    assert [terug.client.post(terug.url("overnemen")).url for _ in range(2)] == [terug.url("verder")] * 2
    assert terug.stored().revisie == 2


def test_tab_from_before_the_login_loses_nothing(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    """Its token is older than the login, which another tab did; and the draft is tied already."""
    oude_tab = anoniem.open("adres")
    terug = log_in(anoniem, client_voor, eigenaar)
    terug.client.post(terug.url("overnemen"))
    terug.client.handler.enforce_csrf_checks = True
    antwoord = terug.send("adres", ADRES, pagina=oude_tab)
    assert antwoord.url == terug.url("adres")
    assert 'value="Kerkpad"' in terug.open("adres").content.decode()


def test_what_was_handed_in_without_login_stays_so(
    anoniem: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    fill_in(anoniem)
    anoniem.send("controle")
    terug = log_in(anoniem, client_voor, eigenaar)
    assert terug.client.post(terug.url("overnemen")).url == terug.url("verder")
    assert terug.stored().aanvrager is None
    assert terug.client.get(terug.url("ontvangst"), follow=True).status_code == 200


class TestNiveau:
    """How surely somebody was recognised comes from the session, and is asked again on every page."""

    @pytest.fixture
    def hoog(self, invuller: Invuller) -> Invuller:
        formulier = invuller.aanvraag.formulier
        formulier.login, formulier.loa = LoginEis.MOET, "substantieel"
        formulier.save()
        return invuller

    @pytest.mark.parametrize(
        ("loa", "mag"), [("", False), ("midden", False), ("substantieel", True), ("hoog", True)]
    )
    def test_each_page_of_the_draft_asks_the_level_of_the_form(
        self, hoog: Invuller, client_voor: ClientVoor, eigenaar: Account, loa: str, mag: bool
    ) -> None:
        tab = log_in(hoog, client_voor, eigenaar, loa)
        for pagina in ("adres", "bewaren"):
            antwoord = tab.open(pagina)
            assert (antwoord.status_code == 200) == mag, pagina
        begin = tab.client.post(f"/formulieren/{hoog.aanvraag.formulier.slug}/")
        assert begin.url.startswith("/aanvragen/") == mag

    def test_too_low_is_explained_and_asks_the_provider_for_more(
        self, hoog: Invuller, client_voor: ClientVoor, eigenaar: Account
    ) -> None:
        tab = log_in(hoog, client_voor, eigenaar, "midden")
        antwoord = tab.open("adres")
        tekst = tab.client.get(antwoord.url).content.decode()
        assert "Log opnieuw in, op een hoger niveau" in tekst
        assert "niveau Substantieel of hoger" in tekst
        assert "&amp;niveau=substantieel" in tekst
        digid = tab.client.get(f"{reverse('inwoners:digid_start')}?niveau=substantieel")
        assert parse_qs(urlsplit(digid.url).query)["acr_values"] == [settings.DIGID["niveaus"][2]]

    def test_text_posted_below_the_level_is_kept(
        self, hoog: Invuller, client_voor: ClientVoor, eigenaar: Account
    ) -> None:
        pagina = log_in(hoog, client_voor, eigenaar, "hoog").open("adres")
        laag = log_in(hoog, client_voor, eigenaar, "midden")
        assert laag.send("adres", pagina=pagina).url.startswith(reverse("inwoners:inloggen"))
        assert Aanvraag.objects.get().ruwe_invoer["adres"]["velden"]["adres-straat"] == ["Kerkpad"]
        terug = log_in(hoog, client_voor, eigenaar, "hoog")
        assert 'value="Kerkpad"' in terug.open("adres").content.decode()

    def test_level_that_counts_is_that_of_handing_in(
        self, invuller: Invuller, client_voor: ClientVoor, eigenaar: Account
    ) -> None:
        Aanvraag.objects.update(loa="hoog")
        tab = log_in(invuller, client_voor, eigenaar, "midden")
        tab.fill_in()
        tab.send("controle")
        assert tab.stored().loa == "midden"
