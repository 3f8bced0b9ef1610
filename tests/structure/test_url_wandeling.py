"""Nobody sees what belongs to somebody else: every URL, every method, as nobody, another resident, other staff.

Generated from the URL patterns, so that a new URL is covered by itself. Positive controls keep it honest: the owner
gets 200 with the marker, an argument without a value fails, and leaks planted here are found.
"""

import pytest

from portaal.kern.toegang_markering import Wie
from portaal.organisatie.models import Team
from portaal.toegang.models import Account

from ..conftest import ClientVoor
from .lekken import LEKKEN
from .paden import Pad, all_paden
from .wandelaar import (
    Bezoek,
    Bezoekers,
    find_leaks,
    is_personal,
    path_of,
    resolves_to_login,
    rightful,
    rolled_back,
)
from .wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db
GEPLANT = "tests.structure.lekken"
PADEN = [pad for pad in all_paden() if not pad.route.startswith("beheer/")]
PERSOONLIJKE_PADEN = [
    pad for pad in PADEN if is_personal(pad) and getattr(pad.view, "toegang_wie", None) != Wie.MACHINE
]
LIJSTEN = [
    pad
    for pad in PADEN
    if not is_personal(pad)
    and getattr(pad.view, "toegang_wie", None) in {Wie.INWONER, Wie.MEDEWERKER, Wie.INGELOGD}
]
# Personal URLs that only lead on.
STUURT_DOOR = {"formulieren:verder", "formulieren:stop", "formulieren:overnemen", "formulieren:ontvangst"}
# Pages behind a login that show none of the owner's texts until something is asked or posted.
ZONDER_GEGEVENS = {
    "werkplek:zoeken",
    "werkplek:zoeken_bsn",
    "werkplek:neem",
    "werkplek:sluiten",
    "werkplek:verzettingen",
    "werkplek:heropenen",  # only takes a POST
    "werkplek:eerste_vrij",  # how soon there is room, of nobody in particular
    "werkplek:blokkades",  # which balies are closed, and why only to their own team
    "werkplek:wachtlijst",  # of the first locatie; tests/werkplek/test_wachtlijst.py shows the list
    "werkplek:agenda",  # these show today or nothing; tests/werkplek/test_agenda.py shows the day itself
    "werkplek:agenda_afdruk",
    "werkplek:agenda_export",
    "werkplek:agenda_overboekt",
    "werkplek:afspraak_gegevens",
    "werkplek:blokkade_vrijgeven",
    "werkplek:afspraak_maken",
    "werkplek:afspraak_tijd",
    "werkplek:wachtrij",  # today again: tests/werkplek/test_wachtrij.py
    "werkplek:wachttijden",
    "werkplek:zuilen",
    "werkplek:zuil_intrekken",
    "werkplek:inloop",
    "werkplek:drukte",
    "werkplek:balie",
    "werkplek:balie_volgende",
    "werkplek:volgnummer",  # a number, and nothing of a person
    "werkplek:inrichten_locatie",  # how a locatie is set up, nothing of a person
    "werkplek:inrichten_balie_nieuw",
    "werkplek:inrichten_balie",
    "werkplek:inrichten_balie_weg",
    "werkplek:inrichten_uren",
    "werkplek:inrichten_blok",
    "werkplek:inrichten_blok_weg",
    "werkplek:inrichten_aanbod",
    "werkplek:inrichten_aanbod_soort",
    "werkplek:inrichten_dagen",
    "werkplek:inrichten_dag_weg",
    "werkplek:inrichten",
    "werkplek:inrichten_soorten",
    "werkplek:inrichten_soort_nieuw",
    "werkplek:inrichten_soort",
    "werkplek:inrichten_soort_stoppen",
    "werkplek:inrichten_drukte",
    "werkplek:inrichten_periode",
    "werkplek:inrichten_periode_weg",
    "werkplek:inrichten_bezoek",
    "werkplek:inrichten_gebied",
    "werkplek:inrichten_gebied_weg",
    "werkplek:inrichten_reistijden",
    "formulieren:verwijderen",
    "formulieren:bewaren",
    "formulieren:scan",
}


@pytest.fixture
def wereld(
    eigenaar: Account, vreemde: Account, team: Team, medewerker: Account, medewerker_ander_team: Account
) -> Wereld:
    return make_wereld(eigenaar, vreemde, team, medewerker, medewerker_ander_team)


@pytest.fixture
def bezoek(wereld: Wereld, client_voor: ClientVoor) -> Bezoek:
    return Bezoekers(wereld, client_voor)


def test_strangers_get_nothing(wereld: Wereld, bezoek: Bezoek) -> None:
    problems = [problem for pad in PADEN for problem in find_leaks(pad, wereld, bezoek)]
    assert not problems, "\n".join(problems)


def test_the_owner_gets_in(wereld: Wereld, bezoek: Bezoek) -> None:
    """A page shows one of the owner's texts; a URL that only acts or redirects does not refuse."""
    wrong = []
    for pad in PERSOONLIJKE_PADEN:
        adres = path_of(pad, wereld)
        with rolled_back():
            antwoord = bezoek(rightful(pad, wereld)).get(adres)
            if antwoord.status_code == 405:
                antwoord = bezoek(rightful(pad, wereld)).post(adres)
                good = antwoord.status_code in {200, 302, 303, 409, 422}
            elif pad.name in STUURT_DOOR:
                good = antwoord.status_code == 302
            else:
                toont = pad.name in ZONDER_GEGEVENS or wereld.markers_in(antwoord)
                good = antwoord.status_code == 200 and bool(toont)
        if not good or resolves_to_login(antwoord):
            wrong.append(f"{pad}: {antwoord.status_code}")
    assert not wrong, "\n".join(wrong)


def test_the_owner_sees_it_in_the_list(wereld: Wereld, bezoek: Bezoek) -> None:
    wrong = []
    for pad in LIJSTEN:
        antwoord = bezoek(rightful(pad, wereld)).get(path_of(pad, wereld))
        if pad.name not in ZONDER_GEGEVENS and not (
            antwoord.status_code == 200 and wereld.markers_in(antwoord)
        ):
            wrong.append(f"{pad}: {antwoord.status_code}")
    assert not wrong, "\n".join(wrong)


def test_there_is_something_to_walk() -> None:
    assert len(PERSOONLIJKE_PADEN) >= 12
    assert len(LIJSTEN) >= 6


def planted(name: str) -> Pad:
    return next(pad for pad in all_paden(GEPLANT) if pad.name == name)


@pytest.mark.urls(GEPLANT)
@pytest.mark.parametrize("name", LEKKEN)
def test_a_planted_leak_is_found(name: str, wereld: Wereld, bezoek: Bezoek) -> None:
    problems = find_leaks(planted(name), wereld, bezoek)
    assert any(LEKKEN[name] in problem for problem in problems)


@pytest.mark.urls(GEPLANT)
def test_a_view_that_refuses_is_good(wereld: Wereld, bezoek: Bezoek) -> None:
    assert find_leaks(planted("refuses"), wereld, bezoek) == []


@pytest.mark.urls(GEPLANT)
def test_an_unknown_argument_fails(wereld: Wereld, bezoek: Bezoek) -> None:
    assert find_leaks(planted("unknown"), wereld, bezoek) == ["geen waarde voor unknown: grootboek_uuid"]
