"""The blocks an editor builds a form of: steps with questions, and rules. One block per type and per gevolg."""

from typing import Any

from wagtail import blocks

from portaal.vragen.regels import Combinatie, Gevolg, Operator
from portaal.vragen.typen import VELDTYPEN

from ..prefill import NAMEN
from .namen import (
    BRONNEN,
    COMBINATIES,
    DOELEN,
    GEVOLGEN,
    GROEPEN,
    ICONEN,
    ONDERDELEN,
    OPERATOREN,
    SLEUTEL_HULP,
    TYPEN,
    grens_hulp,
    type_order,
)
from .onderdelen import parts_of, types_in_groep


def prefill_choices() -> list[tuple[str, str]]:
    """What may be filled in beforehand, in words."""
    return [(naam, BRONNEN.get(naam, naam)) for naam in NAMEN]


class OptieBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=200, label="Antwoord")
    waarde = blocks.CharBlock(
        max_length=80, required=False, label="Sleutel", help_text="Leeg: wij maken hem van het antwoord."
    )

    class Meta:
        icon = "list-ul"
        label = "Antwoord"
        form_layout = blocks.BlockGroup(children=["label"], settings=["waarde"])


HOOFDDELEN = ("label", "hulp", "opties", "velden", "verplicht", "nasturen")
# The length of a text is seldom asked for; of a number, a date or files the bounds belong to the question.
ZONDER_GRENS_VOOROP = ("tekst", "lang")
AAN_OF_UIT = {"verplicht": True, "in_samenvatting": True, "gevoelig": False, "nasturen": False}


def _build_onderdeel(naam: str, type_code: str) -> blocks.Block:
    """The block of one part of a question."""
    label, hulp, lengte = ONDERDELEN[naam]
    match naam:
        case "label":
            is_uitleg = not VELDTYPEN[type_code].heeft_invoer
            return blocks.CharBlock(max_length=lengte, label="Kop" if is_uitleg else label)
        case "hulp":
            return blocks.TextBlock(required=False, rows=2, label=label)
        case "opties":
            return blocks.ListBlock(OptieBlock(), label=label, min_num=0)
        case "velden":
            return VeldenBlock(types_in_groep(), required=False, label=label)
        case "prefill":
            return blocks.ChoiceBlock(choices=prefill_choices, required=False, label=label)
        case "verplicht" | "in_samenvatting" | "gevoelig" | "nasturen":
            return blocks.BooleanBlock(required=False, default=AAN_OF_UIT[naam], label=label)
        case _:
            hulp = grens_hulp(type_code, naam) if naam in ("min", "max") else hulp
            return blocks.CharBlock(required=False, max_length=lengte, label=label, help_text=hulp)


def build_veld_block(type_code: str) -> blocks.StructBlock:
    """The block of one type of question; what is seldom changed is behind its settings button."""
    delen = parts_of(type_code)
    vooraan = HOOFDDELEN if type_code in ZONDER_GRENS_VOOROP else (*HOOFDDELEN, "min", "max")
    return blocks.StructBlock(
        [(naam, _build_onderdeel(naam, type_code)) for naam in delen],
        label=TYPEN.get(type_code, type_code.capitalize()),
        icon=ICONEN.get(type_code, "form"),
        group=GROEPEN.get(type_code, "Overig"),
        label_format="{label}",
        form_layout=blocks.BlockGroup(
            children=[naam for naam in delen if naam in vooraan],
            settings=[naam for naam in delen if naam not in vooraan],
        ),
    )


class VeldenBlock(blocks.StreamBlock):
    """Questions, each in the block of its type."""

    def __init__(self, typen: list[str] | None = None, **kwargs: Any) -> None:
        codes = sorted(VELDTYPEN if typen is None else typen, key=type_order)
        super().__init__([(code, build_veld_block(code)) for code in codes], **kwargs)


class StapBlock(blocks.StructBlock):
    titel = blocks.CharBlock(max_length=120, label="Titel van de stap")
    inleiding = blocks.TextBlock(required=False, rows=2, label="Inleiding")
    velden = VeldenBlock(label="Vragen", required=False)
    sleutel = blocks.CharBlock(required=False, max_length=50, label="Sleutel", help_text=SLEUTEL_HULP)

    class Meta:
        icon = "form"
        label = "Stap"
        label_format = "{titel}"
        form_layout = blocks.BlockGroup(children=["titel", "inleiding", "velden"], settings=["sleutel"])


class StappenBlock(blocks.StreamBlock):
    stap = StapBlock()


class VoorwaardeBlock(blocks.StructBlock):
    veld = blocks.CharBlock(max_length=250, label="Vraag", help_text="De vraag zelf, of haar sleutel.")
    operator = blocks.ChoiceBlock(
        choices=[(str(operator), OPERATOREN[operator]) for operator in Operator], label="Antwoord"
    )
    waarde = blocks.CharBlock(
        required=False,
        max_length=250,
        label="Waarde",
        help_text="Een antwoord, een getal of een datum (vandaag-6). Meer antwoorden: zet er een | tussen.",
    )

    class Meta:
        label = "Voorwaarde"
        label_format = "{veld} {operator} {waarde}"


def build_regel_block(gevolg: Gevolg) -> blocks.StructBlock:
    """The block of rules with this gevolg; a stop page has texts of its own."""
    label, doel, hulp = DOELEN[gevolg]
    delen: list[tuple[str, blocks.Block]] = [
        ("als", blocks.ListBlock(VoorwaardeBlock(), label="Als", min_num=0)),
        (
            "combinatie",
            blocks.ChoiceBlock(
                choices=[(str(soort), COMBINATIES[soort]) for soort in Combinatie],
                default=str(Combinatie.ALLE),
                label="Dit geldt als",
            ),
        ),
        ("doel", blocks.CharBlock(max_length=250, label=doel, help_text=hulp)),
    ]
    if gevolg is Gevolg.STOP_PAGINA:
        delen += [
            ("titel", blocks.CharBlock(required=False, max_length=120, label="Kop van de stoppagina")),
            ("tekst", blocks.TextBlock(rows=3, label="Wat kan de inwoner dan doen?")),
            ("vervolg", blocks.CharBlock(required=False, max_length=50, label="Code van het vervolg")),
        ]
    return blocks.StructBlock(delen, label=label, icon=GEVOLGEN[gevolg], label_format="{doel}")


class RegelsBlock(blocks.StreamBlock):
    """Rules, each in the block of what it does."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        regels = [(str(gevolg), build_regel_block(gevolg)) for gevolg in Gevolg]
        super().__init__(local_blocks or regels, **kwargs)
