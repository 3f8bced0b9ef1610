"""The kiosk and the screen in the hall, over their pages: what they take, what they tell, what they never show."""

import json
from datetime import time
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus, ZuilSoort
from portaal.afspraken.models import Afspraak, Volgnummer, Zuil
from portaal.afspraken.nummers import code_for
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.operations.aanmelden import check_in, give_volgnummer
from portaal.afspraken.operations.hal import (
    add_zuil,
    end_drukte,
    ensure_zuil,
    tell_drukte,
    withdraw_zuil,
)
from portaal.afspraken.operations.oproepen import call_again, roep_volgende, to_balie
from portaal.afspraken.permissions import sign_link
from portaal.organisatie.models import Openingstijd
from portaal.settings.snelheden import SNELHEDEN
from tests.conftest import Klok
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.toegang import MedewerkerFactory
from tests.tellen import count_queries

from .conftest import MORGEN, NU, moment

NEGEN = moment(9)
GEHEIM = ("Sanne", "sanne@", "1985", "12345678")


@pytest.fixture(autouse=True)
def op_de_dag(klok: Klok) -> None:
    """It is nine o'clock on the day itself."""
    klok.verschil += NEGEN - timezone.now()
    caches["tellers"].clear()


@pytest.fixture
def hal(db: None) -> Plek:
    plek = make_rooster(balies=2)
    Openingstijd.objects.create(locatie=plek.locatie, weekdag=MORGEN.weekday(), van=time(9), tot=time(12))
    return plek


@pytest.fixture
def zuil(hal: Plek) -> Zuil:
    return add_zuil(locatie=hal.locatie, naam="Zuil", soort=ZuilSoort.AANMELDEN, by=None, now=NU)


@pytest.fixture
def scherm(hal: Plek) -> Zuil:
    return add_zuil(locatie=hal.locatie, naam="Scherm", soort=ZuilSoort.SCHERM, by=None, now=NU)


@pytest.fixture
def afspraak(hal: Plek) -> Afspraak:
    optie = hold_afspraak(wens=hal.wens(), start=moment(9, 20), by=None, now=NU)
    contact = {
        "naam": "Sanne de Vries",
        "email": "sanne@voorbeeld.example",
        "telefoon": "+31612345678",
        "geboortedatum": "1985-11-09",
    }
    return confirm_afspraak(afspraak=optie, contact=contact, by=None, now=NU)


def scan(client: Client, zuil: Zuil, gelezen: str) -> str:
    antwoord = client.post(f"/zuil/{zuil.uuid}/afspraak/", {"gelezen": gelezen}, follow=True)
    return antwoord.content.decode()


def by_birth(client: Client, zuil: Zuil, dag: str, tijd: str) -> str:
    delen = ("geboortedatum_dag", "geboortedatum_maand", "geboortedatum_jaar")
    velden = dict(zip(delen, dag.split(), strict=True))
    pad = f"/zuil/{zuil.uuid}/geboortedatum/"
    return client.post(pad, {**velden, "tijd": tijd}, follow=True).content.decode()


def test_number_and_code_in_one_field_check_in(client: Client, zuil: Zuil, afspraak: Afspraak) -> None:
    pagina = scan(client, zuil, f"{afspraak.nummer.lower()} {code_for(afspraak.uuid).lower()}")
    assert "<strong>A01</strong>" in pagina
    assert "over ongeveer 20 minuten" in pagina
    assert "Er is niemand voor u" in pagina
    afspraak.refresh_from_db()
    assert afspraak.status == AfspraakStatus.AANGEMELD
    for geheim in GEHEIM:
        assert geheim not in pagina


def test_the_qr_code_checks_in_and_twice_gives_the_same_number(
    client: Client, zuil: Zuil, afspraak: Afspraak
) -> None:
    link = f"https://www.lindervoort.example/afspraken/{sign_link(afspraak.uuid)}/"
    assert all("<strong>A01</strong>" in scan(client, zuil, link) for _ in range(2))
    assert Volgnummer.objects.count() == 1


@pytest.mark.parametrize("tijd", ["9.20", "09:20", "920", " 9 20 uur"])
def test_date_of_birth_and_time_check_in(client: Client, zuil: Zuil, afspraak: Afspraak, tijd: str) -> None:
    assert "<strong>A01</strong>" in by_birth(client, zuil, "9 11 1985", tijd)


