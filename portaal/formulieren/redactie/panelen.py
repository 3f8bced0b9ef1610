"""The editor's screen: three tabs, and above them what must still be mended before publishing."""

from typing import Any

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from .beheerformulier import FormulierBeheerForm, judge


class NogTeDoenPanel(Panel):
    """What a draft still lacks. Not for a new form: nobody expects that to be whole."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "formulieren/redactie/nog_te_doen.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"fouten": judge(self.instance), "planning": self.instance.publicatie_fout}


class BewaarregelsPanel(InlinePanel):
    class BoundPanel(InlinePanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Wagtail's template has a default for its icon, which a strict template engine does not reach."""
            return {**super().get_context_data(parent_context), "icon": "plus-inverse"}


INHOUD = [
    NogTeDoenPanel(),
    TitleFieldPanel("titel", targets=["slug"], required_on_save=True),
    FieldPanel("soort"),
    FieldPanel("zaaktype"),
    FieldPanel("stappen", heading="Stappen en vragen"),
    FieldPanel("regels", heading="Regels"),
]
TEKSTEN = [
    MultiFieldPanel(
        [FieldPanel("inleiding"), FieldPanel("vooraf"), FieldPanel("duur_minuten"), FieldPanel("product")],
        "Voordat de inwoner begint",
    ),
    MultiFieldPanel(
        [FieldPanel("knoptekst"), FieldPanel("bevestiging"), FieldPanel("bevestigingstekst")],
        "Versturen en bevestigen",
    ),
]
INSTELLINGEN = [
    FieldPanel("slug", required_on_save=True),
    MultiFieldPanel(
        [
            FieldPanel("login"),
            FieldPanel("loa"),
            FieldPanel("mag_namens"),
            FieldPanel("mag_organisatie"),
        ],
        "Wie mag dit invullen?",
    ),
    MultiFieldPanel(
        [FieldPanel("opent_op"), FieldPanel("sluit_op"), FieldPanel("hoogste_aantal")],
        "Wanneer staat het formulier open?",
    ),
    MultiFieldPanel(
        [FieldPanel("ondertekening_naam"), FieldPanel("ondertekening_email")],
        "Iemand anders tekent mee",
        help_text="Schrijf de sleutels van de twee vragen. Leeg: niemand tekent mee.",
    ),
    BewaarregelsPanel(
        "bewaarregels",
        heading="Hoe lang bewaren wij aanvragen?",
        label="Bewaarregel",
        panels=[FieldRowPanel([FieldPanel("fase"), FieldPanel("dagen"), FieldPanel("wijze")])],
        max_num=3,
    ),
    PublishingPanel(),
]


def build_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(INHOUD, heading="Vragen"),
            ObjectList(TEKSTEN, heading="Teksten"),
            ObjectList(INSTELLINGEN, heading="Instellingen"),
        ],
        base_form_class=FormulierBeheerForm,
    )
