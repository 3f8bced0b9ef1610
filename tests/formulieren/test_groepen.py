"""Rows and addresses in a browser without JavaScript: buttons change the page and judge nothing."""

from typing import Any

import pytest

from portaal.formulieren.views import wizard
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.vragen.typen import AdresdienstStoring, GevondenAdres
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

from .invuller import Invuller

pytestmark = pytest.mark.django_db

DEFINITIE: dict[str, Any] = {
    "titel": "Gezin en plek",
    "stappen": [
        {
            "sleutel": "gezin",
            "titel": "Uw gezin",
            "velden": [
                {"sleutel": "email", "type": "email", "label": "E-mailadres"},
                {
                    "sleutel": "kind",
                    "type": "groep",
                    "label": "Kind",
                    "min": 1,
                    "max": 3,
                    "velden": [
                        {"sleutel": "naam", "type": "tekst", "label": "Naam"},
                        {"sleutel": "geboren", "type": "datum", "label": "Geboren op", "verplicht": False},
                    ],
                },
            ],
        },
        {
            "sleutel": "plek",
            "titel": "De plek",
            "velden": [{"sleutel": "boom", "type": "adres", "label": "Waar staat de boom?"}],
        },
    ],
}
RIJ = {
    "kind-0-naam": "Kees",
    "kind-0-geboren_dag": "1",
    "kind-0-geboren_maand": "",
    "kind-0-geboren_jaar": "",
}


def rijen(*namen: str) -> dict[str, str]:
    """A row per name, without a date of birth."""
    velden = {"kind-rijen": str(len(namen))}
    for rij, naam in enumerate(namen):
        leeg = {f"kind-{rij}-geboren_{deel}": "" for deel in ("dag", "maand", "jaar")}
        velden |= {f"kind-{rij}-naam": naam, **leeg}
    return velden


@pytest.fixture
def gezin(eigenaar: Account, client_voor: ClientVoor) -> Invuller:
    formulier = FormulierFactory(slug="gezin", titel="Gezin en plek", definitie=DEFINITIE)
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    return Invuller(client_voor(eigenaar), AanvraagFactory(formulier=formulier, aanvrager=inwoner))


