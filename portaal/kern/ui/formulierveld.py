"""Describes a Django form field for the templates of the component formulierveld."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from .opties import check_optie

BREEDTES = ("", "kort", "midden", "vol")
KLASSEN = {
    "tekst": "utrecht-textbox utrecht-textbox--html-input",
    "tekstvak": "utrecht-textarea utrecht-textarea--html-textarea",
    "keuzelijst": "utrecht-select utrecht-select--html-select",
    "bestand": "portaal-bestand",
    "vinkje": "",
}


def classify(widget: forms.Widget) -> str:
    """Which template shows this widget."""
    if widget.is_hidden:
        return "verborgen"
    soorten: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.MultiWidget, "delen"),
        (forms.CheckboxSelectMultiple, "keuzes"),
        (forms.RadioSelect, "keuzes"),
        (forms.CheckboxInput, "vinkje"),
        (forms.Textarea, "tekstvak"),
        (forms.Select, "keuzelijst"),
        (forms.FileInput, "bestand"),
    )
    return next((soort for klasse, soort in soorten if isinstance(widget, klasse)), "tekst")


def field_id(veld: BoundField) -> str:
    """The id of the field's input; a group of inputs carries it on its fieldset."""
    return str(veld.field.widget.attrs.get("id") or veld.auto_id)


def target_id(veld: BoundField) -> str:
    """The id of the first input, where a link in the error summary goes."""
    soort = classify(veld.field.widget)
    return f"{field_id(veld)}_0" if soort in ("keuzes", "delen") else field_id(veld)


def hidden_target_id(veld: BoundField) -> str:
    """A hidden input that stands for a group on the page has the group's id; another has nowhere to go."""
    return veld.auto_id if getattr(veld.field.widget, "staat_voor_groep", False) else ""


def control_attrs(veld: BoundField, soort: str, beschreven: str) -> dict[str, Any]:
    """Attributes of an input: names for assistive technology and the classes of the look."""
    klasse = KLASSEN.get(soort, KLASSEN["tekst"])
    attrs: dict[str, Any] = {}
    if beschreven:
        attrs["aria-describedby"] = beschreven
    if veld.errors:
        attrs["aria-invalid"] = "true"
        klasse += f" {klasse.split()[0]}--invalid" if klasse else ""
    eigen = veld.field.widget.attrs.get("class", "")
    if klasse or eigen:
        attrs["class"] = f"{klasse} {eigen}".strip()
    if veld.field.required and soort != "delen":
        attrs["aria-required"] = "true"
    if veld.field.disabled:
        attrs["disabled"] = True
    return attrs


def render_control(veld: BoundField, soort: str, beschreven: str) -> str:
    """The input itself. Rendered here, not by the field, so that no `required` attribute comes along."""
    attrs = {"id": field_id(veld), **control_attrs(veld, soort, beschreven)}
    return str(veld.field.widget.render(veld.html_name, veld.value(), attrs, veld.form.renderer))


def render_parts(veld: BoundField, beschreven: str) -> list[dict[str, str]]:
    """The inputs of a field in parts, such as a date; the widget names them in `deel_labels`."""
    widget = veld.field.widget
    waarde = veld.value()
    waarden = waarde if isinstance(waarde, list | tuple) else widget.decompress(waarde)
    delen = []
    for nummer, (deel, label) in enumerate(zip(widget.widgets, widget.deel_labels, strict=True)):
        id_ = f"{field_id(veld)}_{nummer}"
        attrs = {**control_attrs(veld, "delen", beschreven), "id": id_}
        naam = veld.html_name + widget.widgets_names[nummer]
        waarde_deel = waarden[nummer] if nummer < len(waarden) else None
        html = deel.render(naam, waarde_deel, attrs, veld.form.renderer)
        delen.append({"id": id_, "label": label, "html": html})
    return delen


def describe(
    veld: BoundField, *, breedte: str = "", label_verborgen: bool = False, optioneel: bool = True
) -> dict[str, Any]:
    """All the template formulierveld.html shows of one field."""
    check_optie("formulierveld", "breedte", breedte, BREEDTES)
    soort = classify(veld.field.widget)
    id_ = field_id(veld)
    hulp_id = f"{id_}_hulp" if veld.help_text else ""
    fout_id = f"{id_}_fout" if veld.errors else ""
    beschreven = " ".join(i for i in (hulp_id, fout_id) if i)
    return {
        "veld": veld,
        "soort": soort,
        "id": id_,
        "hulp_id": hulp_id,
        "fout_id": fout_id,
        "beschreven": beschreven,
        "fouten": list(veld.errors),
        "breedte": breedte,
        "label_verborgen": label_verborgen,
        "optioneel": optioneel and not veld.field.required,
        "keuzes": list(veld.subwidgets) if soort == "keuzes" else [],
        "radio": soort == "keuzes" and veld.field.widget.input_type == "radio",
        "delen": render_parts(veld, beschreven) if soort == "delen" else [],
        "invoer": "" if soort in ("keuzes", "delen") else render_control(veld, soort, beschreven),
    }


def list_errors(formulieren: list[forms.BaseForm]) -> list[dict[str, str]]:
    """Every error of the forms in reading order, with the id of the field it is about."""
    fouten = [
        {"doel": "", "tekst": str(fout)} for formulier in formulieren for fout in formulier.non_field_errors()
    ]
    for formulier in formulieren:
        for veld in formulier:
            doel = hidden_target_id(veld) if veld.is_hidden else target_id(veld)
            fouten += [{"doel": doel, "tekst": str(fout)} for fout in veld.errors]
    return fouten
