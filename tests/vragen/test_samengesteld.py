"""Questions of several inputs: an address, rows, files; and the new ones of one input."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.controle import check_definitie
from portaal.vragen.definitie import Definitie, Regel, Stap, Veld, parse_definitie
from portaal.vragen.formulier import NIEUWE_VRAAG, StapFormulier, build_form, posted_names
from portaal.vragen.regels import Gevolg, Operator, Voorwaarde
from portaal.vragen.samenvatting import summarize
from portaal.vragen.typen import AdresdienstStoring, BijlageInfo, GevondenAdres, Kader, get_veldtype
from portaal.vragen.typen.adres import DUBBEL, NIET_BEREIKBAAR, ONBEKEND_ADRES, VREEMDE_TOEVOEGING
from portaal.vragen.typen.bestand import NASTUREN, get_bijlage_uuids, is_nasturen

VANDAAG = date(2026, 11, 9)
GEEN_GROEP_IN_GROEP = "Dit veld heeft een vraag van het type ‘groep’; dat kan niet in een groep."
KIND = (
    Veld("naam", "tekst", "Naam"),
    Veld("geboren", "datum", "Geboren op", verplicht=False, max="vandaag"),
)


class Adresdienst:
    """Knows one address, and counts how often it was asked."""

    def __init__(self, *, storing: bool = False) -> None:
        self.gevraagd: list[tuple[str, str, str]] = []
        self.storing = storing

    def __call__(self, postcode: str, huisnummer: str, toevoeging: str) -> GevondenAdres | None:
        self.gevraagd.append((postcode, huisnummer, toevoeging))
        if self.storing:
            raise AdresdienstStoring
        return GevondenAdres("Beukenlaan", "Lindervoort") if postcode == "4299 LV" else None


def build(
    *velden: Veld,
    data: Mapping[str, str] | None = None,
    antwoorden: dict[str, Antwoord] | None = None,
    regels: tuple[Regel, ...] = (),
    **kader: Any,
) -> StapFormulier:
    stap = Stap("een", "Een", velden=velden)
    post = None
    if data is not None:
        post = QueryDict(mutable=True)
        post.update(data)
    definitie = Definitie("Proef", (stap,), regels)
    return build_form(definitie, stap, antwoorden or {}, post, kader=Kader(VANDAAG, **kader))


def read(*velden: Veld, data: Mapping[str, str], **opties: Any) -> dict[str, Antwoord]:
    form = build(*velden, data=data, **opties)
    assert form.is_valid(), form.errors
    return form.get_antwoorden()


def adres_post(**delen: str) -> dict[str, str]:
    leeg = {"postcode": "", "huisnummer": "", "toevoeging": "", "straat": "", "woonplaats": "", "gezocht": ""}
    return {f"adres_{naam}": waarde for naam, waarde in {**leeg, **delen}.items()}


ADRES = Veld("adres", "adres", "Waar staat de boom?")
BEUKENLAAN: Antwoord = {
    "postcode": "4299 LV",
    "huisnummer": "12",
    "toevoeging": "",
    "straat": "Beukenlaan",
    "woonplaats": "Lindervoort",
}


def test_street_and_place_are_looked_up_once_per_post() -> None:
    dienst = Adresdienst()
    post = adres_post(postcode="4299lv", huisnummer="12")
    assert read(ADRES, data=post, zoek_adres=dienst) == {"adres": BEUKENLAAN}
    assert dienst.gevraagd == [("4299 LV", "12", "")]


def test_filled_in_by_hand_asks_nobody() -> None:
    dienst = Adresdienst(storing=True)
    post = adres_post(postcode="4299LV", huisnummer="12", straat="Beukenlaan", woonplaats="Lindervoort")
    assert read(ADRES, data=post, zoek_adres=dienst) == {"adres": BEUKENLAAN}
    assert dienst.gevraagd == []


@pytest.mark.parametrize(
    ("huisnummer", "toevoeging", "opgeslagen"),
    [
        ("12a", "", ("12", "A")),
        ("12", "a 3", ("12", "A-3")),
        ("12-3", "", ("12", "3")),
        ("12", "bis", ("12", "BIS")),
    ],
)
def test_a_letter_may_stand_with_the_number(
    huisnummer: str, toevoeging: str, opgeslagen: tuple[str, str]
) -> None:
    post = adres_post(postcode="4299 LV", huisnummer=huisnummer, toevoeging=toevoeging)
    adres = read(ADRES, data=post, zoek_adres=Adresdienst())["adres"]
    assert isinstance(adres, dict)
    assert (adres["huisnummer"], adres["toevoeging"]) == opgeslagen
    tekst = get_veldtype("adres").format_antwoord(ADRES, adres)
    assert tekst.startswith("Beukenlaan 12")
    assert tekst.endswith(", 4299 LV Lindervoort")


@pytest.mark.parametrize(
    ("delen", "storing", "fouten"),
    [
        (
            {},
            False,
            {
                "adres_postcode": ["Vul uw postcode in, bijvoorbeeld 1234 AB"],
                "adres_huisnummer": ["Vul uw huisnummer in, bijvoorbeeld 12 of 12A"],
            },
        ),
        (
            {"postcode": "1234 AB", "huisnummer": "1"},
            False,
            {"adres_straat": [ONBEKEND_ADRES], "adres_woonplaats": ["Vul de plaats in"]},
        ),
        (
            {"postcode": "4299 LV", "huisnummer": "1"},
            True,
            {"adres_straat": [NIET_BEREIKBAAR], "adres_woonplaats": ["Vul de plaats in"]},
        ),
        (
            {"postcode": "4299 LV", "huisnummer": "1", "straat": "Dorp"},
            True,
            {"adres_woonplaats": ["Vul de plaats in"]},
        ),
        (
            {"postcode": "4299 LV", "huisnummer": "1A", "toevoeging": "B"},
            False,
            {"adres_huisnummer": [DUBBEL]},
        ),
        (
            {"postcode": "4299 LV", "huisnummer": "1", "toevoeging": "achterom"},
            False,
            {"adres_toevoeging": [VREEMDE_TOEVOEGING]},
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_told_at_its_input(
    delen: dict[str, str], storing: bool, fouten: dict[str, list[str]]
) -> None:
    form = build(ADRES, data=adres_post(**delen), zoek_adres=Adresdienst(storing=storing))
    assert form.errors == fouten


def test_a_changed_number_takes_its_own_street() -> None:
    """The street that the page filled in belongs to the number that was there before."""
    getoond = build(ADRES, antwoorden={"adres": {**BEUKENLAAN, "postcode": "1234 AB", "straat": "Dorp"}})  # type: ignore[dict-item]
    gezocht = str(getoond["adres_gezocht"].value())
    post = adres_post(
        postcode="4299LV", huisnummer="12", straat="Dorp", woonplaats="Lindervoort", gezocht=gezocht
    )
    assert read(ADRES, data=post, zoek_adres=Adresdienst()) == {"adres": BEUKENLAAN}
    by_hand = read(ADRES, data=post, zoek_adres=Adresdienst(storing=True))["adres"]
    assert by_hand == {**BEUKENLAAN, "straat": "Dorp"}, "the service is down: what stands there is kept"


def test_an_optional_address_may_be_empty_and_not_half_full() -> None:
    veld = replace(ADRES, verplicht=False)
    assert read(veld, data=adres_post()) == {"adres": None}
    assert set(build(veld, data=adres_post(straat="Dorp")).errors) == {"adres_postcode", "adres_huisnummer"}
    assert build(veld, data={}).errors == {"adres_postcode": [NIEUWE_VRAAG]}


GROEP = Veld("kind", "groep", "Kind", velden=KIND, min=1, max=3)


def rij_post(*namen: str, aantal: int | None = None) -> dict[str, str]:
    post = {"kind-rijen": str(len(namen) if aantal is None else aantal)}
    for rij, naam in enumerate(namen):
        leeg = {f"kind-{rij}-geboren_{deel}": "" for deel in ("dag", "maand", "jaar")}
        post |= {f"kind-{rij}-naam": naam, **leeg}
    return post


def test_a_group_shows_its_least_number_of_rows_and_gives_rows() -> None:
    assert list(build(GROEP).fields) == ["kind-rijen", "kind-0-naam", "kind-0-geboren"]
    data = {
        **rij_post("Kees", "Bo"),
        "kind-1-geboren_dag": "1",
        "kind-1-geboren_maand": "5",
        "kind-1-geboren_jaar": "2015",
    }
    rijen: Antwoord = [{"naam": "Kees", "geboren": None}, {"naam": "Bo", "geboren": "2015-05-01"}]
    assert read(GROEP, data=data) == {"kind": rijen}
    getoond = build(GROEP, antwoorden={"kind": rijen})
    assert getoond["kind-1-naam"].value() == "Bo"
    assert getoond["kind-rijen"].value() == "2"
    tekst = get_veldtype("groep").format_antwoord(GROEP, rijen)
    assert tekst == "Kind 1\nNaam: Kees\n\nKind 2\nNaam: Bo\nGeboren op: 1 mei 2015"


def test_a_question_in_a_row_keeps_its_own_mark() -> None:
    groep = Veld("kost", "groep", "Kosten", velden=(Veld("wat", "tekst", "Wat is het?"),))
    assert get_veldtype("groep").format_antwoord(groep, [{"wat": "Bed"}]) == "Kosten 1\nWat is het? Bed"


def test_faults_in_a_row_are_told_at_their_input() -> None:
    form = build(GROEP, data={**rij_post("Kees", ""), "kind-1-geboren_dag": "40"})
    assert set(form.errors) == {"kind-1-naam", "kind-1-geboren"}


def test_rows_beyond_the_most_are_not_read() -> None:
    form = build(GROEP, data=rij_post("a", "b", "c", "d", aantal=999))
    assert form.is_valid()
    assert len(form.get_antwoorden()["kind"] or ()) == 3  # type: ignore[arg-type]
    assert form["kind-rijen"].value() == "3"


@pytest.mark.parametrize("rijen", ["-1", "x", "9" * 30, "²", "", "\x00", "\ud800"])
def test_a_strange_number_of_rows_counts_as_none(rijen: str) -> None:
    form = build(GROEP, data={**rij_post("Kees"), "kind-rijen": rijen})
    assert form.is_valid()
    assert form.get_antwoorden() == {"kind": [{"naam": "Kees", "geboren": None}]}


def test_an_optional_group_may_have_no_rows_but_must_have_been_seen() -> None:
    veld = Veld("kind", "groep", "Kind", velden=KIND, verplicht=False)
    assert list(build(veld).fields) == ["kind-rijen"]
    assert read(veld, data={"kind-rijen": "0"}) == {"kind": None}
    assert build(veld, data={}).errors == {"kind-rijen": [NIEUWE_VRAAG]}


def test_rows_without_an_answer_do_not_count() -> None:
    velden = (Veld("naam", "tekst", "Naam", verplicht=False),)
    veld = Veld("kind", "groep", "Kind", velden=velden, min=2, max=4)
    form = build(veld, data={"kind-rijen": "3", "kind-0-naam": "Kees", "kind-1-naam": " ", "kind-2-naam": ""})
    assert form.errors == {"kind-1-naam": ["Vul er nog 1 in"]}
    data = {"kind-rijen": "3", "kind-0-naam": "Kees", "kind-1-naam": "", "kind-2-naam": "Bo"}
    assert read(veld, data=data) == {"kind": [{"naam": "Kees"}, {"naam": "Bo"}]}


BESTAND = Veld("foto", "bestand", "Foto van de boom", nasturen=True, max=2)


def info(veld: str = "foto", naam: str = "boom.jpg") -> BijlageInfo:
    return BijlageInfo(veld, naam, 310_000, "quarantaine")


def test_the_draft_knows_its_files_and_a_post_cannot_name_others() -> None:
    bijlagen = {"a1": info(), "b2": info("ander")}
    data = {"foto": "zelf-verzonnen"}
    assert read(BESTAND, data=data, bijlagen=bijlagen) == {"foto": ["a1"]}
    form = build(BESTAND, antwoorden={"foto": ["weg"]}, bijlagen=bijlagen)
    assert form["foto"].value() == ["a1"]


def test_no_file_is_a_fault_unless_it_comes_later() -> None:
    form = build(BESTAND, data={"foto": ""})
    assert form.errors == {"foto": ["Voeg een bestand toe, of geef aan dat u dit later nastuurt"]}
    assert read(BESTAND, data={"foto": "", "foto_later": "on"}) == {"foto": [NASTUREN]}
    assert build(replace(BESTAND, nasturen=False), data={"foto": "", "foto_later": "on"}).errors == {
        "foto": ["Voeg een bestand toe"]
    }


def test_number_of_files() -> None:
    vier = {str(nummer): info() for nummer in range(4)}
    assert build(BESTAND, data={"foto": ""}, bijlagen=vier).errors == {
        "foto": ["Stuur hoogstens 2 bestanden mee. Verwijder er een paar"]
    }
    veld = Veld("foto", "bestand", "Foto", min=2)
    assert build(veld, data={"foto": ""}, bijlagen={"a": info()}).errors == {
        "foto": ["Voeg minstens 2 bestanden toe"]
    }


def test_files_are_named_in_the_summary() -> None:
    definitie = Definitie("Proef", (Stap("een", "Een", velden=(BESTAND,)),))
    kader = Kader(VANDAAG, bijlagen={"a1": info()})
    [stap] = summarize(definitie, {"foto": ["a1", NASTUREN]}, kader)
    assert stap.regels[0].tekst == "boom.jpg (310\xa0kB)\nU stuurt dit later na"
    [zonder] = summarize(definitie, {"foto": ["a1", "b2"]}, Kader(VANDAAG))
    assert zonder.regels[0].tekst == "2 bestanden"
    assert (get_bijlage_uuids(["a1", NASTUREN]), is_nasturen(["a1"])) == (["a1"], False)


@pytest.mark.parametrize(
    ("veld", "operator", "waarde", "geldt"),
    [
        ("adres.woonplaats", Operator.IS, "Lindervoort", True),
        ("adres.woonplaats", Operator.IS, "Breda", False),
        ("adres.toevoeging", Operator.INGEVULD, False, True),
        ("kind.leeftijd", Operator.GROTER, 11, True),
        ("kind.leeftijd", Operator.GROTER, 12, False),
        ("kind.school", Operator.INGEVULD, True, False),
        ("kind", Operator.GROTER, 1, True),
        ("kind", Operator.GROTER, 2, False),
        ("kind", Operator.INGEVULD, True, True),
        ("leeg.deel", Operator.INGEVULD, False, True),
        ("soort.deel", Operator.IS, "koop", False),
    ],
)
def test_rules_look_at_parts_and_at_how_many(veld: str, operator: Operator, waarde: Any, geldt: bool) -> None:
    antwoorden: dict[str, Antwoord] = {
        "adres": BEUKENLAAN,
        "kind": [{"leeftijd": 3, "school": None}, {"leeftijd": 12, "school": None}],
        "soort": "koop",
    }
    assert Voorwaarde(veld, operator, waarde).holds(antwoorden) is geldt


def test_a_question_can_depend_on_a_part_of_the_same_page() -> None:
    extra = Veld("toelichting", "tekst", "Toelichting")
    regel = Regel((Voorwaarde("adres.woonplaats", Operator.IS, "Lindervoort"),), Gevolg.TOON, "toelichting")
    post = adres_post(postcode="4299LV", huisnummer="12")
    form = build(ADRES, extra, data=post, regels=(regel,), zoek_adres=Adresdienst())
    assert set(form.errors) == {"toelichting"}


@pytest.mark.parametrize(
    ("code", "invoer", "antwoord", "getoond"),
    [
        ("tijd", "9:30", "09:30", "9.30\xa0uur"),
        ("tijd", "0930", "09:30", "9.30\xa0uur"),
        ("tijd", "21 uur", "21:00", "21.00\xa0uur"),
        ("tijd", "9.05u", "09:05", "9.05\xa0uur"),
        ("kvk", "1234 5678", "12345678", "12345678"),
        ("keuzelijst", "huur", "huur", "Huurwoning"),
    ],
)
def test_accepted(code: str, invoer: str, antwoord: str, getoond: str) -> None:
    opties = [{"waarde": "koop", "label": "Koopwoning"}, {"waarde": "huur", "label": "Huurwoning"}]
    ruw = {
        "sleutel": "vraag",
        "type": code,
        "label": "Vraag",
        "opties": opties if code == "keuzelijst" else [],
    }
    veld = (
        parse_definitie({"titel": "x", "stappen": [{"sleutel": "a", "titel": "a", "velden": [ruw]}]})
        .stappen[0]
        .velden[0]
    )
    assert read(veld, data={"vraag": invoer}) == {"vraag": antwoord}
    assert get_veldtype(code).format_antwoord(veld, antwoord) == getoond


@pytest.mark.parametrize(
    ("veld", "invoer", "fout"),
    [
        (Veld("t", "tijd", "Begin"), "24:00", "Vul een tijd in met uren en minuten, bijvoorbeeld 9:30"),
        (Veld("t", "tijd", "Begin"), "٩:30", "Vul een tijd in met uren en minuten, bijvoorbeeld 9:30"),
        (Veld("t", "tijd", "Begin", min="08:00"), "7:59", "Vul een tijd in vanaf 8.00\xa0uur"),
        (Veld("t", "tijd", "Begin", max="23:00"), "23:01", "Vul een tijd in tot en met 23.00\xa0uur"),
        (
            Veld("t", "kvk", "KvK"),
            "1234567",
            "Vul het KvK-nummer in. Dat zijn 8 cijfers, bijvoorbeeld 12345678",
        ),
        (
            Veld("t", "kvk", "KvK"),
            "00000000",
            "Vul het KvK-nummer in. Dat zijn 8 cijfers, bijvoorbeeld 12345678",
        ),
    ],
)
def test_refused(veld: Veld, invoer: str, fout: str) -> None:
    assert build(veld, data={"t": invoer}).errors == {"t": [fout]}


VIJANDIG = [
    "\x00",
    "\ud800",
    "x" * 1_000_000,
    "９" * 40,
    "<script>",
    "0001",
    "9999",
    "1e999",
    "-0",
    "NaN",
    "٣",
]


@pytest.mark.parametrize("invoer", VIJANDIG)
def test_hostile_input_is_an_error_and_never_more(invoer: str) -> None:
    velden = (
        ADRES,
        GROEP,
        BESTAND,
        Veld("tijd", "tijd", "Tijd"),
        Veld("kvk", "kvk", "KvK"),
        Veld("datum", "datum", "Datum", max="vandaag+28"),
    )
    kader = Kader(VANDAAG, Adresdienst())
    stap = Stap("een", "Een", velden=velden)
    data = dict.fromkeys(posted_names(stap, kader=kader), invoer)
    form = build(*velden, data=data, zoek_adres=Adresdienst())
    assert not form.is_valid()
    str(form.errors)


def test_every_input_of_a_question_may_be_posted() -> None:
    namen = posted_names(Stap("een", "Een", velden=(ADRES, GROEP, BESTAND)), kader=Kader(VANDAAG))
    assert {"adres_postcode", "adres_gezocht", "kind-rijen", "kind-2-naam", "kind-2-geboren_dag"} < namen
    assert {"foto", "foto_later"} < namen
    assert "kind-3-naam" not in namen


@pytest.mark.parametrize(
    ("veld", "melding"),
    [
        (Veld("g", "groep", "Kind"), "Dit veld heeft geen vragen voor een rij."),
        (Veld("g", "groep", "Kind", velden=(GROEP,)), GEEN_GROEP_IN_GROEP),
        (
            Veld("g", "groep", "Kind", velden=(*KIND, *KIND)),
            "Dit veld heeft twee vragen met dezelfde sleutel.",
        ),
        (
            Veld("g", "groep", "Kind", velden=KIND, max=51),
            "De kleinste of grootste waarde past niet bij het type.",
        ),
        (Veld("g", "groep", "Kind", velden=KIND, max=0), "Dit veld heeft geen plaats voor een rij."),
        (Veld("g", "tekst", "Naam", velden=KIND), "Alleen een groep heeft zelf vragen."),
        (Veld("g", "tekst", "Naam", nasturen=True), "Alleen een bestand kan later worden nagestuurd."),
        (Veld("g", "adres", "Adres", prefill="inwoner.adres"), "Dit type kan niet vooraf worden ingevuld."),
        (Veld("g", "tijd", "Tijd", min="9:00"), "De kleinste of grootste waarde past niet bij het type."),
        (
            Veld("g", "tijd", "Tijd", min="10:00", max="09:00"),
            "De kleinste waarde is groter dan de grootste.",
        ),
        (Veld("g", "bestand", "Foto", max=21), "De kleinste of grootste waarde past niet bij het type."),
    ],
)
def test_what_keeps_a_definitie_from_being_published(veld: Veld, melding: str) -> None:
    definitie = Definitie("Proef", (Stap("een", "Een", velden=(veld,)),))
    assert melding in [fout.melding for fout in check_definitie(definitie)]


def test_inputs_of_one_question_cannot_be_another_question() -> None:
    velden = (ADRES, Veld("adres_straat", "tekst", "Straat"))
    fouten = check_definitie(Definitie("Proef", (Stap("een", "Een", velden=velden),)))
    assert [fout.plaats for fout in fouten] == ["veld ‘adres_straat’"]


def test_compose_says_which_input_it_is_about() -> None:
    with pytest.raises(ValidationError) as fout:
        get_veldtype("adres").compose(ADRES, {"_straat": "Dorp"}, Kader(VANDAAG))
    assert set(fout.value.message_dict) == {"_postcode", "_huisnummer"}
