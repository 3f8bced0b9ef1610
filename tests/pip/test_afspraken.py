"""The next afspraak on the overview, and collecting what lies ready: walk in, or choose a moment."""

from datetime import timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak, SoortLocatie
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.ophalen import pickup_url
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.queries import find_eerste
from portaal.inwoners.models import Inwoner
from portaal.zaken.enums import BeslissingUitkomst
from portaal.zaken.models import Beslissing, Zaak
from portaal.zaken.operations import mark_klaar_voor_ophalen
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(soort=AfspraaksoortFactory(naam="Ophalen", is_afhalen=True, duur_eerste=5))


@pytest.fixture
def zaak(plek: Plek, inwoner: Inwoner) -> Zaak:
    """A passport that lies ready where it can be collected."""
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(ophaalproduct=True), initiator=inwoner)
    mark_klaar_voor_ophalen(zaak=zaak, locatie=plek.locatie, by=None, now=timezone.now())
    zaak.refresh_from_db()
    return zaak


def book(plek: Plek, inwoner: Inwoner, dagen: int = 1) -> Afspraak:
    now = timezone.now()
    start = find_eerste(plek.wens(), now + timedelta(days=dagen))
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=now)
    return confirm_afspraak(afspraak=optie, contact={"naam": "Sanne"}, inwoner=inwoner, by=None, now=now)


def test_the_next_afspraak_stands_on_the_overview_with_the_way_to_change_it(
    mijn: Client, plek: Plek, inwoner: Inwoner
) -> None:
    assert "Uw volgende afspraak" not in mijn.get(reverse("pip:overzicht")).content.decode()
    later, eerst = book(plek, inwoner, 9), book(plek, inwoner)
    book(plek, InwonerFactory(), 0)
    antwoord = mijn.get(reverse("pip:overzicht"))
    assert antwoord.context["afspraak"] == eerst
    pagina = antwoord.content.decode()
    for pad in ("verplaatsen", "annuleren", "ics"):
        assert reverse(f"afspraken:{pad}", args=[sign_link(eerst.uuid)]) in pagina
    assert sign_link(later.uuid) not in pagina


def test_what_lies_ready_can_be_collected_with_or_without_an_afspraak(
    mijn: Client, plek: Plek, inwoner: Inwoner, zaak: Zaak
) -> None:
    url = reverse("pip:zaak", args=[zaak.uuid])
    pagina = mijn.get(url).content.decode()
    assert "U kunt zonder afspraak komen" in pagina and "Kies een moment" in pagina
    keuze = urlsplit(pickup_url(zaak))
    assert keuze.path == reverse("afspraken:tijd")
    assert parse_qs(keuze.query) == {
        "voor": [f"{plek.soort.slug}:1"],
        "waar": [plek.locatie.slug],
        "zaak": [str(zaak.uuid)],
    }
    moment = find_eerste(plek.wens(), timezone.now())
    gekozen = mijn.post(pickup_url(zaak), {"moment": moment.isoformat()})
    mijn.post(gekozen.url, {"naam": "Sanne", "email": "sanne@voorbeeld.example"})
    mijn.post(gekozen.url.replace("gegevens", "bevestigen"))
    afspraak = Afspraak.objects.get(status=AfspraakStatus.BEVESTIGD)
    assert (afspraak.zaak, afspraak.inwoner) == (zaak, inwoner)
    pagina = mijn.get(url).content.decode()
    assert afspraak.nummer in pagina and "Kies een moment" not in pagina


def test_without_a_soort_for_it_one_just_comes(mijn: Client, plek: Plek, zaak: Zaak) -> None:
    SoortLocatie.objects.update(alleen_intern=True)
    assert pickup_url(zaak) == ""
    pagina = mijn.get(reverse("pip:zaak", args=[zaak.uuid])).content.decode()
    assert "U kunt zonder afspraak komen" in pagina and "Kies een moment" not in pagina


def test_nothing_is_chosen_for_what_does_not_lie_ready(plek: Plek, inwoner: Inwoner) -> None:
    assert pickup_url(ZaakFactory(initiator=inwoner)) == ""


def test_who_booked_for_a_zaak_is_shown_it_and_not_asked_to_book_again(
    mijn: Client, plek: Plek, inwoner: Inwoner
) -> None:
    zaak = decide(ZaakFactory(initiator=inwoner), "afspraak-paspoort")
    aanbod = f"voor=paspoort%3A1&amp;zaak={zaak.uuid}"
    assert aanbod in show(mijn, zaak)
    afspraak = book(plek, inwoner)
    assert aanbod in show(mijn, zaak), "an afspraak for something else"
    Afspraak.objects.filter(pk=afspraak.pk).update(zaak=zaak)
    pagina = show(mijn, zaak)
    assert aanbod not in pagina
    assert afspraak.nummer in pagina and "De reden." in pagina
    for weg in ({"status": AfspraakStatus.GEANNULEERD}, {"start": timezone.now() - timedelta(hours=2)}):
        Afspraak.objects.filter(pk=afspraak.pk).update(**weg)
        assert aanbod in show(mijn, zaak)
        Afspraak.objects.filter(pk=afspraak.pk).update(status=afspraak.status, start=afspraak.start)


def test_another_way_on_stays_beside_an_afspraak(mijn: Client, plek: Plek, inwoner: Inwoner) -> None:
    zaak = decide(ZaakFactory(initiator=inwoner), "terugbellen")
    Afspraak.objects.filter(pk=book(plek, inwoner).pk).update(zaak=zaak)
    pagina = show(mijn, zaak)
    assert "Uw afspraak" in pagina
    assert f"/terugbellen/?onderwerp={quote(zaak.zaaktype.omschrijving)}&amp;zaak={zaak.uuid}" in pagina


def decide(zaak: Zaak, vervolg: str) -> Zaak:
    """Left to a member of staff, with this way on."""
    Beslissing.objects.create(
        zaak=zaak,
        regel="proef",
        regelversie="1",
        uitkomst=BeslissingUitkomst.BEHANDELAAR,
        redenen=["De reden."],
        verklaringen=[],
        vervolg=vervolg,
        beslist_op=timezone.now(),
    )
    return zaak


def show(mijn: Client, zaak: Zaak) -> str:
    return mijn.get(reverse("pip:zaak", args=[zaak.uuid])).content.decode()
