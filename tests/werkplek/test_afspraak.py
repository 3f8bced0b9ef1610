"""One afspraak at the werkplek: seen, moved, cancelled, told again; and made for who calls."""

import re
from datetime import datetime, time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus, Herkomst
from portaal.afspraken.models import Afspraak, BlokBalie, Gebiedpostcode
from portaal.afspraken.nummers import code_for
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.rooster import TIJDZONE
from portaal.berichten.models import Bericht, Contactpunt
from portaal.inwoners.models import Inwoner
from portaal.kern.ui.notatie import NBSP, format_telefoon
from portaal.toegang.models import Account, Inzage
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster, workday_after
from tests.factories.zaken import ZaakFactory

DAG = workday_after(timezone.localdate() + timedelta(days=3))
MAKEN = "/werkplek/afspraken/maken/"


def moment(uur: int, minuut: int = 0) -> datetime:
    return datetime.combine(DAG, time(uur, minuut), TIJDZONE)


@pytest.fixture
def plek(zaaktype) -> Plek:
    return make_rooster(balies=2, soort=AfspraaksoortFactory(zaaktype=zaaktype))


@pytest.fixture
def afspraak(plek: Plek, inwoner: Inwoner) -> Afspraak:
    now = timezone.now()
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=now)
    contact = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "+31612345678"}
    return confirm_afspraak(afspraak=optie, contact=contact, inwoner=inwoner, by=None, now=now)


def text_of(antwoord) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


def page_of(afspraak: Afspraak, pad: str = "") -> str:
    return f"/werkplek/afspraken/{afspraak.uuid}/{pad}"


