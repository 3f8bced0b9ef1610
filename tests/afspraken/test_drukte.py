"""Busy periods: which fall in view, and that the pages tell of them and steer around them."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.drukte import Drukte, find_keren
from portaal.afspraken.operations import ensure_drukteperiode
from portaal.afspraken.queries.drukte import find_drukte
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster

ZOMER = Drukte("In mei, juni en juli", "Kies een rustige dag.", date(2026, 5, 1), date(2026, 7, 31))
WINTER = Drukte("Rond de jaarwisseling", "Kies een rustige dag.", date(2025, 12, 20), date(2026, 1, 5))


@pytest.mark.parametrize(
    ("drukte", "elk_jaar", "van", "tot", "keren"),
    [
        (ZOMER, True, date(2027, 4, 5), date(2027, 5, 1), [date(2027, 5, 1)]),
        (ZOMER, True, date(2027, 7, 31), date(2027, 8, 20), [date(2027, 5, 1)]),
        (ZOMER, True, date(2027, 4, 5), date(2027, 4, 30), []),
        (ZOMER, True, date(2027, 8, 1), date(2027, 8, 28), []),
        (ZOMER, False, date(2027, 5, 1), date(2027, 5, 28), []),
        (ZOMER, False, date(2026, 5, 1), date(2026, 5, 28), [date(2026, 5, 1)]),
        (ZOMER, True, date(2026, 7, 1), date(2027, 6, 1), [date(2026, 5, 1), date(2027, 5, 1)]),
        (WINTER, True, date(2027, 1, 4), date(2027, 1, 31), [date(2026, 12, 20)]),
        (WINTER, True, date(2026, 12, 1), date(2026, 12, 28), [date(2026, 12, 20)]),
        (WINTER, True, date(2027, 1, 6), date(2027, 2, 2), []),
        (
            Drukte("x", "", date(2024, 2, 29), date(2024, 2, 29)),
            True,
            date(2026, 2, 1),
            date(2026, 2, 28),
            [date(2026, 2, 28)],
        ),
    ],
)
def test_a_period_falls_in_view_or_not(
    drukte: Drukte, elk_jaar: bool, van: date, tot: date, keren: list[date]
) -> None:
    assert [keer.van for keer in find_keren(drukte, elk_jaar=elk_jaar, van=van, tot=tot)] == keren


def make_drukte(plek: Plek, van: date, tot: date) -> None:
    ensure_drukteperiode(
        naam="Voor de proef", advies="Kom liever later.", van=van, tot=tot, soorten=[plek.soort]
    )


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


def test_only_the_periods_of_what_is_chosen_count(plek: Plek) -> None:
    make_drukte(plek, ZOMER.van, ZOMER.tot)
    periode = (date(2026, 6, 1), date(2026, 6, 28))
    assert [drukte.naam for drukte in find_drukte([plek.soort], *periode)] == ["Voor de proef"]
    assert find_drukte([AfspraaksoortFactory()], *periode) == []


def test_product_and_location_step_tell_of_the_coming_weeks(client: Client, plek: Plek) -> None:
    vandaag = timezone.localdate()
    for pad in ("/afspraak-maken/", f"/afspraak-maken/locatie/?voor={plek.soort.slug}:1"):
        assert "is het druk" not in client.get(pad).content.decode()
    make_drukte(plek, vandaag + timedelta(days=20), vandaag + timedelta(days=40))
    for pad in ("/afspraak-maken/", f"/afspraak-maken/locatie/?voor={plek.soort.slug}:1"):
        inhoud = client.get(pad).content.decode()
        assert "Voor de proef is het druk" in inhoud
        assert "Kom liever later." in inhoud


def times_page(client: Client, plek: Plek, **vraag: str) -> str:
    keuze = {"voor": f"{plek.soort.slug}:1", "waar": plek.locatie.slug}
    return client.get("/afspraak-maken/tijd/", keuze | vraag).content.decode()


def test_the_day_step_leads_to_the_calmest_day_outside_the_busy_ones(client: Client, plek: Plek) -> None:
    """Two weeks ahead is busy; of the other days the first whole one has most room."""
    begin = timezone.localdate() + timedelta(days=14)
    make_drukte(plek, begin, begin + timedelta(days=6))
    kalender = client.get(
        "/afspraak-maken/tijd/", {"voor": f"{plek.soort.slug}:1", "waar": plek.locatie.slug}
    ).context["kalender"]
    rustigste = kalender.rustigste
    dag = next(dag for dag in kalender.dagen if dag.datum == rustigste)
    assert not dag.is_druk
    assert dag.aantal == max(dag.aantal for dag in kalender.dagen)
    inhoud = times_page(client, plek)
    assert "Voor de proef is het druk" in inhoud
    assert f"&amp;dag={rustigste}#tijden" in inhoud.split("De rustigste dag van deze weken")[1]


def test_without_a_busy_period_nothing_is_said(client: Client, plek: Plek) -> None:
    assert "rustigste dag" not in times_page(client, plek)


def test_the_list_tells_the_same_days_in_words_and_stays_a_list(client: Client, plek: Plek) -> None:
    begin = timezone.localdate() + timedelta(days=7)
    make_drukte(plek, begin, begin + timedelta(days=6))
    dag = re.compile(r'href="[^"]*&amp;dag=([0-9-]{10})#tijden"')
    kalender, lijst = times_page(client, plek), times_page(client, plek, weergave="lijst")
    assert set(dag.findall(kalender)) == set(dag.findall(lijst))
    assert "<table" in kalender
    assert "<table" not in lijst
    assert lijst.count("drukke periode") == 5
    assert all(
        "weergave=lijst" in url for url in re.findall(r'href="([^"]*&amp;(?:dag|vanaf)=[^"]*)"', lijst)[2:]
    )