@pytest.mark.parametrize(
    ("dag", "tijd", "fout"),
    [
        ("10 11 1985", "9.20", "Wij vinden geen afspraak"),
        ("9 11 1985", "9.30", "Wij vinden geen afspraak"),
        ("9 11 1985", "25.00", "Vul de tijd in met cijfers"),
        ("31 2 1985", "9.20", "Deze datum bestaat niet"),
    ],
)
def test_what_does_not_fit_is_told(
    client: Client, zuil: Zuil, afspraak: Afspraak, dag: str, tijd: str, fout: str
) -> None:
    assert fout in by_birth(client, zuil, dag, tijd)
    assert not Volgnummer.objects.exists()


def test_two_of_the_same_birthday_and_time_have_to_use_their_number(
    client: Client, zuil: Zuil, hal: Plek, afspraak: Afspraak
) -> None:
    ander = hal.book(moment(9, 20), NU)
    Afspraak.objects.filter(pk=ander.pk).update(geboortedatum_idx=afspraak.geboortedatum_idx)
    assert "Wij vinden geen afspraak" in by_birth(client, zuil, "9 11 1985", "9.20")


def test_who_has_the_same_birthday_and_time_elsewhere_is_not_in_the_way(
    client: Client, zuil: Zuil, afspraak: Afspraak
) -> None:
    ander = make_rooster().book(moment(9, 20), NU)
    Afspraak.objects.filter(pk=ander.pk).update(geboortedatum_idx=afspraak.geboortedatum_idx)
    assert "<strong>A01</strong>" in by_birth(client, zuil, "9 11 1985", "9.20")


def test_the_number_alone_is_not_enough(client: Client, zuil: Zuil, afspraak: Afspraak) -> None:
    assert "Wij vinden geen afspraak" in scan(client, zuil, afspraak.nummer)
    assert "Wij vinden geen afspraak" in scan(client, zuil, "https://x.example/afspraken/verplaatsen/")
    assert not Volgnummer.objects.exists()


def test_five_wrong_tries_close_a_kiosk_for_a_minute_and_right_ones_do_not_count(
    client: Client, zuil: Zuil, afspraak: Afspraak, klok: Klok, settings: Any
) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "zuil_fout": SNELHEDEN["zuil_fout"]}
    goed = f"{afspraak.nummer}{code_for(afspraak.uuid)}"
    for _ in range(8):
        scan(client, zuil, goed)
    for _ in range(5):
        assert "Wij vinden geen afspraak" in scan(client, zuil, f"{afspraak.nummer}BBBBBBBB")
    antwoord = client.post(f"/zuil/{zuil.uuid}/afspraak/", {"gelezen": goed})
    assert antwoord.status_code == 429
    assert "Dit ging te vaak mis" in antwoord.content.decode()
    klok.vooruit(seconds=60)
    assert "<strong>A01</strong>" in scan(client, zuil, goed)


