"""What the municipality owns of an aanvraag is read from no post, by whatever name it comes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import FormulierFactory
from tests.factories.inwoners import InwonerFactory

from .invuller import STAPPEN, Invuller, hidden_fields, typed
from .test_anoniem import KOEKJE
from .test_automatisch import stand_of
from .test_overnemen import log_in

pytestmark = pytest.mark.django_db
# Changes by what a page does; everything else of the row stays what it was.
VAN_DE_PAGINA = {"antwoorden", "ruwe_invoer", "revisie", "bijgewerkt_op", "verloopt_op"}
BIJ_INDIENEN = {"status", "referentie", "akkoord_op", "ingediend_op"}
VELDEN = sorted({veld.name for veld in Aanvraag._meta.concrete_fields} | {"houder", "prijs", "price", "bsn"})
ANDERS = {
    "status": "verwerkt",
    "kanaal": "balie",
    "loa": "hoog",
    "referentie": "Z-2020-000001",
    "revisie": "99",
    "binnengekomen_op": "2020-01-01",
    "ingediend_op": "2020-01-01",
    "akkoord_op": "2020-01-01",
}


@pytest.fixture(params=["invuller", "anoniem"])
def tab(request: pytest.FixtureRequest) -> Invuller:
    """With and without login."""
    gekozen: Invuller = request.getfixturevalue(request.param)
    return gekozen


def forged(stap: str, aanvraag: Aanvraag, ander: Inwoner) -> dict[str, str]:
    """Each field of the row, by every name under which a post could bring it."""
    waarden = {naam: ANDERS.get(naam, str(ander.pk)) for naam in VELDEN}
    waarden |= {f"{naam}_id": str(ander.pk) for naam in VELDEN}
    begin = ("", f"{stap}-", f"{aanvraag.uuid}-", "aanvraag-")
    return {f"{prefix}{naam}": waarde for prefix in begin for naam, waarde in waarden.items()}


def owned(aanvraag: Aanvraag, behalve: set[str]) -> dict[str, Any]:
    namen = [veld.attname for veld in Aanvraag._meta.concrete_fields if veld.name not in behalve]
    return {naam: getattr(aanvraag, naam) for naam in namen}


def walk(tab: Invuller, los: dict[str, str]) -> Iterator[str]:
    """Every post of the form, from the first step to handing in, with these fields besides."""
    getypt = {**typed(), "adres": {**typed()["adres"], "huidig_adres": "Verzonnen 1"}}
    for stap in STAPPEN:
        pagina = tab.open(stap)
        eigen = hidden_fields(pagina)
        half = {f"{stap}-{naam}": "1" for naam in getypt[stap]}
        bewaar = reverse("formulieren:automatisch", args=[tab.aanvraag.uuid, stap])
        tab.client.post(bewaar, {**los, **half, **eigen, "stand": stand_of(pagina)})
        yield f"{stap} automatisch"
        for ga in ("bewaren", "inloggen"):
            tab.client.post(tab.url(stap), {**los, **half, **eigen, "ga": ga})
            yield f"{stap} {ga}"
        goed = {f"{stap}-{naam}": waarde for naam, waarde in getypt[stap].items()}
        assert tab.client.post(tab.url(stap), {**los, **goed, **eigen}).status_code == 302
        yield stap
    tab.client.post(tab.url("bewaren"), {**los, "email": "a@voorbeeld.example"})
    yield "bewaren"


def test_no_post_before_handing_in_changes_what_the_server_owns(tab: Invuller) -> None:
    ander = InwonerFactory(met_account=True)
    voor = owned(tab.stored(), VAN_DE_PAGINA)
    for welke in walk(tab, forged("adres", tab.aanvraag, ander)):
        assert owned(tab.stored(), VAN_DE_PAGINA) == voor, welke
        assert set(tab.stored().antwoorden) <= set(_vragen(tab.aanvraag)), welke
    assert set(tab.stored().ruwe_invoer) == set()


def test_handing_in_changes_only_what_handing_in_is(tab: Invuller) -> None:
    ander = InwonerFactory(met_account=True)
    list(walk(tab, {}))
    voor = owned(tab.stored(), VAN_DE_PAGINA | BIJ_INDIENEN)
    eigen = {**forged("controle", tab.aanvraag, ander), **hidden_fields(tab.open("controle"))}
    antwoord = tab.client.post(tab.url("controle"), {**eigen, "controle-akkoord": "on"})
    assert antwoord.url == tab.url("ontvangst")
    na = tab.stored()
    assert owned(na, VAN_DE_PAGINA | BIJ_INDIENEN) == voor
    assert na.referentie not in (None, ANDERS["referentie"])
    assert na.ingediend_op.year != 2020


def test_answer_that_the_brp_owns_is_never_read_from_a_post(invuller: Invuller) -> None:
    list(walk(invuller, {}))
    inwoner = invuller.aanvraag.aanvrager
    verwacht = f"{inwoner.adresregel}, {inwoner.plaatsregel}"
    assert invuller.stored().antwoorden["huidig_adres"] == verwacht
    invuller.send("controle", **{"adres-huidig_adres": "Verzonnen 1"})
    assert invuller.stored().antwoorden["huidig_adres"] == verwacht


@pytest.mark.parametrize("waarde", ["", "onzin", "9", "adres", "controle"])
def test_each_hidden_field_altered_hands_in_nothing_and_breaks_nothing(tab: Invuller, waarde: str) -> None:
    for stap in STAPPEN:
        goed = {**typed()[stap], "huidig_adres": "Beukenlaan 12"} if stap == "adres" else typed()[stap]
        verborgen = hidden_fields(tab.open(stap))
        for naam in verborgen.keys() - {"csrfmiddlewaretoken"}:
            post = {f"{stap}-{veld}": invoer for veld, invoer in goed.items()}
            antwoord = tab.client.post(tab.url(stap), {**verborgen, **post, naam: waarde})
            assert antwoord.status_code in (302, 400), (stap, naam)
        tab.send(stap, goed)
    verborgen = hidden_fields(tab.open("controle"))
    for naam in verborgen.keys() - {"csrfmiddlewaretoken"}:
        ongewijzigd = naam.endswith("current_step") and waarde == "controle"
        if not ongewijzigd:
            tab.client.post(tab.url("controle"), {**verborgen, "controle-akkoord": "on", naam: waarde})
            assert tab.stored().is_concept, naam


def test_start_makes_a_draft_of_who_asks_whatever_is_posted(
    eigenaar: Account, client_voor: ClientVoor
) -> None:
    ander = InwonerFactory(met_account=True)
    formulier = FormulierFactory(login="mag")
    los = {naam: ANDERS.get(naam, str(ander.pk)) for naam in VELDEN}
    begin = reverse("formulieren:start", args=[formulier.slug])
    client_voor(eigenaar).post(begin, los)
    van_eigenaar = Aanvraag.objects.latest("id")
    assert (van_eigenaar.aanvrager.uuid, van_eigenaar.kanaal) == (eigenaar.inwoner_uuid, "website")
    Client().post(begin, los)
    van_niemand = Aanvraag.objects.latest("id")
    assert (van_niemand.aanvrager, van_niemand.loa, van_niemand.referentie) == (None, "", None)
    assert van_niemand.houder_hash not in ("", str(ander.pk))


def test_claim_takes_person_and_level_from_the_session(
    anoniem: Invuller, eigenaar: Account, client_voor: ClientVoor
) -> None:
    ander = InwonerFactory(met_account=True)
    terug = log_in(anoniem, client_voor, eigenaar)
    terug.client.post(terug.url("overnemen"), forged("adres", anoniem.aanvraag, ander))
    na = terug.stored()
    assert (na.aanvrager.uuid, na.loa, na.houder_hash) == (eigenaar.inwoner_uuid, "midden", "")
    assert KOEKJE in anoniem.client.cookies


def _vragen(aanvraag: Aanvraag) -> list[str]:
    stappen = aanvraag.versie.definitie["stappen"]
    return [veld["sleutel"] for stap in stappen for veld in stap["velden"]]
