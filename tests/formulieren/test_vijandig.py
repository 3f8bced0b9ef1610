"""Input that no page of ours sends is refused or asked again; it is never a fault of ours."""

from urllib.parse import urlencode

import pytest

from .invuller import STAPPEN, Invuller, hidden_fields, typed

pytestmark = pytest.mark.django_db

VIJANDIG = {
    "nul": "a\x00b",
    "surrogaat": "a\ud800",
    "miljoen": "9" * 1_000_000,
    "lang": "9" * 60_000,
    "jaar_0001": "0001",
    "jaar_9999": "9999",
    "eeuwig": "99999999999999999999",
    "negatief": "-1",
    "arabisch": "٣",
    "script": "<script>alert(1)</script>",
    "sjabloon": "{{ 7|add:7 }}{% now %}",
    "json": '{"$ne": null}',
    "leeg": " ",
}

VERWACHT = dict.fromkeys(("nul", "miljoen"), (400,))
URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("stap", STAPPEN)
def test_hostile_value_in_every_field_of_a_step(invuller: Invuller, stap: str) -> None:
    invuller.fill_in(stap)
    velden = hidden_fields(invuller.open(stap))
    for naam, tekst in VIJANDIG.items():
        waarde = tekst.encode("utf-8", "surrogatepass")
        getypt = {f"{stap}-{veld}": waarde for veld in typed()[stap]}
        antwoord = invuller.client.post(
            invuller.url(stap), urlencode({**velden, **getypt}), content_type=URLENCODED
        )
        assert antwoord.status_code in VERWACHT.get(naam, (200, 302)), naam
        assert b"<script>alert" not in antwoord.content, naam
        for vraag in ("", "?fout=1"):
            pagina = invuller.open(stap, vraag)
            assert pagina.status_code == 200, naam
            assert b"<script>alert" not in pagina.content, naam
    assert invuller.open("controle").status_code in (200, 302)


def test_answer_in_html_is_shown_as_text_everywhere(invuller: Invuller) -> None:
    invuller.fill_in()
    invuller.send("adres", {**typed()["adres"], "straat": "<b>Kerk</b>"})
    for pagina in ("adres", "controle"):
        assert "<b>Kerk" not in invuller.open(pagina).content.decode()
    invuller.send("controle")
    tekst = invuller.open("ontvangst").content.decode()
    assert "&lt;b&gt;Kerk&lt;/b&gt;" in tekst
    assert "<b>Kerk" not in tekst


def test_what_belongs_to_the_server_is_not_read_from_a_post(invuller: Invuller) -> None:
    invuller.fill_in()
    eigen = {"status": "verwerkt", "referentie": "Z-1", "aanvrager": "1", "kanaal": "balie", "revisie": "99"}
    los = {f"controle-{naam}": waarde for naam, waarde in eigen.items()} | eigen
    invuller.send("controle", **los)
    aanvraag = invuller.stored()
    assert (aanvraag.status, aanvraag.kanaal) == ("ingediend", "website")
    assert aanvraag.referentie.startswith("Z-2")
    assert aanvraag.aanvrager == invuller.aanvraag.aanvrager


def test_invented_fields_are_not_kept(invuller: Invuller) -> None:
    velden = {"postcode": "12", "straat": "Kerkpad", "huisnummer_dag": "1", "huidig_adres_x": "1"}
    invuller.send("adres", velden | {f"x{n}": "y" for n in range(400)}, **{"datum-verhuisdatum_dag": "1"})
    ruw = invuller.stored().ruwe_invoer
    assert ruw == {
        "adres": {"reden": "fout", "velden": {"adres-postcode": ["12"], "adres-straat": ["Kerkpad"]}}
    }


def test_ten_thousand_fields_are_refused(invuller: Invuller) -> None:
    velden = hidden_fields(invuller.open("adres"))
    antwoord = invuller.client.post(
        invuller.url("adres"), {**velden, **{f"adres-{n}": "x" for n in range(10_000)}}
    )
    assert antwoord.status_code == 400
