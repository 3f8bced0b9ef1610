"""By phone, with video and at home: what is said is right, and says nothing of who it is."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from portaal.afspraken.agenda import make_ics
from portaal.afspraken.enums import Afspraakkanaal, Herkomst
from portaal.afspraken.kanalen import describe_moment, describe_short, kanaalregels, video_link
from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import cancel_afspraak, confirm_afspraak, hold_afspraak
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.wens import WensKanNiet, WensRegel, make_wens
from portaal.berichten.inhoud import make_inhoud
from portaal.berichten.models import Poging
from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, make_rooster
from tests.factories.organisatie import TeamlidFactory
from tests.factories.zaken import ZaakFactory

from .conftest import NU, moment

CONTACT = {
    "naam": "Sanne de Vries",
    "email": "sanne@voorbeeld.example",
    "telefoon": "+31612345678",
    "belnummer": "+31201234567",
    "straat": "Beukenlaan",
    "huisnummer": "12",
    "postcode": "4297 QX",
    "plaats": "Lindervoort",
}
GEHEIM = ("Sanne", "sanne@", "12345678", "1234567", "Beukenlaan", "4297")


@pytest.fixture(autouse=True)
def video(settings) -> None:
    settings.AFSPRAAK_VIDEO_URL = "https://video.voorbeeld.example"


def book(kanaal: Afspraakkanaal) -> Afspraak:
    plek = make_rooster(soort=AfspraaksoortFactory(kanaal=kanaal))
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    return confirm_afspraak(afspraak=optie, contact=CONTACT, by=None, now=NU)


@pytest.mark.parametrize(
    ("kanaal", "woorden", "sms"),
    [
        (Afspraakkanaal.BALIE, "om 9.00 uur", "2 december 9.00 uur, "),
        (
            Afspraakkanaal.TELEFOON,
            "Wij bellen u op het nummer dat u hebt opgegeven",
            "9.00 uur, wij bellen u",
        ),
        (Afspraakkanaal.VIDEO, "https://video.voorbeeld.example/", "9.00 uur, met video"),
        (Afspraakkanaal.THUIS, "Wij komen bij u langs", "tussen 9.00 en 9.15 uur, bij u thuis"),
    ],
)
def test_messages_say_how_it_goes(db: None, kanaal: Afspraakkanaal, woorden: str, sms: str) -> None:
    book(kanaal)
    teksten = _texts("afspraak-bevestigd")
    assert any(woorden in tekst for tekst in teksten)
    assert any(sms in tekst for tekst in teksten)
    assert not [geheim for tekst in teksten for geheim in GEHEIM if geheim in tekst]


@pytest.mark.parametrize(
    ("kanaal", "woorden"),
    [
        (Afspraakkanaal.BALIE, "U hoeft niet te komen"),
        (Afspraakkanaal.TELEFOON, "Wij bellen u niet"),
        (Afspraakkanaal.THUIS, "Wij komen niet langs"),
    ],
)
def test_what_is_off_is_said_as_it_would_have_been(db: None, kanaal: Afspraakkanaal, woorden: str) -> None:
    cancel_afspraak(afspraak=book(kanaal), by=None, now=NU)
    assert any(woorden in tekst for tekst in _texts("afspraak-geannuleerd"))


@pytest.mark.parametrize("kanaal", [Afspraakkanaal.TELEFOON, Afspraakkanaal.VIDEO, Afspraakkanaal.THUIS])
def test_the_page_of_the_link_and_its_file_keep_to_the_minimum(
    client: Client, db: None, kanaal: Afspraakkanaal
) -> None:
    afspraak = book(kanaal)
    pad = f"/afspraken/{sign_link(afspraak.uuid)}/"
    for deel in ("", "annuleren/", "verplaatsen/", "agenda.ics"):
        inhoud = client.get(pad + deel).content.decode()
        assert not [geheim for geheim in GEHEIM if geheim in inhoud], deel


def test_the_file_of_a_video_carries_its_link_and_nothing_leads_back(db: None) -> None:
    afspraak = book(Afspraakkanaal.VIDEO)
    (event,) = Calendar.from_ical(make_ics(afspraak, now=NU)).walk("VEVENT")
    link = video_link(afspraak)
    assert (str(event["LOCATION"]), str(event["URL"])) == (link, link)
    assert sign_link(afspraak.uuid) not in link


def test_the_file_of_a_visit_says_that_we_come(db: None) -> None:
    (event,) = Calendar.from_ical(make_ics(book(Afspraakkanaal.THUIS), now=NU)).walk("VEVENT")
    assert str(event["LOCATION"]) == "Bij u thuis. Wij komen bij u langs."


def test_without_rooms_nothing_is_booked_with_video(db: None, settings) -> None:
    settings.AFSPRAAK_VIDEO_URL = ""
    plek = make_rooster(soort=AfspraaksoortFactory(kanaal=Afspraakkanaal.VIDEO))
    with pytest.raises(WensKanNiet, match="met video"):
        make_wens(locatie=plek.locatie, regels=[WensRegel(plek.soort, 1)], herkomst=Herkomst.ONLINE)


def test_who_filled_it_in_sees_it_all(db: None) -> None:
    assert ("Wij komen op", "Beukenlaan 12, 4297 QX Lindervoort") in kanaalregels(book(Afspraakkanaal.THUIS))
    bellen = dict(kanaalregels(book(Afspraakkanaal.TELEFOON)))
    assert bellen["Wij bellen u op"].replace("\N{NO-BREAK SPACE}", " ") == "020 123 45 67"


@pytest.mark.parametrize(
    ("kanaal", "ingevuld"),
    [
        (Afspraakkanaal.THUIS, "Beukenlaan 12, 4297 QX Lindervoort"),
        (Afspraakkanaal.TELEFOON, "020 123 45 67"),
        (Afspraakkanaal.VIDEO, "https://video.voorbeeld.example/"),
    ],
)
def test_own_eyes_and_staff_see_where_and_how_and_the_link_page_does_not(
    client_voor: ClientVoor, eigenaar: Account, client: Client, kanaal: Afspraakkanaal, ingevuld: str
) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    zaak = ZaakFactory(initiator=inwoner)
    afspraak = book(kanaal)
    Afspraak.objects.filter(pk=afspraak.pk).update(
        inwoner=inwoner, zaak=zaak, start=timezone.now() + timedelta(days=2)
    )
    mijn = client_voor(eigenaar)
    balie = client_voor(TeamlidFactory(rol=TeamRol.KLANTCONTACT).account)
    for pagina in (
        mijn.get("/mijn/afspraken/"),
        mijn.get(f"/mijn/zaken/{zaak.uuid}/"),
        balie.get(f"/werkplek/afspraken/{afspraak.uuid}/"),
    ):
        assert ingevuld in read(pagina)
    achter_de_link = read(client.get(f"/afspraken/{sign_link(afspraak.uuid)}/"))
    assert (ingevuld in achter_de_link) == (kanaal == Afspraakkanaal.VIDEO)
    zaakpagina = read(balie.get(f"/werkplek/zaken/{zaak.uuid}/"))
    assert f"{kanaal.label}, nummer {afspraak.nummer}" in zaakpagina


def read(pagina: HttpResponse) -> str:
    return pagina.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")


def test_an_arrival_may_pass_the_hour_and_is_local_on_the_day_the_clock_changes() -> None:
    start = moment(9, 50)
    assert describe_short(start, Afspraakkanaal.THUIS) == "2 december tussen 9.50 en 10.05 uur"
    assert describe_moment(start) == "woensdag 2 december om 9.50 uur"


def _texts(soort: str) -> list[str]:
    """Subject and text of every message of this kind, as they go out."""
    return [
        f"{inhoud.onderwerp}\n{inhoud.tekst}"
        for poging in Poging.objects.filter(bericht__soort=soort)
        if (inhoud := make_inhoud(poging.sjabloonversie, poging.bericht.context))
    ]
