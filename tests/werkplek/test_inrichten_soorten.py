"""Who may set up soorten, busy periods and visits; what they type holds at once, and nothing gets lost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portaal.afspraken.enums import Afspraakkanaal
from portaal.afspraken.models import (
    Afspraaksoort,
    Bezoekgebied,
    Drukteperiode,
    Reistijd,
    SoortLocatie,
)
from portaal.afspraken.operations.inrichten_bezoek import save_gebied
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.bezoek import find_gebied
from portaal.afspraken.queries.drukte import find_drukte
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account, Handeling
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.organisatie import TeamlidFactory

BEGIN = "/werkplek/inrichten/"
SOORTEN = f"{BEGIN}soorten/"
PERIODE = f"{BEGIN}drukte/periode/"
GEBIED = f"{BEGIN}bezoek/gebied/"
SOORT: dict[str, Any] = {
    "naam": "Paspoort aanvragen",
    "uitleg": "U krijgt het paspoort na vijf werkdagen.",
    "kanaal": "balie",
    "duur_eerste": "15",
    "duur_extra": "10",
    "max_personen": "4",
    "buffer": "5",
    "voorloop_uren": "2",
    "horizon_dagen": "60",
    "norm_werkdagen": "3",
    "volgorde": "10",
}
DRUK: dict[str, Any] = {
    "naam": "In mei, juni en juli",
    "advies": "Kies liever een rustige dag.",
    **{"van_dag": "1", "van_maand": "5", "van_jaar": "2026"},
    **{"tot_dag": "31", "tot_maand": "7", "tot_jaar": "2026"},
    "elk_jaar": "on",
}


@pytest.fixture
def leider(db: None) -> Account:
    return TeamlidFactory(rol=TeamRol.TEAMLEIDER).account


@pytest.fixture
def client(leider: Account, client_voor: ClientVoor) -> Client:
    return client_voor(leider)


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster()


def make_gebied(locatie: Locatie, naam: str, *postcodes: str, by: Account) -> Bezoekgebied:
    return save_gebied(
        gebied=None,
        locatie=locatie,
        naam=naam,
        reistijd=10,
        postcodes=postcodes,
        by=by,
        now=timezone.now(),
    )


def handelingen() -> list[str]:
    return list(Handeling.objects.order_by("pk").values_list("soort", flat=True))


def test_a_soort_without_a_zaaktype_gets_a_team_and_keeps_it(client: Client, leider: Account) -> None:
    team = leider.teams.get()
    client.post(f"{SOORTEN}nieuw/", {**SOORT, "team": team.slug})
    soort = Afspraaksoort.objects.get()
    assert (soort.zaaktype, soort.team) == (None, team)
    pagina = client.get(f"{SOORTEN}{soort.uuid}/").content.decode()
    assert f'<option value="{team.slug}" selected>' in pagina


@pytest.mark.parametrize("pad", ["", "soorten/", "soorten/nieuw/", "drukte/", "drukte/periode/", "bezoek/"])
def test_who_may_not_set_up_finds_nothing(pad: str, werk: Client, client: Client) -> None:
    assert werk.get(BEGIN + pad).status_code == 404
    assert "Inrichten" not in werk.get("/werkplek/").content.decode()
    pagina = client.get(BEGIN + pad)
    assert pagina.status_code == 200
    assert '/werkplek/inrichten/"' in pagina.content.decode()


def test_the_start_leads_to_every_locatie(client: Client, plek: Plek) -> None:
    inhoud = client.get(BEGIN).content.decode()
    assert plek.locatie.naam in inhoud
    assert f"/werkplek/inrichten/locaties/{plek.locatie.slug}/" in inhoud


def test_a_soort_is_made_with_all_there_is_to_say(client: Client, plek: Plek) -> None:
    gezegd = {**SOORT, "combineert_met": [plek.soort.slug], "is_afhalen": "on"}
    naar = client.post(f"{SOORTEN}nieuw/", gezegd, follow=True)
    soort = Afspraaksoort.objects.get(slug="paspoort-aanvragen")
    assert [getattr(soort, veld) for veld in ("duur_eerste", "duur_extra", "buffer", "norm_werkdagen")] == [
        15,
        10,
        5,
        3,
    ]
    assert soort.is_afhalen
    assert plek.soort.combineert_met.get() == soort
    assert "Nergens" in naar.content.decode()
    assert handelingen() == ["soort-gemaakt"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"naam": ""}, "Vul een naam in"),
        ({"naam": "!?"}, "Gebruik letters of cijfers"),
        ({"duur_eerste": "0"}, "Vul een aantal minuten in van 1 tot en met 480"),
        ({"duur_eerste": "lang"}, "Vul een aantal minuten in van 1 tot en met 480"),
        ({"max_personen": "-1"}, "Vul een aantal personen in van 1 tot en met 20"),
        ({"voorloop_uren": "48", "horizon_dagen": "2"}, "Zo is er geen dag meer om te kiezen"),
        ({"kanaal": "telefoon", "is_afhalen": "on"}, "Ophalen kan alleen aan de balie"),
        ({"kanaal": "fax"}, "Kies hoe het gesprek gaat"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    client: Client, fout: dict[str, str], melding: str
) -> None:
    antwoord = client.post(f"{SOORTEN}nieuw/", {**SOORT, **fout})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert SOORT["uitleg"] in antwoord.content.decode()
    assert not Afspraaksoort.objects.exists()


def test_two_soorten_never_have_one_name(client: Client) -> None:
    client.post(f"{SOORTEN}nieuw/", SOORT)
    for naam in ("Paspoort aanvragen", "PASPOORT aanvragen", "Paspoort, aanvragen"):
        antwoord = client.post(f"{SOORTEN}nieuw/", {**SOORT, "naam": naam})
        assert "Er is al een soort met deze naam" in antwoord.content.decode()
    ander = AfspraaksoortFactory(naam="Rijbewijs")
    antwoord = client.post(f"{SOORTEN}{ander.uuid}/", {**SOORT, "naam": "Paspoort aanvragen"})
    assert antwoord.status_code == 422
    assert Afspraaksoort.objects.count() == 2


def test_a_longer_soort_is_longer_for_who_books_now_and_not_for_who_booked(
    client: Client, plek: Plek
) -> None:
    now = timezone.now()
    dagen = find_dagen(
        plek.wens(), date(2020, 1, 1).replace(year=now.year), now.date().replace(year=now.year + 1), now
    )
    tijd = next(tijd for dag in dagen for tijd in dag.tijden)
    afspraak = plek.book(tijd, now)
    duurde = afspraak.eind - afspraak.start
    pagina = client.get(f"{SOORTEN}{plek.soort.uuid}/").content.decode()
    assert "Er is 1 komende afspraak" in pagina
    client.post(f"{SOORTEN}{plek.soort.uuid}/", {**SOORT, "naam": plek.soort.naam, "duur_eerste": "30"})
    afspraak.refresh_from_db()
    plek.soort.refresh_from_db()
    assert afspraak.eind - afspraak.start == duurde
    assert plek.wens().cellen == 7
    assert plek.soort.slug.startswith("soort-")
    assert "duur_eerste" in Handeling.objects.get(soort="soort-gewijzigd").toelichting


def test_the_same_again_is_no_change(client: Client) -> None:
    client.post(f"{SOORTEN}nieuw/", SOORT)
    soort = Afspraaksoort.objects.get()
    assert client.post(f"{SOORTEN}{soort.uuid}/", SOORT).status_code == 302
    assert handelingen() == ["soort-gemaakt"]


def test_how_people_are_helped_lies_fast_once_there_are_afspraken(client: Client, plek: Plek) -> None:
    now = timezone.now()
    dagen = find_dagen(plek.wens(), now.date(), now.date().replace(year=now.year + 1), now)
    plek.book(next(tijd for dag in dagen for tijd in dag.tijden), now)
    assert "Dit ligt vast" in client.get(f"{SOORTEN}{plek.soort.uuid}/").content.decode()
    client.post(f"{SOORTEN}{plek.soort.uuid}/", {**SOORT, "kanaal": "telefoon"})
    plek.soort.refresh_from_db()
    assert plek.soort.kanaal == Afspraakkanaal.BALIE


def test_together_only_when_both_go_the_same_way(client: Client) -> None:
    bellen = AfspraaksoortFactory(naam="Bellen", kanaal=Afspraakkanaal.TELEFOON)
    antwoord = client.post(f"{SOORTEN}nieuw/", {**SOORT, "combineert_met": [bellen.slug]})
    assert "Dit gesprek gaat op een andere manier, kies het niet: Bellen" in antwoord.content.decode()


def test_a_soort_that_is_stopped_stays_and_is_offered_nowhere(client: Client, plek: Plek) -> None:
    for _ in range(2):
        client.post(f"{SOORTEN}{plek.soort.uuid}/stoppen/")
    assert not SoortLocatie.objects.filter(soort=plek.soort).exists()
    assert Afspraaksoort.objects.filter(pk=plek.soort.pk).exists()
    assert handelingen() == ["soort-niet-meer-aangeboden"]
    assert "Niet aangeboden" in client.get(SOORTEN).content.decode()


def test_a_busy_period_is_made_changed_and_taken_away(client: Client, plek: Plek) -> None:
    soort = plek.soort
    assert client.post(PERIODE, {**DRUK, "soorten": [soort.slug]}).status_code == 302
    (keer,) = find_drukte([soort], date(2027, 7, 1), date(2027, 7, 2))
    assert keer.titel == "In mei, juni en juli is het druk"
    periode = Drukteperiode.objects.get()
    wijzig = f"{PERIODE}?periode={periode.pk}"
    assert "Kies liever een rustige dag." in client.get(wijzig).content.decode()
    client.post(wijzig, {**DRUK, "elk_jaar": "", "soorten": [soort.slug]})
    assert not find_drukte([soort], date(2027, 7, 1), date(2027, 7, 2))
    client.post(f"{BEGIN}drukte/weg/", {"sleutel": periode.pk})
    assert not Drukteperiode.objects.exists()
    assert handelingen() == ["drukteperiode-bewaard", "drukteperiode-bewaard", "drukteperiode-verwijderd"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"tot_jaar": "2025"}, "Kies een dag na de eerste dag"),
        ({"tot_jaar": "2027"}, "duurt korter dan een jaar"),
        ({"van_dag": "31", "van_maand": "2"}, "Deze datum bestaat niet"),
        ({}, "Kies waarvoor het dan druk is"),
    ],
)
def test_a_busy_period_that_cannot_be(client: Client, fout: dict[str, str], melding: str) -> None:
    antwoord = client.post(PERIODE, {**DRUK, **fout})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()


@pytest.mark.parametrize("sleutel", ["x", "0", "-1", "9" * 30, "²"])
def test_what_is_no_key_is_not_there(client: Client, sleutel: str) -> None:
    assert client.get(PERIODE, {"periode": sleutel}).status_code == 404
    assert client.get(GEBIED, {"gebied": sleutel}).status_code == 404
    assert client.post(f"{BEGIN}drukte/weg/", {"sleutel": sleutel}).status_code == 404


def test_an_area_is_where_its_postcodes_are(client: Client, plek: Plek, leider: Account) -> None:
    gezegd = {"locatie": plek.locatie.slug, "naam": "Dorp", "reistijd": "10"}
    assert client.post(GEBIED, {**gezegd, "postcodes": "4299, 4298\n4299"}).status_code == 302
    dorp = Bezoekgebied.objects.get()
    assert find_gebied("4298 AB") == dorp
    client.post(f"{GEBIED}?gebied={dorp.pk}", {**gezegd, "postcodes": "4299"})
    assert find_gebied("4298 AB") is None
    fout = client.post(GEBIED, {**gezegd, "naam": "Buiten", "postcodes": "4299 4297"})
    assert fout.status_code == 422
    assert "Al in gebruik: 4299 (Dorp)" in fout.content.decode()
    assert "4299 4297" in fout.content.decode()
    assert "op deze naam" not in fout.content.decode()
    assert Bezoekgebied.objects.count() == 1
    dubbel = client.post(GEBIED, {**gezegd, "postcodes": ""})
    assert "al een gebied met deze naam" in dubbel.content.decode()
    vorm = client.post(GEBIED, {**gezegd, "naam": "Buiten", "postcodes": "4297AB 123"})
    assert "Dit klopt niet: 4297AB, 123" in vorm.content.decode()


def test_an_area_goes_when_nobody_is_visited_there(client: Client, plek: Plek, leider: Account) -> None:
    now = timezone.now()
    dorp, leeg = (make_gebied(plek.locatie, naam, by=leider) for naam in ("Dorp", "Leeg"))
    dagen = find_dagen(plek.wens(), now.date(), now.date().replace(year=now.year + 1), now)
    afspraak = plek.book(next(tijd for dag in dagen for tijd in dag.tijden), now)
    type(afspraak).objects.filter(pk=afspraak.pk).update(gebied=dorp)
    blijft = client.post(f"{BEGIN}bezoek/weg/", {"sleutel": dorp.pk}, follow=True)
    assert "Er zijn afspraken in dit gebied" in blijft.content.decode()
    client.post(f"{BEGIN}bezoek/weg/", {"sleutel": leeg.pk})
    assert list(Bezoekgebied.objects.all()) == [dorp]


def test_the_way_between_areas_per_pair(client: Client, plek: Plek, leider: Account) -> None:
    een, twee, drie = (make_gebied(plek.locatie, naam, by=leider) for naam in ("Dorp", "Buiten", "Polder"))
    pad = f"{BEGIN}bezoek/reistijden/{plek.locatie.slug}/"
    veld = f"{plek.locatie.slug}-{een.pk}-{{}}".format
    assert client.get(pad).content.decode().count("inputmode") == 3
    client.post(pad, {veld(twee.pk): "25", veld(drie.pk): "40"})
    assert list(Reistijd.objects.values_list("van", "naar", "minuten")) == [
        (een.pk, twee.pk, 25),
        (een.pk, drie.pk, 40),
    ]
    client.post(pad, {veld(twee.pk): "30", veld(drie.pk): ""})
    assert Reistijd.objects.get().minuten == 30
    fout = client.post(pad, {veld(twee.pk): "ver"})
    assert fout.status_code == 422
    assert "Vul een aantal minuten in van 0 tot en met 240" in fout.content.decode()


@pytest.mark.parametrize("pad", ["", "soorten/", "drukte/", "bezoek/"])
def test_lists_ask_the_database_as_often_for_many(pad: str, client: Client, leider: Account) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(BEGIN + pad)
        return len(gevraagd)

    _fill(leider, 2)
    client.get(BEGIN + pad)
    eerst = queries()
    _fill(leider, 9)
    assert queries() == eerst


def _fill(leider: Account, aantal: int) -> None:
    for _ in range(aantal):
        plek = make_rooster()
        nummer = Drukteperiode.objects.count()
        periode = Drukteperiode.objects.create(
            naam=f"Druk {nummer}", advies="x", van=date(2026, 1, 1), tot=date(2026, 1, 2)
        )
        periode.soorten.add(plek.soort)
        make_gebied(plek.locatie, "Dorp", f"{4000 + nummer}", by=leider)
