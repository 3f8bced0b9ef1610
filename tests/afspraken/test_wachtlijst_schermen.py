"""The pages of the waiting list: getting on it, seeing it, leaving it, and the one-time link of an offer."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus, WachtlijstStatus
from portaal.afspraken.models import Afspraak, Wachtlijstplek
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.operations.aanbieden import offer_moment
from portaal.afspraken.permissions import sign_aanbod, sign_link, sign_plek
from portaal.afspraken.queries import find_eerste
from portaal.afspraken.queries.wachtlijst import Zoeker, zoekwens_of
from portaal.berichten.models import Bericht
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.afspraken import Plek, make_rooster

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "06 12345678"}
GEHEIM = ("Sanne", "sanne@", "12345678")
SLEUTEL = "7d4f6f0e-8b1c-4f51-9d9e-3a1f2b6c7d8e"


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster()


def join_url(plek: Plek) -> str:
    return f"/afspraak-maken/wachtlijst/?voor={plek.soort.slug}%3A1&waar={plek.locatie.slug}"


def answers(dagen: int = 0, **anders: str) -> dict[str, str]:
    tot = timezone.localdate() + timedelta(days=dagen)
    datum = {"tot_dag": str(tot.day), "tot_maand": str(tot.month), "tot_jaar": str(tot.year)}
    return {"sleutel": SLEUTEL, **datum, "dagdeel": "heel", **anders}


def book(plek: Plek) -> Afspraak:
    """Some weeks ahead, so that there is room before it."""
    now = timezone.now()
    start = find_eerste(plek.wens(), now + timedelta(days=30))
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=now)
    return confirm_afspraak(afspraak=optie, contact={**CONTACT, "telefoon": ""}, by=None, now=now)


def close_all(plek: Plek) -> None:
    """Nothing is free for who looks now."""
    plek.locatie.openingsblokken.update(geldig_tot=timezone.localdate() - timedelta(days=1))


def offer(plek: Plek, wachtplek: Wachtlijstplek) -> str:
    """The path of the link in the message, as it was offered just now."""
    plek.locatie.openingsblokken.update(geldig_tot=None)
    now = timezone.now()
    start, wens = next(Zoeker(now).find(zoekwens_of(wachtplek)))
    assert offer_moment(plek=wachtplek, wens=wens, start=start, now=now)
    bericht = Bericht.objects.filter(soort="wachtlijst-aanbod").latest("pk")
    return urlsplit(bericht.context["link"]).path


def test_the_times_lead_to_the_list_and_the_list_to_a_place(client: Client, plek: Plek) -> None:
    tijd = client.get(f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}")
    assert join_url(plek).replace("&", "&amp;") in tijd.content.decode()
    close_all(plek)
    pad = join_url(plek)
    assert client.get(pad).status_code == 200
    for _ in range(2):
        antwoord = client.post(pad, {**answers(20), **CONTACT})
        assert antwoord.status_code == 302
    wachtplek = Wachtlijstplek.objects.get()
    assert wachtplek.contact["telefoon"] == "+31612345678"
    inhoud = client.get(antwoord.url).content.decode()
    assert "U staat op de wachtlijst" in inhoud
    assert not any(geheim in inhoud for geheim in GEHEIM)
    assert Bericht.objects.filter(soort="wachtlijst-bevestigd").count() == 2
    client.post(f"/wachtlijst/{sign_plek(wachtplek.uuid)}/stoppen/")
    wachtplek.refresh_from_db()
    assert wachtplek.status == WachtlijstStatus.GESTOPT


def test_who_can_be_helped_already_is_told_so_and_not_put_on_the_list(client: Client, plek: Plek) -> None:
    inhoud = client.post(join_url(plek), {**answers(20), **CONTACT}).content.decode()
    assert "Er is al een moment vrij" in inhoud
    assert f"waar={plek.locatie.slug}&amp;dag=" in inhoud
    assert not Wachtlijstplek.objects.exists()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": ""}, "Vul uw naam in"),
        ({"email": "", "telefoon": ""}, "Vul uw e-mailadres of uw mobiele nummer in"),
        ({"tot_jaar": "1999"}, "Kies een dag van vandaag"),
        ({"tot_jaar": "9999"}, "Kies een dag van vandaag"),
        ({"tot_dag": "31", "tot_maand": "2"}, "Deze datum bestaat niet"),
        ({"dagdeel": "nacht"}, "Kies wanneer u kunt"),
        ({"sleutel": "x"}, "nog een keer"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    client: Client, plek: Plek, anders: dict[str, str], melding: str
) -> None:
    inhoud = client.post(join_url(plek), {**answers(20), **CONTACT, **anders}).content.decode()
    assert melding in inhoud
    assert ("Sanne de Vries" in inhoud) == ("naam" not in anders)
    assert not Wachtlijstplek.objects.exists()


def test_for_nothing_at_all_there_is_no_list(client: Client, plek: Plek) -> None:
    for vraag in ("", "?voor=weg:1", f"?voor={plek.soort.slug}:99", "?waar=weg"):
        assert client.get(f"/afspraak-maken/wachtlijst/{vraag}").status_code == 302
    assert client.get(f"/afspraak-maken/wachtlijst/?voor={plek.soort.slug}:1").status_code == 200


def test_an_afspraak_waits_for_something_sooner_without_showing_whose_it_is(
    client: Client, plek: Plek
) -> None:
    afspraak = book(plek)
    pad = f"/afspraken/{sign_link(afspraak.uuid)}/"
    assert f"{pad}eerder/" in client.get(pad).content.decode()
    dagen = (afspraak.datum - timezone.localdate()).days
    assert "Er is al een moment vrij" in client.post(f"{pad}eerder/", answers(dagen)).content.decode()
    close_all(plek)
    antwoord = client.post(f"{pad}eerder/", answers(dagen))
    assert client.get(f"{pad}eerder/").url == antwoord.url.partition("?")[0]
    for bladzijde in (f"{pad}eerder/", antwoord.url):
        inhoud = client.get(bladzijde, follow=True).content.decode()
        assert not any(geheim in inhoud for geheim in GEHEIM)
    aanbod = offer(plek, Wachtlijstplek.objects.get())
    inhoud = client.get(aanbod).content.decode()
    assert "Wilt u dit moment?" in inhoud
    assert not any(geheim in inhoud for geheim in GEHEIM)
    nummer, was = afspraak.nummer, afspraak.start
    beheren = client.post(aanbod, {"antwoord": "ja"}).url
    afspraak.refresh_from_db()
    assert afspraak.nummer == nummer
    assert afspraak.start < was
    assert client.get(beheren).status_code == 200


def test_the_link_of_an_offer_is_good_once_and_opening_it_changes_nothing(client: Client, plek: Plek) -> None:
    close_all(plek)
    client.post(join_url(plek), {**answers(20), **CONTACT})
    wachtplek = Wachtlijstplek.objects.get()
    aanbod = offer(plek, wachtplek)
    for _ in range(2):
        client.get(aanbod)
        client.head(aanbod)
    assert Afspraak.objects.get().status == AfspraakStatus.OPTIE
    eerste, tweede = (client.post(aanbod, {"antwoord": "ja"}) for _ in range(2))
    assert eerste.status_code == tweede.status_code == 302
    assert urlsplit(eerste.url).path == urlsplit(tweede.url).path
    assert Afspraak.objects.get().status == AfspraakStatus.BEVESTIGD
    assert Bericht.objects.filter(soort="afspraak-bevestigd").count() == 2
    assert "U hebt dit moment al gekozen" in client.get(aanbod).content.decode()


def test_no_goes_to_the_next_and_an_old_link_says_what_happens_now(client: Client, plek: Plek) -> None:
    close_all(plek)
    client.post(join_url(plek), {**answers(20), **CONTACT})
    wachtplek = Wachtlijstplek.objects.get()
    aanbod = offer(plek, wachtplek)
    client.post(aanbod, {"antwoord": "nee"})
    assert Afspraak.objects.get().status == AfspraakStatus.GEANNULEERD
    antwoord = client.post(aanbod, {"antwoord": "ja"})
    assert antwoord.status_code == 409
    assert "U staat nog op de wachtlijst" in antwoord.content.decode()
    assert client.get(aanbod).status_code == 200
    assert Afspraak.objects.exclude(status=AfspraakStatus.GEANNULEERD).count() == 0


def test_an_offer_that_ran_out_cannot_be_taken(client: Client, plek: Plek) -> None:
    close_all(plek)
    client.post(join_url(plek), {**answers(20), **CONTACT})
    aanbod = offer(plek, Wachtlijstplek.objects.get())
    Afspraak.objects.update(optie_tot=timezone.now())
    assert "niet meer voor u vast" in client.get(aanbod).content.decode()
    assert client.post(aanbod, {"antwoord": "ja"}).status_code == 409


def test_links_that_are_not_ours_lead_nowhere(client: Client, plek: Plek) -> None:
    close_all(plek)
    client.post(join_url(plek), {**answers(20), **CONTACT})
    wachtplek = Wachtlijstplek.objects.get()
    offer(plek, wachtplek)
    for token in (
        sign_aanbod(wachtplek.uuid, 2),
        sign_plek(wachtplek.uuid),
        wachtplek.uuid.hex,
        "x" * 75,
        sign_aanbod(wachtplek.uuid, 1)[:-1],
    ):
        assert client.get(f"/w/{token}/").status_code == 404
    assert client.get(f"/wachtlijst/{sign_aanbod(wachtplek.uuid, 1)}/").status_code == 404


def test_mijn_omgeving_shows_the_own_place_only(
    client_voor: ClientVoor, eigenaar: Account, vreemde: Account, plek: Plek
) -> None:
    close_all(plek)
    client = client_voor(eigenaar)
    assert eigenaar.first_name in client.get(join_url(plek)).content.decode()
    client.post(join_url(plek), {**answers(20), **CONTACT})
    token = sign_plek(Wachtlijstplek.objects.get().uuid)
    assert token in client.get("/mijn/afspraken/").content.decode()
    assert token not in client_voor(vreemde).get("/mijn/afspraken/").content.decode()


def test_joining_is_braked(client: Client, plek: Plek, settings) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "wachtlijst": (3, 60)}
    statussen = [client.post(join_url(plek), {}).status_code for _ in range(8)]
    assert 429 in statussen


def test_the_sms_says_when_and_where_and_no_name_or_subject(client: Client, plek: Plek) -> None:
    close_all(plek)
    client.post(join_url(plek), {**answers(20), **CONTACT})
    offer(plek, Wachtlijstplek.objects.get())
    context = Bericht.objects.filter(soort="wachtlijst-aanbod").latest("pk").context
    tekst = " ".join(context.values())
    assert plek.locatie.naam in tekst
    assert not any(woord in tekst for woord in ("Sanne", plek.soort.naam))
    assert re.fullmatch(r"\d{1,2}\.\d{2} uur", context["tot"])
