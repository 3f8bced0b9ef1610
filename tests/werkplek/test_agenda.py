"""The agenda of staff: who comes, per balie, closed balies, afspraken without balie, paper and files."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak, Balieblokkade
from portaal.afspraken.operations import block_balie, confirm_afspraak, hold_afspraak
from portaal.afspraken.rooster import TIJDZONE
from portaal.kern.rekenblad import write_csv
from portaal.toegang.models import Account, Inzage
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster, workday_after

DAG = workday_after(timezone.localdate() + timedelta(days=3))


def moment(uur: int, minuut: int = 0) -> datetime:
    return datetime.combine(DAG, time(uur, minuut), TIJDZONE)


@pytest.fixture
def plek(zaaktype) -> Plek:
    """Two balies for what the team of the medewerker handles."""
    return make_rooster(balies=2, soort=AfspraaksoortFactory(zaaktype=zaaktype))


def book(plek: Plek, uur: int, naam: str = "Sanne de Vries", minuut: int = 0) -> Afspraak:
    now = timezone.now()
    optie = hold_afspraak(wens=plek.wens(), start=moment(uur, minuut), by=None, now=now)
    return confirm_afspraak(
        afspraak=optie, contact={"naam": naam, "telefoon": "+31612345678"}, by=None, now=now
    )


def agenda_url(plek: Plek, pad: str = "", **meer: str) -> str:
    vraag = "".join(f"&{naam}={waarde}" for naam, waarde in meer.items())
    return f"/werkplek/agenda/{pad}?locatie={plek.locatie.slug}&dag={DAG}{vraag}"


def text_of(antwoord) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


@pytest.mark.parametrize("weergave", ["lijst", "raster"])
def test_the_day_shows_who_comes_and_the_look_is_logged(werk: Client, plek: Plek, weergave: str) -> None:
    afspraak = book(plek, 9)
    inhoud = text_of(werk.get(agenda_url(plek, weergave=weergave)))
    assert "Sanne de Vries" in inhoud
    assert f"/werkplek/afspraken/{afspraak.uuid}/" in inhoud
    assert Inzage.objects.filter(wat__contains=plek.locatie.naam).count() == 1


def test_staff_of_another_team_see_taken_time_but_no_names(
    client_voor: ClientVoor, medewerker_ander_team: Account, plek: Plek
) -> None:
    afspraak = book(plek, 9)
    inhoud = text_of(client_voor(medewerker_ander_team).get(agenda_url(plek, weergave="raster")))
    assert "Bezet" in inhoud
    for geheim in ("Sanne", afspraak.nummer, str(afspraak.uuid), plek.soort.slug):
        assert geheim not in inhoud
    lijst = text_of(client_voor(medewerker_ander_team).get(agenda_url(plek)))
    assert "0 afspraken" in lijst


def test_the_table_says_what_is_free_closed_and_blocked(
    werk: Client, medewerker: Account, plek: Plek
) -> None:
    book(plek, 9)
    block_balie(
        balie=plek.balies[1],
        datum=DAG,
        van=time(11),
        tot=time(12),
        reden="Ziek",
        by=medewerker,
        now=timezone.now(),
    )
    inhoud = text_of(werk.get(agenda_url(plek, weergave="raster")))
    # Twelve quarters at two balies; two thirds of one are booked and four are closed.
    assert len(re.findall(r">Vrij<", inhoud)) == 2 * 12 - 4
    assert "Gesloten" in inhoud and "Ziek" in inhoud
    assert len(re.findall(r'rowspan="\d+"', inhoud)) >= 1


def test_the_week_counts_and_the_first_free_time_can_be_booked(werk: Client, plek: Plek) -> None:
    book(plek, 9)
    book(plek, 9)
    book(plek, 10)
    inhoud = text_of(werk.get(agenda_url(plek)))
    assert 'portaal-aantal">3<' in inhoud
    assert "9.10 uur" in inhoud.replace("\N{NO-BREAK SPACE}", " ")
    assert f"voor={plek.soort.slug}:1" in inhoud


@pytest.mark.parametrize("weergave", ["lijst", "raster"])
def test_the_agenda_asks_as_much_for_many_as_for_one(werk: Client, plek: Plek, weergave: str) -> None:
    book(plek, 9)
    aantallen = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as vragen:
            assert werk.get(agenda_url(plek, weergave=weergave)).status_code == 200
        aantallen.append(len(vragen))
        for minuut in range(0, 60, 10):
            book(plek, 10, minuut=minuut)
    assert aantallen[0] == aantallen[1]


def test_closing_a_balie_first_says_who_is_booked_there(werk: Client, plek: Plek) -> None:
    een, twee = book(plek, 9), book(plek, 9, naam="Mehmet Kaya")
    pad = agenda_url(plek, "balies/")
    velden = {"balie": een.balie_id, "datum": str(DAG), "van": "09:00", "tot": "12:00", "reden": ""}
    kijk = werk.post(pad, velden)
    assert "1 afspraak" in text_of(kijk) and een.contact["naam"] in text_of(kijk)
    assert twee.contact["naam"] not in text_of(kijk)
    assert not Balieblokkade.objects.exists()
    klaar = werk.post(pad, {**velden, "sluiten": "1"}, follow=True)
    assert "1 afspraak staat nog op deze balie" in text_of(klaar)
    assert een.nummer in text_of(klaar)
    blokkade = Balieblokkade.objects.get()
    werk.post("/werkplek/agenda/balies/vrijgeven/", {"blokkade": blokkade.pk})
    assert not Balieblokkade.objects.exists()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"balie": ""}, "Kies een balie"),
        ({"datum": "2020-01-01"}, "Kies vandaag of een dag in het komende jaar"),
        ({"tot": "09:00"}, "later is dan het begin"),
        ({"van": "09:03"}, "hele 5 minuten"),
        ({"van": "negen"}, "vanaf hoe laat"),
    ],
)
def test_a_wrong_closing_is_told_and_nothing_lost(
    werk: Client, plek: Plek, anders: dict[str, str], melding: str
) -> None:
    velden = {"balie": plek.balies[0].pk, "datum": str(DAG), "van": "09:00", "tot": "12:00", "reden": "Kort"}
    antwoord = werk.post(agenda_url(plek, "balies/"), {**velden, **anders})
    assert antwoord.status_code == 422
    assert melding in text_of(antwoord) and 'value="Kort"' in text_of(antwoord)
    assert not Balieblokkade.objects.exists()


def test_a_balie_of_another_team_cannot_be_closed_or_opened(
    client_voor: ClientVoor, medewerker: Account, medewerker_ander_team: Account, plek: Plek
) -> None:
    ander = client_voor(medewerker_ander_team)
    velden = {"balie": plek.balies[0].pk, "datum": str(DAG), "van": "09:00", "tot": "12:00"}
    assert ander.post(agenda_url(plek, "balies/"), velden).status_code == 422
    blokkade = block_balie(
        balie=plek.balies[0],
        datum=DAG,
        van=time(9),
        tot=time(12),
        reden="",
        by=medewerker,
        now=timezone.now(),
    ).blokkade
    for sleutel in (blokkade.pk, "x", ""):
        weg = ander.post("/werkplek/agenda/balies/vrijgeven/", {"blokkade": sleutel})
        assert weg.status_code == 404


def test_afspraken_without_a_balie_are_counted_and_go_over(
    werk: Client, medewerker: Account, plek: Plek
) -> None:
    een = book(plek, 9)
    Balieblokkade.objects.create(balie=een.balie, datum=DAG, van=time(9), tot=time(12))
    assert "1 afspraak staat de komende 8 weken" in text_of(werk.get(agenda_url(plek)))
    assert een.nummer in text_of(werk.get(agenda_url(plek, "overboekt/")))
    klaar = werk.post(f"/werkplek/afspraken/{een.uuid}/andere-balie/", {"terug": "overboekt"}, follow=True)
    assert "Iedereen heeft een balie" in text_of(klaar)
    Afspraak.objects.filter(pk=een.pk).update(status=AfspraakStatus.GEHOLPEN)
    te_laat = werk.post(f"/werkplek/afspraken/{een.uuid}/andere-balie/", follow=True)
    assert "net gewijzigd" in text_of(te_laat)


@pytest.mark.parametrize("periode", ["", "week"])
def test_the_file_holds_no_formula_and_is_logged(werk: Client, plek: Plek, periode: str) -> None:
    book(plek, 9, naam='=HYPERLINK("http://kwaad.example")')
    antwoord = werk.get(agenda_url(plek, "export/", periode=periode))
    inhoud = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    assert antwoord["Content-Type"].startswith("text/csv")
    regel = inhoud.splitlines()[1].split(";")
    assert regel[1:3] == ["09:00", "09:10"]
    assert "\"'=HYPERLINK" in inhoud
    assert regel[6] == "06 12 34 56 78"
    assert Inzage.objects.filter(resultaat="gedownload").count() == 1


@pytest.mark.parametrize("cel", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cel: str) -> None:
    assert write_csv(["a"], [[cel]]).decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_what_is_no_formula_stays_as_it_is() -> None:
    assert write_csv(["a", "b"], [["Sanne", "9:00"]]).decode("utf-8-sig") == "a;b\r\nSanne;9:00\r\n"


def test_the_page_to_print_has_everybody(werk: Client, plek: Plek) -> None:
    afspraak = book(plek, 9)
    inhoud = text_of(werk.get(agenda_url(plek, "afdruk/")))
    assert afspraak.nummer in inhoud and "Sanne de Vries" in inhoud
