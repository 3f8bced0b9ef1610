"""An offer and a closing say where and how in the words of the kanaal, as a confirmation does."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import Afspraakkanaal
from portaal.afspraken.kanalen import describe_short, video_link, wijze_van
from portaal.afspraken.models import Afspraak, Wachtlijstplek
from portaal.afspraken.operations import (
    confirm_afspraak,
    hold_afspraak,
    join_wachtlijst,
    sluit_locatie,
    take_aanbod,
    work_verzetting,
)
from portaal.afspraken.operations.aanbieden import offer_moment
from portaal.afspraken.permissions import sign_aanbod, sign_link, sign_plek
from portaal.afspraken.queries.wachtlijst import Zoeker, zoekwens_of
from portaal.afspraken.wens import WensRegel
from portaal.berichten.enums import Kanaal
from portaal.berichten.inhoud import make_inhoud
from portaal.berichten.models import Poging
from portaal.berichten.plaatshouders import render
from portaal.berichten.sms_tekst import measure_sms
from portaal.berichten.soorten import get_soort
from portaal.berichten.standaardteksten import load_standaardteksten
from portaal.berichten.tekstregels import all_values
from portaal.toegang.models import Account
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster

from .conftest import MORGEN, NU, moment

CONTACT = {
    "naam": "Sanne de Vries",
    "email": "sanne@voorbeeld.example",
    "telefoon": "+31612345678",
    "belnummer": "+31201234567",
    "straat": "Beukenlaan",
    "huisnummer": "12",
}
GEHEIM = ("Sanne", "sanne@", "12345678", "1234567", "Beukenlaan")
WOORDEN = [
    (Afspraakkanaal.TELEFOON, "Wij bellen u op het nummer dat u hebt opgegeven"),
    (Afspraakkanaal.VIDEO, "https://video.voorbeeld.example/"),
    (Afspraakkanaal.THUIS, "Wij komen bij u langs"),
]
# The moment that takes most room in a text.
LANGST = datetime(2026, 9, 24, 9, 50, tzinfo=UTC)
SMSEN = [tekst for tekst in load_standaardteksten().values() if tekst.kanaal == Kanaal.SMS]


@pytest.fixture(autouse=True)
def video(settings) -> None:
    settings.AFSPRAAK_VIDEO_URL = "https://video.voorbeeld.example"


def make_plek(kanaal: Afspraakkanaal) -> Plek:
    return make_rooster(soort=AfspraaksoortFactory(kanaal=kanaal))


def book(plek: Plek, start: datetime, now: datetime = NU) -> Afspraak:
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=now)
    return confirm_afspraak(afspraak=optie, contact=CONTACT, by=None, now=now)


def offer(plek: Plek, afspraak: Afspraak | None = None, now: datetime = NU) -> Wachtlijstplek:
    """A place on the list that was offered the first moment."""
    wachtplek = join_wachtlijst(
        regels=[WensRegel(plek.soort, 1)],
        locatie=plek.locatie,
        tot=afspraak.datum if afspraak else now.date() + timedelta(days=9),
        contact=CONTACT,
        sleutel="plek",
        afspraak=afspraak,
        by=None,
        now=now,
    )
    start, wens = next(Zoeker(now).find(zoekwens_of(wachtplek)))
    assert offer_moment(plek=wachtplek, wens=wens, start=start, now=now)
    wachtplek.refresh_from_db()
    return wachtplek


def mails(soort: str) -> list[str]:
    """Every e-mail of this kind, as it goes out."""
    pogingen = Poging.objects.filter(bericht__soort=soort, kanaal=Kanaal.EMAIL)
    inhouden = [make_inhoud(poging.sjabloonversie, poging.bericht.context) for poging in pogingen]
    return [f"{inhoud.onderwerp}\n{inhoud.tekst}" for inhoud in inhouden if inhoud]


@pytest.mark.parametrize("kanaal", Afspraakkanaal)
@pytest.mark.parametrize("sms", SMSEN, ids=lambda sms: sms.soort)
def test_an_sms_is_one_segment_however_it_is_held(sms, kanaal: Afspraakkanaal) -> None:
    waarden = dict(get_soort(sms.soort).voorbeeld)
    anders = dict.fromkeys(("kort", "oud_kort"), describe_short(LANGST, kanaal))
    if plek := wijze_van(kanaal).plek:
        anders["plek"] = plek
    waarden |= {naam: waarde for naam, waarde in anders.items() if naam in waarden}
    assert measure_sms(render(sms.tekst, all_values(waarden))).segmenten == 1


@pytest.mark.parametrize(("kanaal", "woorden"), WOORDEN)
def test_an_offer_says_how_it_goes(db: None, kanaal: Afspraakkanaal, woorden: str) -> None:
    plek = make_plek(kanaal)
    offer(plek)
    (mail,) = mails("wachtlijst-aanbod")
    assert woorden in mail
    assert plek.locatie.naam not in mail and plek.locatie.adres not in mail
    assert ("tussen" in mail.splitlines()[0]) == (kanaal == Afspraakkanaal.THUIS)
    assert not [geheim for geheim in GEHEIM if geheim in mail]


def test_an_offer_at_a_balie_says_where_that_is(db: None) -> None:
    plek = make_plek(Afspraakkanaal.BALIE)
    offer(plek)
    assert f"{plek.locatie.naam}, {plek.locatie.adres}" in mails("wachtlijst-aanbod")[0]


@pytest.mark.parametrize("is_geboekt", [True, False])
def test_the_room_of_an_offer_is_the_one_they_will_have(db: None, is_geboekt: bool) -> None:
    plek = make_plek(Afspraakkanaal.VIDEO)
    later = book(plek, moment(9, dag=MORGEN + timedelta(days=1))) if is_geboekt else None
    wachtplek = offer(plek, later)
    genomen = take_aanbod(plek=wachtplek, beurt=1, by=None, now=NU)
    assert video_link(genomen) in mails("wachtlijst-aanbod")[0]


@pytest.mark.parametrize("kanaal", [kanaal for kanaal, _ in WOORDEN])
def test_the_pages_of_the_list_name_no_balie(client: Client, db: None, kanaal: Afspraakkanaal) -> None:
    plek, now = make_plek(kanaal), timezone.now()
    wachtplek = offer(plek, now=now)
    for pad in (
        f"/w/{sign_aanbod(wachtplek.uuid, wachtplek.aanbiedingen)}/",
        f"/wachtlijst/{sign_plek(wachtplek.uuid)}/",
    ):
        pagina = client.get(pad).content.decode()
        assert plek.locatie.naam not in pagina
        assert wijze_van(kanaal).naam in pagina
        assert bool(re.search(r"tussen (9|1\d)\.", pagina)) == (kanaal == Afspraakkanaal.THUIS)
        assert "ik kom dan" not in pagina


@pytest.mark.parametrize("kanaal", Afspraakkanaal)
@pytest.mark.parametrize("is_vrij", [True, False])
def test_a_closing_tells_the_time_and_the_way_as_they_were_told(
    medewerker: Account, kanaal: Afspraakkanaal, is_vrij: bool
) -> None:
    plek = make_plek(kanaal)
    book(plek, moment(9))
    if not is_vrij:
        plek.locatie.openingsblokken.update(geldig_tot=MORGEN)
    verzetting = sluit_locatie(
        locatie=plek.locatie, datum=MORGEN, reden="stroomstoring", sleutel="klik", by=medewerker, now=NU
    )
    work_verzetting(verzetting=verzetting, klok=lambda: NU)
    (mail,) = mails("afspraak-gesloten-verplaatst" if is_vrij else "afspraak-gesloten-kiezen")
    is_balie, is_thuis = kanaal == Afspraakkanaal.BALIE, kanaal == Afspraakkanaal.THUIS
    oud = "tussen 9.00 en 9.15 uur" if is_thuis else "om 9.00 uur"
    assert f"U hebt een afspraak op woensdag 2 december {oud}." in mail
    assert (plek.locatie.naam in mail) == (is_balie and is_vrij)
    assert ("een andere locatie" in mail) == (is_balie and not is_vrij)


@pytest.mark.parametrize(("kanaal", "afgezegd"), [(k, wijze_van(k).afgezegd) for k in Afspraakkanaal])
def test_the_page_of_the_link_says_what_is_off(
    client: Client, db: None, kanaal: Afspraakkanaal, afgezegd: str
) -> None:
    plek, now = make_plek(kanaal), timezone.now()
    afspraak = book(plek, next(Zoeker(now).find(zoekwens_of(offer(plek, now=now))))[0], now)
    pad = f"/afspraken/{sign_link(afspraak.uuid)}/"
    verplaatsen = client.get(f"{pad}verplaatsen/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert ("nu op" in verplaatsen and "tussen" in verplaatsen) == (kanaal == Afspraakkanaal.THUIS)
    client.post(f"{pad}annuleren/")
    assert afgezegd in client.get(pad).content.decode()
