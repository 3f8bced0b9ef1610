"""The pages for who does not come to a balie: an address for a visit, a number to call, a room for video."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations.bezoek import ensure_bezoekgebied
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.rooster import TIJDZONE
from portaal.afspraken.views import adres as adresstap
from portaal.inwoners.queries import inwoner_van
from portaal.kern.adressen import Adres, AdresStoring
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster, workday_after

ADRES = {"postcode": "4297qx", "huisnummer": "12 a"}
CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "kanaal": "email"}


@pytest.fixture
def bron(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knows one address."""

    def find(postcode: str, huisnummer: str) -> Adres | None:
        if (postcode, huisnummer) == ("4297 QX", "12A"):
            return Adres("Beukenlaan", "12A", "4297 QX", "Lindervoort")
        return None

    monkeypatch.setattr(adresstap, "find_adres", find)


@pytest.fixture
def thuis(db: None, bron: None) -> Plek:
    plek = make_rooster(soort=AfspraaksoortFactory(kanaal=Afspraakkanaal.THUIS, duur_eerste=60))
    ensure_bezoekgebied(locatie=plek.locatie, naam="Noord", reistijd=10, postcodes=["4297"])
    return plek


def choose(client: Client, url: str) -> str:
    """Takes the last time of a day next week; gives where the held time continues."""
    dag = workday_after(timezone.localdate() + timedelta(days=9))
    pad = f"{url}&dag={dag}"
    momenten = re.findall(r'name="moment" value="([^"]+)"', client.get(pad).content.decode())
    antwoord = client.post(pad, {"moment": momenten[-1]})
    assert antwoord.status_code == 302
    return antwoord.url


def test_a_visit_asks_for_the_address_and_ends_with_it_at_staff_only(client: Client, thuis: Plek) -> None:
    antwoord = client.get("/afspraak-maken/locatie/", {"voor": f"{thuis.soort.slug}:1"})
    assert antwoord.url.startswith("/afspraak-maken/adres/?")
    tijd = client.post(antwoord.url, ADRES).url
    assert "Beukenlaan" not in tijd
    assert "4297" not in tijd
    assert "Beukenlaan 12A, 4297 QX Lindervoort" in client.get(tijd).content.decode()
    gegevens = choose(client, tijd)
    assert "geboortedatum" not in client.get(gegevens).content.decode()
    controle = client.post(gegevens, CONTACT).url
    inhoud = client.get(controle).content.decode()
    assert "Beukenlaan 12A, 4297 QX Lindervoort" in inhoud
    klaar = client.post(controle.replace("controle", "bevestigen"))
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.gebied.naam) == (AfspraakStatus.BEVESTIGD, "Noord")
    assert (afspraak.contact["straat"], afspraak.contact["naam"]) == ("Beukenlaan", "Sanne de Vries")
    pagina = client.get(klaar.url).content.decode()
    assert "Wij komen bij u langs" in pagina
    assert "Beukenlaan" not in pagina


def test_the_times_of_a_visit_are_not_shown_without_an_address(client: Client, thuis: Plek) -> None:
    pad = f"/afspraak-maken/tijd/?voor={thuis.soort.slug}:1&waar={thuis.locatie.slug}"
    for vraag in ("", "&adres=onzin", "&adres=" + "x" * 5000):
        assert client.get(pad + vraag).url.startswith("/afspraak-maken/adres/?")
        assert client.post(pad + vraag, {"moment": "2030-01-01T09:00+00:00"}).status_code == 302
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize(
    ("ingevuld", "melding"),
    [
        ({"postcode": "", "huisnummer": ""}, "Vul uw postcode in"),
        ({"postcode": "0000", "huisnummer": "x"}, "Vul uw huisnummer in"),
        ({"postcode": "4297 QX", "huisnummer": "99"}, "Wij kennen dit adres niet"),
        (
            {"postcode": "1000 AA", "huisnummer": "1", "straat": "Dam", "plaats": "Amsterdam"},
            "Op dit adres komen wij niet langs",
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_told(
    client: Client, thuis: Plek, ingevuld: dict[str, str], melding: str
) -> None:
    antwoord = client.post(f"/afspraak-maken/adres/?voor={thuis.soort.slug}:1", ingevuld)
    assert antwoord.status_code == 200
    assert melding in antwoord.content.decode()


def test_without_the_source_street_and_town_are_typed(
    client: Client, thuis: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(postcode: str, huisnummer: str) -> None:
        raise AdresStoring("down")

    monkeypatch.setattr(adresstap, "find_adres", fail)
    pad = f"/afspraak-maken/adres/?voor={thuis.soort.slug}:1"
    assert 'name="straat"' not in client.get(pad).content.decode()
    inhoud = client.post(pad, ADRES).content.decode()
    assert "kunnen uw adres nu niet opzoeken" in inhoud
    assert 'name="straat"' in inhoud
    verder = client.post(pad, {**ADRES, "straat": "Lindepad", "plaats": "Lindervoort"})
    assert "Lindepad 12A" in client.get(verder.url).content.decode()


def test_who_is_logged_in_need_not_type_the_address(client_voor: ClientVoor, eigenaar, thuis: Plek) -> None:
    inhoud = client_voor(eigenaar).get(f"/afspraak-maken/adres/?voor={thuis.soort.slug}:1").content.decode()
    assert f'value="{inwoner_van(eigenaar).postcode}"' in inhoud


@pytest.mark.parametrize(
    ("getypt", "bellen", "sms"),
    [("020 1234567", "+31201234567", ""), ("06 12345678", "+31612345678", "+31612345678")],
)
def test_by_phone_any_number_will_do_and_there_is_no_locatie_to_choose(
    client: Client, db: None, getypt: str, bellen: str, sms: str
) -> None:
    plek = make_rooster(soort=AfspraaksoortFactory(kanaal=Afspraakkanaal.TELEFOON))
    antwoord = client.get("/afspraak-maken/locatie/", {"voor": f"{plek.soort.slug}:1"})
    assert antwoord.url.startswith("/afspraak-maken/tijd/?")
    gegevens = choose(client, antwoord.url)
    assert "Vul een telefoonnummer in" in client.post(gegevens, CONTACT).content.decode()
    controle = client.post(gegevens, {**CONTACT, "telefoon": getypt}).url
    assert "Wij bellen u op" in client.get(controle).content.decode()
    client.post(controle.replace("controle", "bevestigen"))
    contact = Afspraak.objects.get().contact
    assert (contact["belnummer"], contact["telefoon"]) == (bellen, sms)


def test_the_room_of_a_video_afspraak_stands_on_its_page(client: Client, db: None, settings) -> None:
    settings.AFSPRAAK_VIDEO_URL = "https://video.voorbeeld.example"
    plek = make_rooster(soort=AfspraaksoortFactory(kanaal=Afspraakkanaal.VIDEO))
    now = timezone.now()
    dag = workday_after(timezone.localdate() + timedelta(days=3))
    start = datetime.combine(dag, time(9), TIJDZONE)
    afspraak = plek.book(start, now)
    pagina = client.get(f"/afspraken/{sign_link(afspraak.uuid)}/").content.decode()
    assert 'href="https://video.voorbeeld.example/' in pagina
