"""The step where the locatie is chosen: distance, first free moment, and what is going on there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.afstand import format_km, km_between
from portaal.afspraken.models import Afspraak, Drukmelding
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from tests.bronnen import Bronnen
from tests.factories.afspraken import Plek, make_rooster


@pytest.fixture
def plekken(db: None) -> tuple[Plek, Plek]:
    """The same soort at two locaties: the first has room today or tomorrow, the second lies next to 4299 LV."""
    dichtbij = make_rooster(balies=1)
    ver = make_rooster(balies=2, soort=dichtbij.soort)
    Locatie.objects.filter(pk=dichtbij.locatie.pk).update(naam="Dichtbij", lat=51.7971, lon=4.906)
    Locatie.objects.filter(pk=ver.locatie.pk).update(naam="Verder weg", lat=51.9, lon=4.906)
    return dichtbij, ver


def page(client: Client, plekken: tuple[Plek, Plek], **vraag: str) -> str:
    antwoord = client.get("/afspraak-maken/locatie/", {"voor": f"{plekken[0].soort.slug}:1", **vraag})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_distance_is_that_over_the_globe() -> None:
    assert km_between(52.0, 5.0, 53.0, 5.0) == pytest.approx(111.2, abs=0.1)
    assert km_between(52.0, 5.0, 52.0, 6.0) == pytest.approx(68.5, abs=0.1)
    assert [format_km(km) for km in (0, 0.04, 1.25, 11.44)] == ["0,1 km", "0,1 km", "1,2 km", "11,4 km"]


def test_a_postcode_puts_the_nearest_first_and_says_how_far(
    client: Client, plekken: tuple[Plek, Plek], bronnen: Bronnen
) -> None:
    inhoud = page(client, plekken, postcode="4299 lv")
    assert re.findall(r"<strong>(\d+,\d km)</strong>", inhoud) == ["0,3 km", "11,7 km"]
    assert inhoud.index("Dichtbij") < inhoud.index("Verder weg")
    page(client, plekken, postcode="4299LV")
    assert bronnen.pdok.vragen == 1


def test_the_choice_goes_along_with_the_postcode(client: Client, plekken: tuple[Plek, Plek]) -> None:
    assert f'name="voor" value="{plekken[0].soort.slug}:1"' in page(client, plekken)


@pytest.mark.parametrize(
    ("postcode", "melding"),
    [("4299 ZZ", "Wij kennen deze postcode niet"), ("Markt 1", "Vul uw postcode in"), ("", "Dichtbij")],
)
def test_a_wrong_postcode_is_told_and_the_list_stays(
    client: Client, plekken: tuple[Plek, Plek], bronnen: Bronnen, postcode: str, melding: str
) -> None:
    inhoud = page(client, plekken, postcode=postcode)
    assert melding in inhoud
    assert "Verder weg" in inhoud
    assert "hemelsbreed" not in inhoud


def test_a_source_that_is_down_costs_only_the_distance(
    client: Client, plekken: tuple[Plek, Plek], bronnen: Bronnen
) -> None:
    bronnen.set_fout("500")
    inhoud = page(client, plekken, postcode="4299 LV")
    assert "Wij kunnen de afstand nu niet uitrekenen" in inhoud
    assert "Dichtbij" in inhoud
    assert "Verder weg" in inhoud


def test_the_first_moment_of_all_is_taken_in_one_tap(client: Client, plekken: tuple[Plek, Plek]) -> None:
    Afspraak.objects.all().delete()
    inhoud = page(client, plekken)
    formulier = re.search(r'action="([^"]+)".*?name="moment" value="([^"]+)"', inhoud, re.DOTALL)
    assert formulier is not None
    antwoord = client.post(formulier[1].replace("&amp;", "&"), {"moment": formulier[2]})
    assert antwoord.status_code == 302
    assert antwoord.url.endswith("/gegevens/")
    assert Afspraak.objects.get().start.isoformat() == formulier[2]


def test_what_staff_tell_of_a_locatie_now_stands_with_it(
    client: Client, plekken: tuple[Plek, Plek], medewerker: Account
) -> None:
    now = timezone.now()
    for tekst, van, tot in (("Wachttijd een half uur.", -1, 1), ("Oud nieuws.", -3, -2), ("Straks.", 1, 2)):
        Drukmelding.objects.create(
            locatie=plekken[0].locatie,
            tekst=tekst,
            van=now + timedelta(hours=van),
            tot=now + timedelta(hours=tot),
            by=medewerker,
        )
    inhoud = page(client, plekken)
    assert "Wachttijd een half uur." in inhoud
    assert "Oud nieuws." not in inhoud
    assert "Straks." not in inhoud