def test_wrong_tries_at_the_same_moment_are_no_more_than_five(
    client: Client, zuil: Zuil, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try looks while the ones before it have no answer yet."""
    settings.SNELHEDEN = {**settings.SNELHEDEN, "zuil_fout": SNELHEDEN["zuil_fout"]}
    gezocht: list[str] = []

    def find_slowly(gelezen: str) -> None:
        gezocht.append(gelezen)
        if len(gezocht) < 8:
            Client().post(f"/zuil/{zuil.uuid}/afspraak/", {"gelezen": gelezen})

    monkeypatch.setattr("portaal.afspraken.views.zuil.find_by_scan", find_slowly)
    for _ in range(2):
        scan(client, zuil, "BBBBBBCCCCCCCC")
    assert len(gezocht) == 5


def test_too_early_is_told_and_gives_no_number(client: Client, zuil: Zuil, hal: Plek) -> None:
    afspraak = hal.book(moment(11), NU)
    antwoord = client.post(
        f"/zuil/{zuil.uuid}/afspraak/", {"gelezen": f"{afspraak.nummer}{code_for(afspraak.uuid)}"}
    )
    assert antwoord.status_code == 409
    assert "U kunt zich aanmelden vanaf 10.30" in antwoord.content.decode()
    assert not Volgnummer.objects.exists()


def test_without_an_afspraak_a_number_once_per_page(client: Client, zuil: Zuil, hal: Plek) -> None:
    pad = f"/zuil/{zuil.uuid}/inloop/"
    assert hal.soort.naam in client.get(pad).content.decode()
    keuze = {"soort": hal.soort.slug, "sleutel": str(uuid4())}
    for _ in range(2):
        assert "<strong>B01</strong>" in client.post(pad, keuze, follow=True).content.decode()
    tweede = client.post(pad, {**keuze, "sleutel": "geen"}, follow=True).content.decode()
    assert "<strong>B02</strong>" in tweede
    assert "Er is 1 persoon voor u" in tweede


def test_the_key_of_a_page_names_no_number_of_another_locatie_or_day(
    client: Client, zuil: Zuil, hal: Plek, klok: Klok
) -> None:
    elders = make_rooster(soort=hal.soort)
    Openingstijd.objects.create(locatie=elders.locatie, weekdag=MORGEN.weekday(), van=time(9), tot=time(12))
    daar = add_zuil(locatie=elders.locatie, naam="Zuil", soort=ZuilSoort.AANMELDEN, by=None, now=NU)
    keuze = {"soort": hal.soort.slug, "sleutel": str(uuid4())}
    for apparaat in (zuil, daar):
        for _ in range(2):
            pagina = client.post(f"/zuil/{apparaat.uuid}/inloop/", keuze, follow=True).content.decode()
            assert "<strong>B01</strong>" in pagina
    klok.vooruit(days=7)
    client.post(f"/zuil/{zuil.uuid}/inloop/", keuze)
    assert Volgnummer.objects.filter(locatie=hal.locatie).values("datum").distinct().count() == 2
    assert Volgnummer.objects.count() == 3


def test_the_key_of_a_page_reaches_nobody_who_checked_in(
    client: Client, zuil: Zuil, hal: Plek, afspraak: Afspraak
) -> None:
    ander = check_in(afspraak=afspraak, locatie=hal.locatie, by=None, now=NEGEN)
    keuze = {"soort": hal.soort.slug, "sleutel": str(ander.uuid)}
    pagina = client.post(f"/zuil/{zuil.uuid}/inloop/", keuze, follow=True).content.decode()
    assert "<strong>B01</strong>" in pagina


def test_what_is_not_done_here_cannot_be_asked(client: Client, zuil: Zuil) -> None:
    elders = AfspraaksoortFactory()
    antwoord = client.post(f"/zuil/{zuil.uuid}/inloop/", {"soort": elders.slug})
    assert antwoord.status_code == 404


def test_after_hours_a_kiosk_says_when_it_opens(client: Client, zuil: Zuil, hal: Plek, klok: Klok) -> None:
    klok.vooruit(hours=4)
    antwoord = client.post(f"/zuil/{zuil.uuid}/inloop/", {"soort": hal.soort.slug})
    assert "De balie is gesloten" in antwoord.content.decode()
    assert "9 december" in antwoord.content.decode()
    assert not Volgnummer.objects.exists()


def test_pages_go_back_to_the_start_by_themselves(client: Client, zuil: Zuil, hal: Plek) -> None:
    begin = f"/zuil/{zuil.uuid}/"
    assert "Refresh" not in client.get(begin)
    for pad in ("afspraak/", "geboortedatum/", "inloop/"):
        assert client.get(begin + pad)["Refresh"].endswith(f"url={begin}")
    klaar = client.post(f"{begin}inloop/", {"soort": hal.soort.slug}).url
    assert client.get(klaar)["Refresh"] == f"30; url={begin}"
    assert "no-store" in client.get(klaar)["Cache-Control"]


def test_a_withdrawn_device_and_one_of_the_other_kind_do_not_exist(
    client: Client, zuil: Zuil, scherm: Zuil
) -> None:
    assert client.get(f"/scherm/{zuil.uuid}/").status_code == 404
    assert client.get(f"/zuil/{scherm.uuid}/").status_code == 404
    withdraw_zuil(zuil=zuil, by=MedewerkerFactory(), now=NU)
    assert client.get(f"/zuil/{zuil.uuid}/").status_code == 404
    nieuw = ensure_zuil(locatie=zuil.locatie, naam=zuil.naam, soort=ZuilSoort.AANMELDEN, now=NU)
    assert nieuw.uuid != zuil.uuid
    assert ensure_zuil(locatie=zuil.locatie, naam=zuil.naam, soort=ZuilSoort.AANMELDEN, now=NU) == nieuw


def test_the_screen_shows_number_and_balie_and_nothing_of_a_person(
    client: Client, zuil: Zuil, scherm: Zuil, hal: Plek, afspraak: Afspraak
) -> None:
    by = MedewerkerFactory()
    scan(client, zuil, f"{afspraak.nummer}{code_for(afspraak.uuid)}")
    give_volgnummer(locatie=hal.locatie, soort=hal.soort, by=None, now=NEGEN)
    for nummer, balie in enumerate(hal.balies):
        geroepen = roep_volgende(balie=balie, wachtrij=Volgnummer.objects.all(), by=by, now=moment(9, nummer))
    to_balie(volgnummer=geroepen, by=by, now=moment(9, 2))
    pagina = client.get(f"/scherm/{scherm.uuid}/").content.decode()
    stand = client.get(f"/scherm/{scherm.uuid}/stand.json").json()
    assert [(o["nummer"], o["balie"], o["nieuw"]) for o in stand["oproepen"]] == [
        ("A01", "Balie 2", False),
        ("B01", "Balie 1", True),
    ]
    assert pagina.index("A01") < pagina.index("B01")
    for geheim in (*GEHEIM, afspraak.nummer, hal.soort.naam):
        assert geheim not in pagina
        assert geheim not in json.dumps(stand)


def test_the_screen_is_told_only_what_changed(client: Client, scherm: Zuil, hal: Plek) -> None:
    pad, by = f"/scherm/{scherm.uuid}/stand.json", MedewerkerFactory()
    give_volgnummer(locatie=hal.locatie, soort=hal.soort, by=None, now=NEGEN)
    volgnummer = roep_volgende(balie=hal.balies[0], wachtrij=Volgnummer.objects.all(), by=by, now=NEGEN)
    etag = client.get(pad)["ETag"]
    zelfde = client.get(pad, headers={"If-None-Match": etag})
    assert (zelfde.status_code, zelfde["ETag"], zelfde.content) == (304, etag, b"")
    call_again(volgnummer=volgnummer, by=by, now=NEGEN)
    opnieuw = client.get(pad, headers={"If-None-Match": etag})
    assert opnieuw.status_code == 200
    assert opnieuw.json()["oproepen"][0]["keer"] == 2


def test_asking_costs_the_same_for_one_and_for_many(client: Client, scherm: Zuil) -> None:
    pad, by = f"/scherm/{scherm.uuid}/stand.json", MedewerkerFactory()
    leeg = count_queries(client, pad)
    druk = make_rooster(balies=5)
    Zuil.objects.filter(pk=scherm.pk).update(locatie=druk.locatie)
    for balie in druk.balies:
        give_volgnummer(locatie=druk.locatie, soort=druk.soort, by=None, now=NEGEN)
        roep_volgende(balie=balie, wachtrij=Volgnummer.objects.all(), by=by, now=NEGEN)
    assert len(client.get(pad).json()["oproepen"]) == 5
    assert count_queries(client, pad) == leeg == 3


def test_busyness_is_told_in_the_hall_for_as_long_as_it_lasts(
    client: Client, zuil: Zuil, scherm: Zuil, klok: Klok
) -> None:
    by = MedewerkerFactory()
    tell_drukte(locatie=zuil.locatie, tekst="Oud", tot=moment(11), by=by, now=NEGEN)
    tell_drukte(locatie=zuil.locatie, tekst="U wacht langer", tot=moment(10), by=by, now=moment(9, 1))
    klok.vooruit(minutes=2)
    for pad in (f"/zuil/{zuil.uuid}/", f"/scherm/{scherm.uuid}/", f"/scherm/{scherm.uuid}/stand.json"):
        assert "U wacht langer" in client.get(pad).content.decode()
    end_drukte(locatie=zuil.locatie, by=by, now=timezone.now())
    klok.vooruit(seconds=1)
    assert client.get(f"/scherm/{scherm.uuid}/stand.json").json()["druk"] == ""
