"""Who sets up a locatie sees what a change does to who is booked, before it is saved."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import VerzetAanleiding
from portaal.afspraken.models import Afspraak, Balie, BlokBalie, Openingsblok, SoortLocatie, Verzetting
from portaal.afspraken.operations.proef import count_losing_balie
from portaal.afspraken.queries import find_dagen, load_rooster
from portaal.afspraken.queries.overboekt import find_overboekt
from portaal.afspraken.wens import WensKanNiet
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Afwijking
from portaal.organisatie.operations import add_sluiting
from portaal.toegang.models import Account, Handeling
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.organisatie import TeamlidFactory

KLOPT = "Klopt dit?"


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=1)


@pytest.fixture
def leider(db: None) -> Account:
    return TeamlidFactory(rol=TeamRol.TEAMLEIDER).account


@pytest.fixture
def client(leider: Account, client_voor: ClientVoor) -> Client:
    return client_voor(leider)


@pytest.fixture
def basis(plek: Plek) -> str:
    return f"/werkplek/inrichten/locaties/{plek.locatie.slug}/"


def book(plek: Plek, aantal: int = 2) -> Afspraak:
    """So many on the first day with room, from two days on; the first of them."""
    now = timezone.now()
    vanaf = timezone.localdate() + timedelta(days=2)
    vrij = next(dag for dag in find_dagen(plek.wens(), vanaf, vanaf + timedelta(days=9), now) if dag.tijden)
    eerste, *_ = [plek.book(start, now) for start in vrij.tijden[:aantal]]
    return eerste


def overboekt(plek: Plek) -> int:
    vandaag = timezone.localdate()
    alle = Afspraak.objects.all()
    gevonden = find_overboekt(alle, plek.locatie, vandaag, vandaag + timedelta(days=60), now=timezone.now())
    return len(gevonden)


def parts(veld: str, dag: date) -> dict[str, str]:
    return {f"{veld}_dag": str(dag.day), f"{veld}_maand": str(dag.month), f"{veld}_jaar": str(dag.year)}


def blok_of(plek: Plek, **anders: object) -> dict[str, object]:
    gewoon = {"van": "9.00", "tot": "12.00", "elke_n_weken": "1", f"balie_{plek.balies[0].pk}": "publiek"}
    return {**gewoon, **parts("geldig_van", date(2020, 1, 6)), **anders}


def test_a_balie_is_made_with_what_it_can_do(client: Client, plek: Plek, basis: str) -> None:
    antwoord = client.post(f"{basis}balies/", {"naam": "Balie 9", "soorten": [plek.soort.slug]})
    assert antwoord.url == basis
    balie = Balie.objects.get(naam="Balie 9")
    assert list(balie.soorten.all()) == [plek.soort]
    assert Handeling.objects.get(soort="balie-gemaakt").object_uuid == balie.uuid
    inhoud = client.get(basis).content.decode()
    assert "Balie 9" in inhoud
    assert "Nooit open" in inhoud


def test_two_balies_of_one_name_are_refused_and_what_was_typed_stays(
    client: Client, plek: Plek, basis: str
) -> None:
    antwoord = client.post(f"{basis}balies/", {"naam": "Balie 1", "soorten": [plek.soort.slug]})
    assert antwoord.status_code == 422
    inhoud = antwoord.content.decode()
    assert "al een balie met deze naam" in inhoud
    assert 'value="Balie 1"' in inhoud
    assert "checked" in inhoud
    assert Balie.objects.count() == 1


def test_a_skill_that_people_need_is_asked_about_first(client: Client, plek: Plek, basis: str) -> None:
    book(plek)
    adres = f"{basis}balies/{plek.balies[0].uuid}/"
    gevraagd = client.post(adres, {"naam": "Balie 1"})
    assert KLOPT in gevraagd.content.decode()
    assert "2 afspraken" in gevraagd.content.decode()
    assert plek.balies[0].soorten.exists()
    assert not Handeling.objects.filter(soort="balie-gewijzigd").exists()
    gedaan = client.post(adres, {"naam": "Balie 1", "gezien": "2"})
    assert gedaan.url == f"/werkplek/agenda/overboekt/?locatie={plek.locatie.slug}"
    assert not plek.balies[0].soorten.exists()
    assert overboekt(plek) == 2
    assert "2 afspraken staan nu op een balie" in client.get(gedaan.url).content.decode()


def test_what_was_seen_is_not_enough_once_more_people_are_booked(
    client: Client, plek: Plek, basis: str
) -> None:
    book(plek, 2)
    antwoord = client.post(f"{basis}balies/{plek.balies[0].uuid}/", {"naam": "Balie 1", "gezien": "1"})
    assert "2 afspraken" in antwoord.content.decode()
    assert plek.balies[0].soorten.exists()


def test_a_balie_with_history_stays_without_hours_and_one_without_goes(
    client: Client, plek: Plek, basis: str
) -> None:
    book(plek, 1)
    leeg = Balie.objects.create(locatie=plek.locatie, naam="Leeg")
    weg = f"{basis}balies/{leeg.uuid}/weg/"
    assert "Niemand met een afspraak" in client.post(weg).content.decode()
    assert Balie.objects.filter(pk=leeg.pk).exists()
    client.post(weg, {"gezien": "0"})
    assert not Balie.objects.filter(pk=leeg.pk).exists()
    weg = f"{basis}balies/{plek.balies[0].uuid}/weg/"
    assert "<strong>1 afspraak</strong>" in client.post(weg).content.decode()
    client.post(weg, {"gezien": "1"})
    assert Balie.objects.filter(pk=plek.balies[0].pk).exists()
    assert not BlokBalie.objects.exists()


def test_the_trial_leaves_nothing_behind(plek: Plek) -> None:
    book(plek)
    blokken = Openingsblok.objects.count()
    aantal = count_losing_balie(
        locatie=plek.locatie, doe=Openingsblok.objects.all().delete, now=timezone.now()
    )
    assert aantal == 2
    assert Openingsblok.objects.count() == blokken


def test_blokken_on_more_days_at_once(client: Client, plek: Plek, basis: str) -> None:
    ingevuld = blok_of(plek, weekdagen=["0", "5"], van="18:00", tot="20.00", elke_n_weken="2")
    assert client.post(f"{basis}uren/blok/", ingevuld).url == f"{basis}uren/"
    nieuw = Openingsblok.objects.filter(van="18:00")
    assert sorted(nieuw.values_list("weekdag", "elke_n_weken")) == [(0, 2), (5, 2)]
    assert BlokBalie.objects.filter(blok__in=nieuw, online=True).count() == 2
    inhoud = client.get(f"{basis}uren/").content.decode()
    assert "18.00 tot 20.00 uur" in inhoud
    assert "om de week" in inhoud


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"weekdagen": []}, "Kies minstens één dag"),
        ({"van": "12.00", "tot": "9.00"}, "na de begintijd"),
        ({"tot": "11.58"}, "eindigt op een 0 of een 5"),
        ({"elke_n_weken": "0"}, "van 1 tot en met 52"),
        (parts("geldig_tot", date(2019, 1, 1)), "ligt voor de eerste dag"),
        ({"balie": "niet"}, "Kies minstens één balie"),
    ],
)
def test_what_is_wrong_with_a_blok_is_told(
    client: Client, plek: Plek, basis: str, anders: dict[str, object], melding: str
) -> None:
    if "balie" in anders:
        anders = {f"balie_{plek.balies[0].pk}": anders["balie"]}
    eerst = Openingsblok.objects.count()
    antwoord = client.post(f"{basis}uren/blok/", blok_of(plek, **{"weekdagen": ["0"], **anders}))
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert Openingsblok.objects.count() == eerst


def test_shorter_hours_are_asked_about_and_then_seen_at_once(client: Client, plek: Plek, basis: str) -> None:
    afspraak = book(plek)
    blok = Openingsblok.objects.get(weekdag=afspraak.datum.weekday())
    ingevuld = blok_of(plek, weekdagen=str(blok.weekdag), van="10.30")
    assert "2 afspraken" in client.post(f"{basis}uren/blok/?blok={blok.pk}", ingevuld).content.decode()
    blok.refresh_from_db()
    assert blok.van.hour == 9
    client.post(f"{basis}uren/blok/?blok={blok.pk}", {**ingevuld, "gezien": "2"})
    assert overboekt(plek) == 2
    vrij = find_dagen(plek.wens(), afspraak.datum, afspraak.datum, timezone.now())[0]
    assert timezone.localtime(vrij.tijden[0]).strftime("%H.%M") == "10.30"


def test_a_balie_for_staff_only_is_not_offered_to_residents(client: Client, plek: Plek, basis: str) -> None:
    for blok in Openingsblok.objects.all():
        ingevuld = blok_of(plek, weekdagen=str(blok.weekdag))
        ingevuld[f"balie_{plek.balies[0].pk}"] = "medewerkers"
        client.post(f"{basis}uren/blok/?blok={blok.pk}", ingevuld)
    vandaag = timezone.localdate()
    assert not any(
        dag.tijden for dag in find_dagen(plek.wens(), vandaag, vandaag + timedelta(days=9), timezone.now())
    )
    assert "alleen medewerkers boeken" in client.get(f"{basis}uren/").content.decode()


def test_a_blok_goes_after_the_second_button(client: Client, plek: Plek, basis: str) -> None:
    blok = Openingsblok.objects.first()
    assert blok is not None
    assert "verwijderen?" in client.post(f"{basis}uren/weg/", {"sleutel": blok.pk}).content.decode()
    assert Openingsblok.objects.filter(pk=blok.pk).exists()
    client.post(f"{basis}uren/weg/", {"sleutel": blok.pk, "gezien": "0"})
    assert not Openingsblok.objects.filter(pk=blok.pk).exists()


def test_a_soort_differs_at_one_locatie_and_stops_there(client: Client, plek: Plek, basis: str) -> None:
    adres = f"{basis}afspraken/{plek.soort.slug}/"
    client.post(adres, {"aangeboden": "on", "wie": "intern", "dagquotum": "0", "duur_eerste": "25"})
    hier = SoortLocatie.objects.get()
    assert (hier.alleen_intern, hier.dagquotum, hier.duur_eerste) == (True, 0, 25)
    inhoud = client.get(f"{basis}afspraken/").content.decode()
    assert "Alleen medewerkers" in inhoud
    assert "Hoogstens 0" in inhoud
    assert "25 minuten" in inhoud
    client.post(adres, {"wie": "iedereen"})
    assert not SoortLocatie.objects.exists()
    with pytest.raises(WensKanNiet):
        plek.wens()


def test_a_soort_that_no_balie_can_do_is_told(client: Client, plek: Plek, basis: str) -> None:
    soort = AfspraaksoortFactory()
    assert client.post(f"{basis}afspraken/{soort.slug}/", {"aangeboden": "on", "wie": "iedereen"}).url
    assert "Geen balie kan dit" in client.get(f"{basis}afspraken/").content.decode()
    fout = client.post(
        f"{basis}afspraken/{soort.slug}/", {"aangeboden": "on", "wie": "iedereen", "dagquotum": "veel"}
    )
    assert fout.status_code == 422
    assert 'value="veel"' in fout.content.decode()


def test_another_day_is_asked_about_listed_changed_and_taken_back(
    client: Client, plek: Plek, basis: str
) -> None:
    dag = book(plek).datum
    adres = f"{basis}dagen/"
    dicht = {**parts("datum", dag), "stand": "dicht", "reden": "storing"}
    assert "2 afspraken" in client.post(adres, dicht).content.decode()
    assert not Afwijking.objects.exists()
    client.post(adres, {**dicht, "gezien": "2"})
    assert Afwijking.objects.get().reden == "storing"
    assert overboekt(plek) == 2
    tweemaal = {"van": "9.00", "tot": "11.00", "van_2": "11.30", "tot_2": "12.00"}
    open_ = {"stand": "uren", "reden": "anders", "toelichting": "Sinterklaas komt", **tweemaal}
    client.post(f"{adres}?dag={dag.isoformat()}", open_)
    assert Afwijking.objects.count() == 2
    assert overboekt(plek) == 0
    inhoud = client.get(f"{adres}?dag={dag.isoformat()}").content.decode()
    assert "Open van 09.00 tot 11.00 uur en van 11.30 tot 12.00 uur: Sinterklaas komt" in inhoud
    assert 'value="11.30"' in inhoud
    client.post(f"{adres}weg/", {"datum": dag.isoformat()})
    assert not Afwijking.objects.exists()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"stand": "uren"}, "Vul allebei de tijden in"),
        ({"stand": "uren", "van": "12.00", "tot": "9.00"}, "na de begintijd"),
        (
            {"stand": "uren", "van": "9.00", "tot": "12.00", "van_2": "11.00", "tot_2": "13.00"},
            "na de eerste sluitingstijd",
        ),
        ({"reden": "anders"}, "Vul in waarom"),
        ({"datum_jaar": "2020"}, "Kies vandaag of een dag"),
        ({"stand": ""}, "Kies of de locatie dicht of open is"),
    ],
)
def test_what_is_wrong_with_a_day_is_told(
    client: Client, plek: Plek, basis: str, anders: dict[str, str], melding: str
) -> None:
    gewoon = {
        **parts("datum", timezone.localdate() + timedelta(days=3)),
        "stand": "dicht",
        "reden": "feestdag",
    }
    antwoord = client.post(f"{basis}dagen/", {**gewoon, **anders})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Afwijking.objects.exists()


def test_a_day_that_everybody_was_moved_from_opens_where_it_was_closed(
    client: Client, plek: Plek, basis: str, leider: Account
) -> None:
    dag, now = timezone.localdate() + timedelta(days=3), timezone.now()
    verzetting = Verzetting.objects.create(
        sleutel="s",
        aanleiding=VerzetAanleiding.SLUITING,
        locatie=plek.locatie,
        datum=dag,
        reden="lekkage",
        at=now,
        by=leider,
    )
    add_sluiting(
        locatie=plek.locatie, datum=dag, van=None, tot=None, reden="lekkage", sluiting=verzetting.uuid
    )
    assert str(verzetting.uuid) in client.get(f"{basis}dagen/").content.decode()
    antwoord = client.post(f"{basis}dagen/", {**parts("datum", dag), "stand": "dicht", "reden": "storing"})
    assert "Open de dag eerst weer" in antwoord.content.decode()
    client.post(f"{basis}dagen/weg/", {"datum": dag.isoformat()})
    assert Afwijking.objects.get().reden == "lekkage"


def test_who_may_not_gets_nothing(client_voor: ClientVoor, plek: Plek, basis: str) -> None:
    behandelaar = client_voor(TeamlidFactory().account)
    for pad in ("", "balies/", "uren/", "uren/blok/", "afspraken/", "dagen/"):
        assert behandelaar.get(basis + pad).status_code == 404
    blok = Openingsblok.objects.first()
    assert blok is not None
    assert behandelaar.post(f"{basis}uren/weg/", {"sleutel": blok.pk, "gezien": "0"}).status_code == 404
    ander = make_rooster()
    leider = client_voor(TeamlidFactory(rol=TeamRol.TEAMLEIDER).account)
    assert leider.get(f"{basis}balies/{ander.balies[0].uuid}/").status_code == 404
    elders = ander.locatie.openingsblokken.earliest("pk").pk
    for sleutel in (elders, "x", "9" * 30):
        assert leider.get(f"{basis}uren/blok/?blok={sleutel}").status_code == 404


def test_the_pages_ask_as_much_for_many(
    client: Client, plek: Plek, basis: str, django_assert_max_num_queries
) -> None:
    for nummer in range(2, 12):
        balie = Balie.objects.create(locatie=plek.locatie, naam=f"Balie {nummer}")
        balie.soorten.set([AfspraaksoortFactory(), plek.soort])
        for blok in Openingsblok.objects.all():
            BlokBalie.objects.create(blok=blok, balie=balie)
    for nummer in range(1, 11):
        dag = timezone.localdate() + timedelta(days=nummer)
        Afwijking.objects.create(locatie=plek.locatie, datum=dag, reden="drukte")
    for pad in ("", "uren/", "afspraken/", "dagen/"):
        with django_assert_max_num_queries(22):
            client.get(basis + pad)
    assert load_rooster(plek.locatie, timezone.localdate(), timezone.localdate()).blokken
