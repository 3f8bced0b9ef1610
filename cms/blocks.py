"""Building blocks of a page. They allow no heading out of order and no link without a text."""

from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail import blocks

TEKST_OPMAAK = ["bold", "link", "ol", "ul"]


def icoon_choices() -> list[tuple[str, str]]:
    """The icons of the portal, by the name of their file."""
    map_ = Path(settings.WORTEL) / "portaal" / "templates" / "iconen"
    return [(pad.stem, pad.stem) for pad in sorted(map_.glob("*.svg"))]


class TekstBlock(blocks.StructBlock):
    kop = blocks.CharBlock(max_length=80, label="Kop")
    tekst = blocks.RichTextBlock(features=TEKST_OPMAAK, label="Tekst")

    class Meta:
        icon = "doc-full"
        label = "Tekst met kop"
        template = "cms/blokken/tekst.html"


class KostenValue(blocks.StructValue):
    """With the headings of all columns, the first included."""

    @property
    def alle_kolommen(self) -> list[str]:
        return ["Voor wie", *self["kolommen"]]


class KostenBlock(blocks.StructBlock):
    kop = blocks.CharBlock(max_length=80, default="Wat kost het?", label="Kop")
    toelichting = blocks.CharBlock(max_length=250, required=False, label="Toelichting")
    kolommen = blocks.ListBlock(
        blocks.CharBlock(max_length=30), min_num=1, max_num=3, label="Namen van de prijskolommen"
    )
    rijen = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("voor_wie", blocks.CharBlock(max_length=60, label="Voor wie of wat")),
                (
                    "prijzen",
                    blocks.ListBlock(
                        blocks.DecimalBlock(min_value=0, decimal_places=2), min_num=1, max_num=3
                    ),
                ),
            ]
        ),
        label="Rijen",
    )

    class Meta:
        icon = "table"
        label = "Kosten"
        template = "cms/blokken/kosten.html"
        value_class = KostenValue

    def clean(self, value: Any) -> Any:
        """Each row has a price for each column: a table with holes cannot be read aloud."""
        schoon = super().clean(value)
        aantal = len(schoon["kolommen"])
        if any(len(rij["prijzen"]) != aantal for rij in schoon["rijen"]):
            raise blocks.StructBlockValidationError(
                non_block_errors=[f"Vul in elke rij {aantal} prijzen in: een voor elke kolom."]
            )
        return schoon


class MeenemenBlock(blocks.StructBlock):
    kop = blocks.CharBlock(max_length=80, default="Wat neemt u mee?", label="Kop")
    punten = blocks.ListBlock(blocks.RichTextBlock(features=["bold", "link"]), label="Punten")

    class Meta:
        icon = "list-ul"
        label = "Lijst met vinkjes"
        template = "cms/blokken/meenemen.html"


class StappenValue(blocks.StructValue):
    """As the component for steps wants them: none is done yet."""

    @property
    def als_stappen(self) -> list[dict[str, str]]:
        return [
            {"titel": stap["titel"], "tekst": stap["tekst"], "stand": "straks"} for stap in self["stappen"]
        ]


class StappenBlock(blocks.StructBlock):
    kop = blocks.CharBlock(max_length=80, default="Zo werkt het", label="Kop")
    stappen = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("titel", blocks.CharBlock(max_length=80, label="Titel")),
                ("tekst", blocks.CharBlock(max_length=250, label="Tekst")),
            ]
        ),
        label="Stappen",
    )

    class Meta:
        icon = "list-ol"
        label = "Stappen"
        template = "cms/blokken/stappen.html"
        value_class = StappenValue


class VragenBlock(blocks.StructBlock):
    kop = blocks.CharBlock(max_length=80, default="Veelgestelde vragen", label="Kop")
    vragen = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("vraag", blocks.CharBlock(max_length=120, label="Vraag")),
                ("antwoord", blocks.RichTextBlock(features=TEKST_OPMAAK, label="Antwoord")),
            ]
        ),
        label="Vragen",
    )

    class Meta:
        icon = "help"
        label = "Vragen en antwoorden"
        template = "cms/blokken/vragen.html"


class EersteVrijBlock(blocks.StructBlock):
    """How soon people could come for an afspraak, as it is measured each working day; only its words are edited."""

    kop = blocks.CharBlock(max_length=80, default="Hoe snel kunt u terecht?", label="Kop")
    toelichting = blocks.CharBlock(max_length=250, required=False, label="Toelichting")

    class Meta:
        icon = "calendar-alt"
        label = "Wachttijd voor een afspraak"
        template = "cms/blokken/eerste_vrij.html"


class TaakBlock(blocks.StructBlock):
    """A tile on the home page: to a page of the site, or to a path of the portal."""

    icoon = blocks.ChoiceBlock(choices=icoon_choices, label="Icoon")
    label = blocks.CharBlock(max_length=40, label="Tekst")
    pagina = blocks.PageChooserBlock(required=False, label="Pagina")
    pad = blocks.RegexBlock(
        regex=r"^/[a-z0-9/-]*$",
        required=False,
        label="Of een pad van het portaal",
        error_messages={"invalid": "Begin met een schuine streep, bijvoorbeeld /formulieren/verhuizing/"},
    )

    class Meta:
        icon = "link"
        label = "Taak"

    def clean(self, value: Any) -> Any:
        schoon = super().clean(value)
        if bool(schoon["pagina"]) == bool(schoon["pad"]):
            raise blocks.StructBlockValidationError(
                non_block_errors=["Kies een pagina of vul een pad in, niet allebei."]
            )
        return schoon


INHOUD_BLOKKEN = [
    ("tekst", TekstBlock()),
    ("meenemen", MeenemenBlock()),
    ("stappen", StappenBlock()),
    ("kosten", KostenBlock()),
    ("vragen", VragenBlock()),
    ("eerste_vrij", EersteVrijBlock()),
]
