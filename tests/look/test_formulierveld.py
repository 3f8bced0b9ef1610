"""Label, description, error and input belong together, for eyes and for ears."""

import re

import pytest
from django import forms
from django.template import Context, Template

from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.voorbeelden import VoorbeeldForm


class AdresForm(forms.Form):
    postcode = forms.CharField(
        label="Postcode", help_text="Bijvoorbeeld 1234 AB", error_messages={"required": "Vul uw postcode in"}
    )
    extra = forms.CharField(label="Toevoeging", required=False)
    soort = forms.ChoiceField(
        label="Soort",
        choices=[("a", "Huur"), ("b", "Koop")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een soort"},
    )
    wie = forms.MultipleChoiceField(
        label="Wie", choices=[("p", "Partner")], widget=forms.CheckboxSelectMultiple, required=False
    )
    datum = DatumField(label="Datum", help_text="In de toekomst")
    geheim = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Dit adres kennen wij niet")


def render(veld: str, formulier: forms.Form, sjabloon: str = "{% formulierveld veld %}") -> str:
    return Template("{% load portaal_ui %}" + sjabloon).render(
        Context({"veld": formulier[veld], "form": formulier})
    )


def test_description_and_error_are_tied_to_the_input() -> None:
    html = render("postcode", AdresForm({}))
    assert 'aria-describedby="id_postcode_hulp id_postcode_fout"' in html
    assert 'id="id_postcode_hulp">Bijvoorbeeld 1234 AB<' in html
    assert re.search(r'id="id_postcode_fout">.*Fout: </span><span>Vul uw postcode in<', html)
    assert 'aria-invalid="true"' in html
    assert html.index("</label>") < html.index("_hulp") < html.index("<input")


def test_input_without_error_is_not_called_invalid() -> None:
    html = render("postcode", AdresForm())
    assert 'aria-describedby="id_postcode_hulp"' in html
    assert "aria-invalid" not in html


def test_required_is_told_to_assistive_technology_and_checked_by_us() -> None:
    html = render("postcode", AdresForm())
    assert 'aria-required="true"' in html
    assert not re.search(r"\srequired[\s>=]", html)
    assert "optioneel" not in html


def test_optional_field_says_so() -> None:
    html = render("extra", AdresForm())
    assert "(optioneel)" in html
    assert "aria-required" not in html


def test_radios_are_a_named_group() -> None:
    html = render("soort", AdresForm({}))
    assert 'role="radiogroup" aria-required="true" aria-invalid="true"' in html
    assert 'aria-describedby="id_soort_fout"' in html
    assert html.count('type="radio"') == 2
    assert '<label for="id_soort_1">Koop</label>' in html


def test_checkboxes_are_a_group_that_is_no_radiogroup() -> None:
    html = render("wie", AdresForm({"wie": ["p"]}))
    assert "<fieldset" in html
    assert "radiogroup" not in html
    assert " checked" in html


def test_date_has_three_named_parts_tied_to_its_description() -> None:
    html = render("datum", AdresForm())
    assert [part in html for part in (">Dag<", ">Maand<", ">Jaar<")] == [True] * 3
    assert html.count('aria-describedby="id_datum_hulp"') == 4
    assert 'name="datum_dag"' in html


def test_what_was_typed_stays() -> None:
    html = render("datum", AdresForm({"datum_dag": "31", "datum_maand": "2", "datum_jaar": "2027"}))
    assert 'value="31"' in html
    assert "Deze datum bestaat niet" in html


@pytest.mark.parametrize(
    ("delen", "fout"),
    [
        (("", "", ""), "Vul een dag, maand en jaar in"),
        (("9", "", "2026"), "Vul een dag, maand en jaar in"),
        (("9", "elf", "2026"), "Vul de datum in met cijfers"),
        (("9", "11", "26"), "Vul het jaar in met 4 cijfers"),
        (("9", "11", "9" * 5000), "cijfers"),
        (("9", "11", "99999"), "Deze datum bestaat niet"),
        (("0", "11", "2026"), "Deze datum bestaat niet"),
    ],
)
def test_a_date_that_cannot_be_is_explained(delen: tuple[str, str, str], fout: str) -> None:
    formulier = AdresForm(dict(zip(("datum_dag", "datum_maand", "datum_jaar"), delen, strict=True)))
    assert fout in " ".join(formulier.errors["datum"])


def test_summary_links_to_each_field_with_the_same_words() -> None:
    html = render("postcode", AdresForm({}), "{% foutoverzicht form %}")
    assert '<a href="#id_postcode">Vul uw postcode in</a>' in html
    assert '<a href="#id_soort_0">Kies een soort</a>' in html
    assert 'href="#id_datum_0"' in html
    assert "<li>Dit adres kennen wij niet</li>" in html
    assert 'tabindex="-1" autofocus' in html


def test_no_summary_without_errors() -> None:
    assert "foutoverzicht" not in render("postcode", AdresForm(), "{% foutoverzicht form %}")


def test_hidden_field_is_only_an_input() -> None:
    assert render("geheim", AdresForm()).strip().startswith('<input type="hidden"')


@pytest.mark.parametrize("veld", list(VoorbeeldForm.base_fields))
def test_every_kind_of_field_points_to_ids_that_exist(veld: str) -> None:
    html = render(veld, VoorbeeldForm({}))
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    doelen = set(re.findall(r'\bfor="([^"]+)"', html))
    doelen |= {id_ for waarde in re.findall(r'aria-describedby="([^"]+)"', html) for id_ in waarde.split()}
    assert doelen <= ids