def test_the_page_shows_who_comes_what_happened_and_what_was_sent(
    werk: Client, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    inhoud = text_of(werk.get(page_of(afspraak)))
    for feit in ("Sanne de Vries", "sanne@voorbeeld.example", afspraak.nummer, "Afspraak bevestigd"):
        assert feit in inhoud
    assert code_for(afspraak.uuid)[:4] in inhoud
    gezien = Inzage.objects.get(betrokkene=inwoner.uuid)
    assert str(afspraak.uuid) in gezien.wat


def test_others_get_nothing_and_no_line_in_the_log(
    client_voor: ClientVoor, medewerker_ander_team: Account, afspraak: Afspraak
) -> None:
    ander = client_voor(medewerker_ander_team)
    for pad in ("", "gegevens/", "verplaatsen/", "afzeggen/"):
        assert ander.get(page_of(afspraak, pad)).status_code == 404
    for pad in ("opnieuw-sturen/", "andere-balie/", "afzeggen/", "verplaatsen/", "gegevens/"):
        assert ander.post(page_of(afspraak, pad)).status_code == 404
    assert not Inzage.objects.exists()
    afspraak.refresh_from_db()
    assert afspraak.status == AfspraakStatus.BEVESTIGD


def test_the_zaak_is_named_only_to_who_may_see_it(
    werk: Client, client_voor: ClientVoor, klantcontact: Account, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    afspraak.zaak = ZaakFactory(initiator=inwoner)
    afspraak.save(update_fields=["zaak"])
    assert afspraak.zaak.identificatie not in text_of(werk.get(page_of(afspraak)))
    assert afspraak.zaak.identificatie in text_of(client_voor(klantcontact).get(page_of(afspraak)))


def test_cancelling_asks_first_and_tells_once(werk: Client, medewerker: Account, afspraak: Afspraak) -> None:
    assert "Ja, afzeggen" in text_of(werk.get(page_of(afspraak, "afzeggen/")))
    afspraak.refresh_from_db()
    assert afspraak.status == AfspraakStatus.BEVESTIGD
    for _ in range(2):
        werk.post(page_of(afspraak, "afzeggen/"))
    afspraak.refresh_from_db()
    assert afspraak.status == AfspraakStatus.GEANNULEERD
    assert Bericht.objects.filter(soort="afspraak-geannuleerd").count() == 2
    assert medewerker.naam in text_of(werk.get(page_of(afspraak)))


def test_moving_keeps_the_number_and_can_go_to_another_locatie(
    werk: Client, plek: Plek, afspraak: Afspraak
) -> None:
    elders = make_rooster(soort=plek.soort)
    pad = page_of(afspraak, f"verplaatsen/?locatie={elders.locatie.slug}&dag={DAG}")
    momenten = re.findall(r'name="moment" value="([^"]+)"', text_of(werk.get(pad)))
    werk.post(pad, {"moment": momenten[-1]})
    nieuw = Afspraak.objects.get(pk=afspraak.pk)
    assert (nieuw.locatie, nieuw.nummer, nieuw.volgnummer_ics) == (elders.locatie, afspraak.nummer, 1)
    assert Bericht.objects.filter(soort="afspraak-verplaatst").count() == 2
    weg = werk.post(pad, {"moment": "gisteren"}, follow=True)
    assert "net door iemand anders gekozen" in text_of(weg)


def test_what_is_over_cannot_be_moved_cancelled_or_told_again(werk: Client, afspraak: Afspraak) -> None:
    Afspraak.objects.filter(pk=afspraak.pk).update(status=AfspraakStatus.GEHOLPEN)
    assert "Verplaatsen" not in text_of(werk.get(page_of(afspraak)))
    for pad in ("verplaatsen/", "afzeggen/", "opnieuw-sturen/"):
        werk.post(page_of(afspraak, pad), {"sleutel": "5f6e1e5c-8c5e-4c0e-9a57-1c7a5d0a3c11"})
    assert Afspraak.objects.get().status == AfspraakStatus.GEHOLPEN
    assert Bericht.objects.exclude(soort__in=["afspraak-bevestigd", "afspraak-herinnering"]).count() == 0


def test_a_confirmation_goes_again_once_per_click(werk: Client, afspraak: Afspraak) -> None:
    for keer in (1, 2):
        sleutel = re.search(r'name="sleutel" value="([^"]+)"', text_of(werk.get(page_of(afspraak)))).group(1)
        for _ in range(2):
            werk.post(page_of(afspraak, "opnieuw-sturen/"), {"sleutel": sleutel})
        assert Bericht.objects.filter(soort="afspraak-bevestigd").count() == 2 + 2 * keer
    werk.post(page_of(afspraak, "opnieuw-sturen/"), {"sleutel": "niets"})
    assert Bericht.objects.filter(soort="afspraak-bevestigd").count() == 6


def choose(werk: Client, plek: Plek, personen: int = 1, **meer: str) -> str:
    """For what and where; gives the address of the times."""
    vraag = {"locatie": plek.locatie.slug, f"personen-{plek.soort.slug}": personen, "verder": "1", **meer}
    antwoord = werk.get(MAKEN, vraag)
    assert antwoord.status_code == 302, text_of(antwoord)
    return antwoord.url


def test_somebody_who_calls_gets_a_time_at_a_balie_that_is_not_for_the_public(
    werk: Client, medewerker: Account, plek: Plek
) -> None:
    BlokBalie.objects.update(online=False)
    tijden = choose(werk, plek, personen=2, moment=moment(9, 5).isoformat())
    pagina = text_of(werk.get(tijden))
    assert "Gekozen in de agenda" in pagina
    gegevens = werk.post(tijden, {"moment": moment(9, 5).isoformat()}).url
    leeg = werk.post(gegevens, {"naam": ""})
    assert leeg.status_code == 422 and "Vul de naam in" in text_of(leeg)
    klaar = werk.post(gegevens, {"naam": "Kees Dijkstra"}, follow=True)
    gemaakt = Afspraak.objects.get()
    assert (gemaakt.status, gemaakt.herkomst) == (AfspraakStatus.BEVESTIGD, Herkomst.MEDEWERKER)
    assert (gemaakt.start, gemaakt.contact["naam"]) == (moment(9, 5), "Kees Dijkstra")
    assert "noem dag, tijd, nummer en code" in text_of(klaar)
    assert set(gemaakt.voorvallen.values_list("by", flat=True)) == {medewerker.pk}
    assert not Bericht.objects.exists()


def test_a_double_click_of_staff_holds_one_time(werk: Client, plek: Plek) -> None:
    adres = choose(werk, plek, personen=1, moment=moment(9).isoformat())
    sleutels = re.findall(r'name="sleutel" value="([^"]+)"', werk.get(adres).content.decode())
    assert (len(sleutels), len(set(sleutels))) == (3, 1)
    for _ in range(2):
        werk.post(adres, {"moment": moment(9).isoformat(), "sleutel": sleutels[0]})
    assert Afspraak.objects.get().start == moment(9)


def test_from_the_page_of_an_inwoner_what_we_know_is_filled_in(
    werk: Client, plek: Plek, inwoner: Inwoner, client_voor: ClientVoor, eigenaar: Account
) -> None:
    Contactpunt.objects.create(
        inwoner=inwoner, kanaal="email", adres="sanne@voorbeeld.example", verified_at=timezone.now()
    )
    klantbeeld = text_of(werk.get(f"/werkplek/inwoners/{inwoner.uuid}/"))
    assert f"{MAKEN}?inwoner={inwoner.uuid}" in klantbeeld
    tijden = choose(werk, plek, inwoner=str(inwoner.uuid))
    start = re.search(r'name="moment" value="([^"]+)"', text_of(werk.get(tijden))).group(1)
    gegevens = werk.post(tijden, {"moment": start}).url
    pagina = text_of(werk.get(gegevens))
    assert "sanne@voorbeeld.example" in pagina and 'value="Sanne de Vries"' in pagina
    werk.post(gegevens, {"naam": inwoner.naam, "email": "sanne@voorbeeld.example"})
    gemaakt = Afspraak.objects.get()
    assert gemaakt.inwoner == inwoner
    assert gemaakt.nummer in text_of(client_voor(eigenaar).get("/mijn/afspraken/"))
    assert Inzage.objects.filter(betrokkene=inwoner.uuid, wat="afspraak maken").exists()
    assert gemaakt.nummer in text_of(werk.get(f"/werkplek/inwoners/{inwoner.uuid}/"))


def test_a_held_time_that_is_over_leads_back_to_the_times(werk: Client, plek: Plek) -> None:
    tijden = choose(werk, plek)
    gegevens = werk.post(tijden, {"moment": moment(9).isoformat()}).url
    Afspraak.objects.update(optie_tot=timezone.now())
    antwoord = werk.post(gegevens, {"naam": "Kees"})
    assert parse_qs(urlsplit(antwoord.url).query)["voor"] == [f"{plek.soort.slug}:1"]
    assert Afspraak.objects.get().status != AfspraakStatus.BEVESTIGD


def test_what_a_resident_is_choosing_is_not_for_staff_to_finish(werk: Client, plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=timezone.now())
    for _ in range(2):
        assert werk.post(page_of(optie, "gegevens/"), {"naam": "Kees"}).status_code == 302
    optie.refresh_from_db()
    assert optie.status == AfspraakStatus.OPTIE


def test_only_what_the_team_does_can_be_booked(
    client_voor: ClientVoor, medewerker_ander_team: Account, plek: Plek
) -> None:
    ander = client_voor(medewerker_ander_team)
    assert plek.soort.naam not in text_of(ander.get(MAKEN))
    fout = ander.get(MAKEN, {f"personen-{plek.soort.slug}": 1, "verder": "1", "locatie": plek.locatie.slug})
    assert fout.status_code == 200 and "Kies waarvoor de inwoner komt" in text_of(fout)
    tijden = f"{MAKEN}tijd/?voor={plek.soort.slug}:1&locatie={plek.locatie.slug}"
    assert ander.post(tijden, {"moment": moment(9).isoformat()}).status_code == 302
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize(
    "onzin", ["moment=9999", "inwoner=x", "dag=0000-00-00", "vanaf=x", "gebied=-1", "voor=:::"]
)
def test_odd_addresses_are_no_error(werk: Client, plek: Plek, onzin: str) -> None:
    vast = f"voor={plek.soort.slug}:1&locatie={plek.locatie.slug}"
    assert werk.get(f"{MAKEN}?{vast}&{onzin}").status_code == 200
    assert werk.get(f"{MAKEN}tijd/?{vast}&{onzin}").status_code in (200, 302)


def test_a_visit_needs_an_address_in_the_area_for_which_the_time_was_chosen(werk: Client, plek: Plek) -> None:
    plek.soort.kanaal = Afspraakkanaal.THUIS
    plek.soort.save()
    gebied, ander = (plek.locatie.bezoekgebieden.create(naam=naam, reistijd=10) for naam in ("Noord", "Zuid"))
    Gebiedpostcode.objects.create(gebied=gebied, cijfers="4299")
    Gebiedpostcode.objects.create(gebied=ander, cijfers="4300")
    zonder = werk.get(MAKEN, {"locatie": plek.locatie.slug, f"personen-{plek.soort.slug}": 1, "verder": "1"})
    assert "Kies in welk gebied" in text_of(zonder)
    tijden = choose(werk, plek, gebied=str(gebied.pk))
    gegevens = werk.post(tijden, {"moment": moment(10).isoformat()}).url
    velden = {
        "naam": "Kees",
        "straat": "Markt",
        "huisnummer": "1",
        "postcode": "4300 AB",
        "plaats": "Lindervoort",
    }
    assert "ander gebied" in text_of(werk.post(gegevens, velden))
    werk.post(gegevens, {**velden, "postcode": "4299 lv"})
    gemaakt = Afspraak.objects.get()
    assert (gemaakt.gebied, gemaakt.contact["postcode"]) == (gebied, "4299 LV")
    assert "Markt 1" in text_of(werk.get(page_of(gemaakt)))


@pytest.mark.parametrize(
    ("getypt", "bellen", "sms"),
    [("020 1234567", "+31201234567", None), ("06 12345678", "+31612345678", "+31612345678")],
)
def test_who_is_called_gives_a_number_that_stays_with_the_afspraak(
    werk: Client, plek: Plek, getypt: str, bellen: str, sms: str | None
) -> None:
    plek.soort.kanaal = Afspraakkanaal.TELEFOON
    plek.soort.save()
    gegevens = werk.post(choose(werk, plek), {"moment": moment(10).isoformat()}).url
    assert "Vul in op welk nummer wij bellen" in text_of(werk.post(gegevens, {"naam": "Kees"}))
    assert "Vul een telefoonnummer in" in text_of(werk.post(gegevens, {"naam": "Kees", "telefoon": "12"}))
    werk.post(gegevens, {"naam": "Kees", "telefoon": getypt})
    gemaakt = Afspraak.objects.get()
    assert (gemaakt.contact["belnummer"], gemaakt.contact.get("telefoon")) == (bellen, sms)
    werk.post(page_of(gemaakt, "verplaatsen/"), {"moment": moment(11).isoformat()})
    gemaakt.refresh_from_db()
    assert (gemaakt.start, gemaakt.contact["belnummer"]) == (moment(11), bellen)
    pagina = text_of(werk.get(page_of(gemaakt)))
    assert f'href="tel:{bellen}"' in pagina and "Geen telefoonnummer" not in pagina
    vraag = f"/werkplek/agenda/export/?locatie={plek.locatie.slug}&dag={DAG}"
    bestand = b"".join(werk.get(vraag).streaming_content).decode("utf-8-sig")
    assert bestand.splitlines()[1].split(";")[6] == format_telefoon(bellen).replace(NBSP, " ")


def test_moving_a_visit_says_where_we_come_and_not_where_the_team_is(werk: Client, plek: Plek) -> None:
    plek.soort.kanaal = Afspraakkanaal.THUIS
    plek.soort.save()
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=timezone.now())
    contact = {
        "naam": "Kees",
        "straat": "Markt",
        "huisnummer": "1",
        "postcode": "4299 LV",
        "plaats": "Lindervoort",
    }
    confirm_afspraak(afspraak=optie, contact=contact, by=None, now=timezone.now())
    pagina = text_of(werk.get(page_of(optie, "verplaatsen/"))).replace("&nbsp;", " ").replace(NBSP, " ")
    nu = re.search(r"Nu op (.*?)Dat blijft zo", pagina).group(1)
    assert "tussen 9.00 en 9.15 uur" in nu and "bij u thuis (Markt 1, 4299 LV Lindervoort)" in nu
    assert plek.locatie.naam not in nu