@pytest.fixture
def adresdienst(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Knows 4299 LV; is away for 5000 AA."""
    gevraagd: list[str] = []

    def zoek(postcode: str, huisnummer: str, toevoeging: str) -> GevondenAdres | None:
        gevraagd.append(postcode)
        if postcode == "5000 AA":
            raise AdresdienstStoring
        return GevondenAdres("Beukenlaan", "Lindervoort") if postcode == "4299 LV" else None

    monkeypatch.setattr(wizard, "zoek_adres", zoek)
    return gevraagd


def press(invuller: Invuller, stap: str, velden: dict[str, str], knop: str) -> tuple[str, str]:
    """Press a button within the step: the address of the page that follows, and that page."""
    antwoord = invuller.send(stap, velden, bewerk=knop)
    assert antwoord.status_code == 302
    return antwoord.url, invuller.client.get(antwoord.url).content.decode()


def test_a_row_more_keeps_what_was_typed_and_judges_nothing(gezin: Invuller) -> None:
    url, pagina = press(gezin, "gezin", {"email": "fout", **RIJ}, "kind:toevoegen")
    assert url.endswith("/gezin/#id_gezin-kind-1")
    assert 'name="gezin-kind-1-naam"' in pagina
    assert 'value="Kees"' in pagina
    assert 'value="fout"' in pagina
    assert "Dit klopt nog niet" not in pagina
    assert "Kind 2" in pagina
    assert gezin.stored().antwoorden == {}


def test_a_row_less_moves_the_rows_below_it_up(gezin: Invuller) -> None:
    drie = {"email": "", **rijen("Kees", "Bo", "Mia"), "kind-2-geboren_dag": "7"}
    url, pagina = press(gezin, "gezin", drie, "kind:verwijder:1")
    assert url.endswith("/gezin/#id_gezin-kind")
    velden = gezin.stored().ruwe_invoer["gezin"]["velden"]
    assert velden["gezin-kind-rijen"] == ["2"]
    assert velden["gezin-kind-1-naam"] == ["Mia"]
    assert velden["gezin-kind-1-geboren_dag"] == ["7"]
    assert not [naam for naam in velden if naam.startswith("gezin-kind-2")]
    assert 'value="Bo"' not in pagina


def test_buttons_follow_the_bounds(gezin: Invuller) -> None:
    een = gezin.open("gezin").content.decode()
    assert "kind:verwijder" not in een
    _, drie = press(gezin, "gezin", {**RIJ, "kind-rijen": "2"}, "kind:toevoegen")
    assert "kind:verwijder:2" in drie
    assert "kind:toevoegen" not in drie
    assert "Meer dan 3 kan hier niet." in drie
    press(gezin, "gezin", {**RIJ, "kind-rijen": "3"}, "kind:toevoegen")
    assert gezin.stored().ruwe_invoer["gezin"]["velden"]["gezin-kind-rijen"] == ["3"]


@pytest.mark.parametrize("knop", ["kind:verwijder:9", "kind:weg", "email:toevoegen", "bestaat:niet", "\x00"])
def test_a_button_that_is_not_there_is_a_wrong_request(gezin: Invuller, knop: str) -> None:
    assert gezin.send("gezin", RIJ, bewerk=knop).status_code == 400


def test_rows_are_stored_shown_to_check_and_offered_again(gezin: Invuller) -> None:
    velden = {"email": "a@b.example", **rijen("Kees", "Bo")}
    velden |= {"kind-1-geboren_dag": "1", "kind-1-geboren_maand": "5", "kind-1-geboren_jaar": "2015"}
    assert gezin.send("gezin", velden).url == gezin.url("plek")
    gezet = [{"naam": "Kees", "geboren": None}, {"naam": "Bo", "geboren": "2015-05-01"}]
    assert gezin.stored().antwoorden["kind"] == gezet
    assert 'value="Bo"' in gezin.open("gezin").content.decode()
    plek = {
        "boom_postcode": "4299LV",
        "boom_huisnummer": "12",
        "boom_straat": "Beukenlaan",
        "boom_woonplaats": "L",
    }
    assert gezin.send("plek", plek).url == gezin.url("controle")
    controle = gezin.open("controle").content.decode()
    assert "Kind 2<br>Naam: Bo<br>Geboren op: 1 mei 2015" in controle
    assert "Beukenlaan 12, 4299 LV L" in controle
    assert gezin.send("controle", {"akkoord": "on"}).url == gezin.url("ontvangst")
    assert gezin.stored().antwoorden["kind"] == gezet


def test_a_fault_in_a_row_is_linked_from_the_summary(gezin: Invuller) -> None:
    velden = {"email": "a@b.example", **rijen("Kees", "")}
    pagina = gezin.send_wrong("gezin", velden).content.decode()
    assert '<a href="#id_gezin-kind-1-naam">' in pagina
    assert 'value="Kees"' in pagina


def test_back_keeps_the_rows(gezin: Invuller) -> None:
    gezin.send("gezin", {"email": "a@b.example", **rijen("Kees")})
    gezin.send("plek", {"boom_postcode": "12", "boom_straat": "Dorp"}, wizard_goto_step="gezin")
    pagina = gezin.open("plek").content.decode()
    assert 'value="Dorp"' in pagina
    assert "Dit klopt nog niet" not in pagina


def to_plek(gezin: Invuller) -> None:
    gezin.send("gezin", {"email": "a@b.example", **rijen("Kees")})


def test_an_address_is_looked_up_when_it_is_handed_in(gezin: Invuller, adresdienst: list[str]) -> None:
    to_plek(gezin)
    gezin.open("plek")
    assert adresdienst == []
    gezin.send("plek", {"boom_postcode": "4299lv", "boom_huisnummer": "12a"})
    assert gezin.stored().antwoorden["boom"] == {
        "postcode": "4299 LV",
        "huisnummer": "12",
        "toevoeging": "A",
        "straat": "Beukenlaan",
        "woonplaats": "Lindervoort",
    }
    gevraagd = list(adresdienst)
    assert "Beukenlaan 12A, 4299 LV Lindervoort" in gezin.open("controle").content.decode()
    gezin.send("controle", {"akkoord": "on"})
    assert adresdienst == gevraagd, "what is known is not asked again"


def test_the_button_of_an_address_fills_in_the_street(gezin: Invuller, adresdienst: list[str]) -> None:
    to_plek(gezin)
    url, pagina = press(gezin, "plek", {"boom_postcode": "4299lv", "boom_huisnummer": "12"}, "boom:zoek")
    assert url.endswith("/plek/#id_plek-boom_straat")
    assert 'value="Beukenlaan"' in pagina
    assert gezin.stored().antwoorden.get("boom") is None


@pytest.mark.parametrize(
    ("postcode", "tekst"),
    [
        ("1000 AA", "Wij vinden dit adres niet"),
        ("5000 AA", "Wij kunnen het adres nu niet opzoeken"),
        ("12", "Vul uw postcode in"),
        ("", "Vul uw postcode in"),
    ],
)
def test_the_button_says_why_there_is_no_street(
    gezin: Invuller, adresdienst: list[str], postcode: str, tekst: str
) -> None:
    to_plek(gezin)
    _, pagina = press(gezin, "plek", {"boom_postcode": postcode, "boom_huisnummer": "12"}, "boom:zoek")
    assert tekst in pagina
    assert "Dit klopt nog niet" not in pagina


def test_a_service_that_is_down_asks_for_the_street(gezin: Invuller, adresdienst: list[str]) -> None:
    to_plek(gezin)
    velden = {"boom_postcode": "5000AA", "boom_huisnummer": "1", "boom_straat": "", "boom_woonplaats": ""}
    pagina = gezin.send_wrong("plek", velden).content.decode()
    assert pagina.count("Wij kunnen het adres nu niet opzoeken. Vul de straat zelf in") == 2
    by_hand = {**velden, "boom_straat": "Dorp", "boom_woonplaats": "Breda"}
    assert gezin.send("plek", by_hand).url == gezin.url("controle")


def test_enter_in_a_text_goes_on_to_the_next_step(gezin: Invuller) -> None:
    """A browser presses the first button of the form: that is not the one of a row."""
    pagina = gezin.open("gezin").content.decode()
    formulier = pagina.split('<form class="portaal-formulier"', 1)[1]
    eerste = formulier[formulier.index("<button") :].partition(">")[0]
    assert 'name="' not in eerste


@pytest.mark.parametrize(
    "waarde", ["\x00", "x" * 1_000_000, "９" * 400, "0001", "9999", "<script>alert(1)</script>"]
)
def test_hostile_text_at_every_input_is_a_fault_an_answer_or_refused(gezin: Invuller, waarde: str) -> None:
    gepost = dict.fromkeys(("email", *rijen("Kees", "Bo")), waarde)
    for knop in ({}, {"bewerk": "kind:toevoegen"}, {"wizard_goto_step": "gezin"}):
        assert gezin.send("gezin", gepost, **knop).status_code in (200, 302, 400)
        pagina = gezin.open("gezin", "?fout=1")
        assert pagina.status_code == 200
        assert "<script>alert(1)" not in pagina.content.decode()


def test_ten_thousand_fields_are_refused(gezin: Invuller) -> None:
    velden = {f"kind-{rij}-naam": "Kees" for rij in range(10_000)}
    assert gezin.send("gezin", velden).status_code == 400
