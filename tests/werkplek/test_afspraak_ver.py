"""How far ahead staff can book: as far as the agenda shows, and what they chose stays when it is further."""

from datetime import date, datetime, time, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.models import Afspraak
from portaal.afspraken.queries.tijden import VERSTE
from portaal.afspraken.rooster import TIJDZONE
from portaal.inwoners.models import Inwoner
from portaal.kern.ui.notatie import format_datum
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster, staff, workday_after

TE_VER = "Zo ver vooruit kunt u geen afspraak maken"
TIJDEN = "/werkplek/afspraken/maken/tijd/"
ABSURD = date(2999, 1, 1)


@pytest.fixture
def plek(zaaktype) -> Plek:
    """Staffed every day of the week."""
    plek = make_rooster(soort=AfspraaksoortFactory(zaaktype=zaaktype))
    for weekdag in (5, 6):
        staff(plek.locatie, weekdag, time(9), time(12), plek.balies)
    return plek


def at_nine(dag: date) -> str:
    return datetime.combine(dag, time(9), TIJDZONE).isoformat()


def last_day() -> date:
    return timezone.localdate() + VERSTE


def choose(plek: Plek, **meer: str) -> dict[str, str]:
    return {"voor": f"{plek.soort.slug}:1", "locatie": plek.locatie.slug, **meer}


def test_staff_book_as_far_as_the_agenda_shows(werk: Client, plek: Plek) -> None:
    gegevens = werk.post(f"{TIJDEN}?{urlencode(choose(plek))}", {"moment": at_nine(last_day())}).url
    werk.post(gegevens, {"naam": "Kees Dijkstra"})
    agenda = werk.get(f"/werkplek/agenda/?locatie={plek.locatie.slug}&dag={last_day()}").content.decode()
    assert "Kees Dijkstra" in agenda
    assert Afspraak.objects.get().datum == last_day()


@pytest.mark.parametrize("dag", [ABSURD, None])
def test_further_they_hear_why_not_and_what_they_chose_stays(
    werk: Client, plek: Plek, inwoner: Inwoner, dag: date | None
) -> None:
    gekozen = choose(plek, inwoner=str(inwoner.uuid))
    te_ver = dag or last_day() + timedelta(days=1)
    antwoord = werk.post(f"{TIJDEN}?{urlencode(gekozen)}", {"moment": at_nine(te_ver)})
    assert dict(parse_qsl(urlsplit(antwoord.url).query)) == gekozen
    inhoud = werk.get(antwoord.url).content.decode()
    assert TE_VER in inhoud and f"tot en met {format_datum(last_day())}." in inhoud
    assert "Kies een moment" in inhoud
    assert not Afspraak.objects.exists()


def test_what_stands_cannot_be_moved_further_than_that(werk: Client, plek: Plek) -> None:
    afspraak = plek.book(datetime.fromisoformat(at_nine(workday_after(timezone.localdate()))), timezone.now())
    pad = f"/werkplek/afspraken/{afspraak.uuid}/verplaatsen/?locatie={plek.locatie.slug}"
    inhoud = werk.post(pad, {"moment": at_nine(ABSURD)}, follow=True).content.decode()
    assert TE_VER in inhoud
    assert "Nieuw moment voor Sanne" in inhoud
    assert Afspraak.objects.get().start == afspraak.start
    werk.post(pad, {"moment": at_nine(last_day())})
    assert Afspraak.objects.get().datum == last_day()


def test_no_time_is_offered_past_it(werk: Client, plek: Plek) -> None:
    """Also not to who leads the calendar there by hand, or a soort that may be booked for longer."""
    plek.soort.horizon_dagen = VERSTE.days + 100
    plek.soort.save()
    pad = f"{TIJDEN}?{urlencode(choose(plek))}"
    dag = last_day()
    binnen, erna = (
        werk.get(f"{pad}&vanaf={welke}&dag={welke}").content.decode()
        for welke in (dag, dag + timedelta(days=1))
    )
    assert f'value="{dag}T09:00' in binnen
    assert f'value="{dag + timedelta(days=1)}T09:00' not in erna
