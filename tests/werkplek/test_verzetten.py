"""Staff close a locatie: first they see whom it touches, then it happens, once."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.models import Afspraak, Verzetting
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak, work_verzetting
from portaal.afspraken.queries import find_dagen
from portaal.berichten.models import Bericht
from portaal.organisatie.enums import TeamRol
from tests.conftest import ClientVoor
from tests.factories.afspraken import Plek, make_rooster
from tests.factories.organisatie import TeamlidFactory

SLUITEN = "/werkplek/agenda/sluiten/"


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


@pytest.fixture
def client(db: None, client_voor: ClientVoor) -> Client:
    return client_voor(TeamlidFactory(rol=TeamRol.KLANTCONTACT).account)


def book(plek: Plek, aantal: int) -> date:
    """So many on the first day with room, from two days on."""
    now = timezone.now()
    vanaf = timezone.localdate() + timedelta(days=2)
    vrij = next(dag for dag in find_dagen(plek.wens(), vanaf, vanaf + timedelta(days=9), now) if dag.tijden)
    for nummer, start in zip(range(aantal), vrij.tijden, strict=False):
        optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=now)
        contact = {"naam": f"Sanne {nummer}", "email": f"sanne{nummer}@voorbeeld.example"}
        confirm_afspraak(afspraak=optie, contact=contact, by=None, now=now)
    return vrij.datum


def fill_in(client: Client, plek: Plek, dag: date, **anders: str) -> dict[str, str]:
    sleutel = str(client.get(SLUITEN).context["form"]["sleutel"].value())
    return {
        "sleutel": sleutel,
        "locatie": plek.locatie.slug,
        "datum_dag": str(dag.day),
        "datum_maand": str(dag.month),
        "datum_jaar": str(dag.year),
        "reden": "stroomstoring",
        **anders,
    }


def test_first_who_it_touches_then_everybody_is_helped_and_twice_is_once(client: Client, plek: Plek) -> None:
    dag = book(plek, 3)
    ingevuld = fill_in(client, plek, dag)
    kijk = client.post(SLUITEN, ingevuld)
    assert "3 afspraken" in kijk.content.decode()
    assert not Verzetting.objects.exists()
    for _ in range(2):
        naar = client.post(SLUITEN, {**ingevuld, "bevestigd": "1"})
    verzetting = Verzetting.objects.get()
    bezig = client.get(naar.url)
    assert bezig["Refresh"] == "3"
    assert "0 van 3" in bezig.content.decode()
    work_verzetting(verzetting=verzetting, klok=timezone.now)
    klaar = client.get(naar.url)
    inhoud = klaar.content.decode()
    assert "Refresh" not in klaar.headers
    assert all(f"Sanne {nummer}" in inhoud for nummer in range(3))
    assert Bericht.objects.filter(soort="afspraak-gesloten-verplaatst").count() == 3
    assert not Afspraak.objects.filter(datum=dag).exists()
    assert verzetting.locatie.naam in client.get("/werkplek/verzettingen/").content.decode()
    assert "weer open" in client.post(f"{naar.url}heropenen/", follow=True).content.decode()
    assert not plek.locatie.afwijkingen.exists()
    assert "niets veranderd" in client.post(f"{naar.url}heropenen/", follow=True).content.decode()


def test_a_day_goes_to_another(client: Client, plek: Plek) -> None:
    dag = book(plek, 1)
    naar = find_dagen(plek.wens(), dag + timedelta(days=7), dag + timedelta(days=7), timezone.now())[0].datum
    oud = Afspraak.objects.get().start
    delen = {"naar_datum_dag": naar.day, "naar_datum_maand": naar.month, "naar_datum_jaar": naar.year}
    client.post(SLUITEN, {**fill_in(client, plek, dag), **delen, "bevestigd": "1"})
    work_verzetting(verzetting=Verzetting.objects.get(), klok=timezone.now)
    afspraak = Afspraak.objects.get()
    assert afspraak.datum == naar
    assert timezone.localtime(afspraak.start).time() == timezone.localtime(oud).time()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"reden": ""}, "Vul in waarom"),
        ({"van": "9.00"}, "Vul allebei de tijden in"),
        ({"van": "9.02", "tot": "10"}, "eindigt op een 0 of een 5"),
        ({"van": "11:00", "tot": "10.00"}, "na de begintijd"),
        ({"datum_jaar": "2020"}, "Kies vandaag of een dag in het komende jaar"),
        ({"locatie": "weg"}, "Kies een locatie"),
        ({"naar_datum_dag": "1", "naar_datum_maand": "1", "naar_datum_jaar": "2020"}, "Kies een andere dag"),
    ],
)
def test_what_is_wrong_is_told_and_kept(
    client: Client, plek: Plek, anders: dict[str, str], melding: str
) -> None:
    dag = timezone.localdate() + timedelta(days=3)
    antwoord = client.post(SLUITEN, {**fill_in(client, plek, dag), "bevestigd": "1", **anders})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert ('value="stroomstoring"' in antwoord.content.decode()) == ("reden" not in anders)
    assert not Verzetting.objects.exists()


def test_who_may_not_gets_nothing(client_voor: ClientVoor, plek: Plek, eigenaar) -> None:
    behandelaar = client_voor(TeamlidFactory().account)
    assert behandelaar.get(SLUITEN).status_code == 404
    assert behandelaar.post(SLUITEN, {}).status_code == 404
    assert behandelaar.get("/werkplek/verzettingen/").status_code == 404
    assert client_voor(eigenaar).get(SLUITEN).status_code == 302


def test_a_teamleider_sees_names_only_of_their_own(
    client: Client, client_voor: ClientVoor, plek: Plek
) -> None:
    dag = book(plek, 1)
    naar = client.post(SLUITEN, {**fill_in(client, plek, dag), "bevestigd": "1"}).url
    work_verzetting(verzetting=Verzetting.objects.get(), klok=timezone.now)
    assert "Sanne" in client.get(naar).content.decode()
    leider = client_voor(TeamlidFactory(rol=TeamRol.TEAMLEIDER).account).get(naar).content.decode()
    assert "Klaar" in leider
    assert "Sanne" not in leider


def test_the_list_asks_as_much_for_many(client: Client, plek: Plek, django_assert_max_num_queries) -> None:
    dag = book(plek, 12)
    naar = client.post(SLUITEN, {**fill_in(client, plek, dag), "bevestigd": "1"}).url
    work_verzetting(verzetting=Verzetting.objects.get(), klok=timezone.now)
    with django_assert_max_num_queries(24):
        client.get(naar)
