"""The worklist of staff."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from portaal.toegang.models import Account
from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Zaak, Zaaktype
from portaal.zaken.operations import set_status, take_zaak
from portaal.zaken.permissions import zichtbaar_voor
from portaal.zaken.queries import GROEPEN, Werklijst, WerklijstFilter, find_zaken, werklijst, zaken_van
from portaal.zaken.queries.weergave import dagen_tekst
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def zaaktype(medewerker: Account) -> Zaaktype:
    return ZaaktypeFactory(team=medewerker.teams.get(), omschrijving="Kapvergunning")


def read(account: Account, now: datetime, **velden: Any) -> Werklijst:
    return werklijst(account, zaken=zichtbaar_voor(account), filters=WerklijstFilter(**velden), now=now)


def shown(lijst: Werklijst) -> dict[str, list[str]]:
    return {groep.sleutel: [regel.titel for regel in groep.regels] for groep in lijst.groepen}


def planned(zaaktype: Zaaktype, now: datetime, titel: str, **velden: Any) -> Zaak:
    """An open zaak with these dates, as they would stand some time after it was received."""
    zaak = ZaakFactory(zaaktype=zaaktype, op=now - 9 * DAG, omschrijving=titel)
    Zaak.objects.filter(pk=zaak.pk).update(**velden)
    return zaak


def test_groups_follow_the_next_promise(medewerker: Account, zaaktype: Zaaktype, nu: datetime) -> None:
    vandaag = nu.date()
    planned(zaaktype, nu, "belofte voorbij", einddatum_gepland=vandaag - DAG)
    planned(
        zaaktype,
        nu,
        "wet voorbij",
        einddatum_gepland=vandaag - 8 * DAG,
        uiterlijke_einddatum_afdoening=vandaag - 2 * DAG,
    )
    planned(zaaktype, nu, "vandaag", einddatum_gepland=vandaag)
    planned(zaaktype, nu, "zondag", einddatum_gepland=date(2026, 11, 29))
    planned(zaaktype, nu, "maandag", einddatum_gepland=date(2026, 11, 30))
    planned(zaaktype, nu, "zonder datum", einddatum_gepland=None, uiterlijke_einddatum_afdoening=None)
    ZaakFactory(zaaktype=zaaktype, op=nu - 9 * DAG, omschrijving="stil", opgeschort=True)
    ZaakFactory(zaaktype=zaaktype, op=nu - 9 * DAG, omschrijving="dicht", afgerond=True)
    lijst = read(medewerker, nu)
    assert shown(lijst) == {
        "te-laat": ["wet voorbij", "belofte voorbij"],
        "vandaag": ["vandaag"],
        "deze-week": ["zondag"],
        "later": ["maandag", "zonder datum"],
        "staat-stil": ["stil"],
    }
    assert lijst.aantallen == {
        "te-laat": 2, "vandaag": 1, "deze-week": 1, "later": 2, "staat-stil": 1
    }  # fmt: skip
    assert lijst.totaal == 7
    laat = lijst.groepen[0].regels
    assert [(regel.belofte.wat, regel.belofte.dagen) for regel in laat] == [
        ("Besluit, wettelijk", "2 dagen te laat"),
        ("Besluit, beloofd", "1 dag te laat"),
    ]


def test_lapsed_opschorting_counts_as_running_again(
    medewerker: Account, zaaktype: Zaaktype, nu: datetime
) -> None:
    ZaakFactory(zaaktype=zaaktype, op=nu - 50 * DAG, opgeschort=True)
    assert list(shown(read(medewerker, nu))) == ["later"]


def test_own_promise_that_waits_for_the_resident_is_not_late(medewerker: Account, nu: datetime) -> None:
    norm = ZaaktypeFactory(team=medewerker.teams.get(), alleen_norm=True)
    zaak = ZaakFactory(zaaktype=norm, op=nu - 30 * DAG)
    assert list(shown(read(medewerker, nu))) == ["te-laat"]
    wacht = norm.statustypen.get(soort=StatusSoort.WACHT_OP_INWONER)
    set_status(zaak=zaak, statustype=wacht, by=None, now=nu)
    (groep,) = read(medewerker, nu).groepen
    assert (groep.sleutel, groep.regels[0].belofte.wat) == ("staat-stil", "Wacht op inwoner")


def test_document_that_lies_ready_is_no_late_promise(medewerker: Account, nu: datetime) -> None:
    ophaal = ZaaktypeFactory(team=medewerker.teams.get(), ophaalproduct=True)
    ZaakFactory(zaaktype=ophaal, op=nu - 30 * DAG, klaar=True)
    (groep,) = read(medewerker, nu).groepen
    assert groep.sleutel == "later"
    assert groep.regels[0].belofte.wat.startswith("Ligt klaar")


def test_row_agrees_with_its_group(medewerker: Account, zaaktype: Zaaktype, nu: datetime) -> None:
    """The database decides the group, next_belofte the words: they must say the same."""
    for dagen in range(-3, 12):
        planned(zaaktype, nu, "x", einddatum_gepland=nu.date() + dagen * DAG)
    for groep in read(medewerker, nu).groepen:
        for regel in groep.regels:
            assert regel.belofte.datum
            te_laat = regel.belofte.datum < nu.date()
            assert (groep.sleutel == "te-laat") == te_laat == (regel.belofte.toon == "laat")
            assert (groep.sleutel == "vandaag") == (regel.belofte.dagen == "Vandaag")


def test_filters_narrow_list_and_counts(medewerker: Account, zaaktype: Zaaktype, nu: datetime) -> None:
    ander = ZaaktypeFactory(team=zaaktype.team, identificatie="evenement", omschrijving="Evenement")
    mijn = ZaakFactory(zaaktype=zaaktype, op=nu, omschrijving="Beuk bij de kerk")
    take_zaak(zaak=mijn, by=medewerker, now=nu)
    initiator = InwonerFactory(voornamen="Mehmet", geslachtsnaam="Yıldırım")
    ZaakFactory(
        zaaktype=ander, op=nu, omschrijving="Lampionoptocht", in_behandeling=True, initiator=initiator
    )
    alles = read(medewerker, nu)
    assert alles.tellers == {"team": 2, "mijn": 1, "vrij": 1}
    assert alles.zaaktypen == (("evenement", "Evenement"), (zaaktype.identificatie, "Kapvergunning"))
    for velden, verwacht in (
        ({"kring": "mijn"}, ["Beuk bij de kerk"]),
        ({"kring": "vrij"}, ["Lampionoptocht"]),
        ({"zaaktype": "evenement"}, ["Lampionoptocht"]),
        ({"status": StatusSoort.ONTVANGEN}, ["Beuk bij de kerk"]),
        ({"zoek": "beuk KERK"}, ["Beuk bij de kerk"]),
        ({"zoek": mijn.identificatie}, ["Beuk bij de kerk"]),
        ({"zoek": "mehmet optocht"}, ["Lampionoptocht"]),
        ({"groep": "te-laat"}, []),
    ):
        lijst = read(medewerker, nu, **velden)
        assert [titel for titels in shown(lijst).values() for titel in titels] == verwacht
        assert lijst.tellers == alles.tellers


def test_list_holds_only_what_the_account_may_see(
    medewerker_ander_team: Account, zaaktype: Zaaktype, nu: datetime
) -> None:
    ZaakFactory(zaaktype=zaaktype)
    lijst = read(medewerker_ander_team, nu)
    assert lijst.totaal == 0
    assert lijst.zaaktypen == ()


def test_long_list_is_paged_with_counts_of_all_pages(
    medewerker: Account, zaaktype: Zaaktype, nu: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portaal.zaken.queries.lijst.PER_PAGINA", 2)
    for _ in range(5):
        ZaakFactory(zaaktype=zaaktype, op=nu)
    lijst = read(medewerker, nu, pagina=3)
    assert [len(groep.regels) for groep in lijst.groepen] == [1]
    assert lijst.groepen[0].aantal == 5
    assert read(medewerker, nu, pagina=99).pagina.number == 3


def test_list_asks_as_much_for_30_zaken_as_for_3(
    medewerker: Account, zaaktype: Zaaktype, nu: datetime, django_assert_max_num_queries
) -> None:
    aantallen = []
    for reeks in (3, 27):
        for nummer in range(reeks):
            zaak = ZaakFactory(zaaktype=zaaktype, op=nu - 9 * DAG, opgeschort=nummer % 3 == 0)
            take_zaak(zaak=zaak, by=medewerker, now=nu)
        with django_assert_max_num_queries(8) as vragen:
            read(medewerker, nu)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_find_zaken_stays_within_what_may_be_seen(
    medewerker: Account, medewerker_ander_team: Account, zaaktype: Zaaktype, nu: datetime
) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, omschrijving="Beuk bij de kerk")
    for account, verwacht in ((medewerker, [zaak.uuid]), (medewerker_ander_team, [])):
        binnen = zichtbaar_voor(account)
        assert [regel.uuid for regel in find_zaken("beuk", binnen=binnen, now=nu)] == verwacht
        initiator = zaak.initiator
        assert initiator
        assert [regel.uuid for regel in zaken_van(initiator, binnen=binnen, now=nu)] == verwacht
    assert find_zaken("b", binnen=zichtbaar_voor(medewerker), now=nu) == []


@pytest.mark.parametrize(
    ("dagen", "tekst"),
    [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "Vandaag"), (1, "Nog 1 dag"), (17, "Nog 17 dagen")],
)
def test_days_in_words(nu: datetime, dagen: int, tekst: str) -> None:
    assert dagen_tekst(nu.date() + dagen * DAG, nu.date()) == tekst


def test_groups_have_a_name() -> None:
    assert list(GROEPEN) == ["te-laat", "vandaag", "deze-week", "later", "staat-stil"]
