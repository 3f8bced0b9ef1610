"""A product: what it is, what it costs, what to bring and where to start."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portaal.formulieren.models import Formulier
from portaal.formulieren.queries import get_openstelling
from portaal.kern.classificatie import Gegevens

from ..blocks import INHOUD_BLOKKEN, icoon_choices

OOK_HANDIG = 4


class ProductPage(Page):
    """One product of the municipality. With a formulier the first action is to fill it in."""

    soort_naam, soort_toon = "Regelen", "ok"

    intro = models.CharField("inleiding", max_length=250)
    icoon = models.CharField(max_length=40, choices=icoon_choices, default="document")
    actie_titel = models.CharField("titel boven de actie", max_length=60)
    actie_tekst = models.CharField("uitleg bij de actie", max_length=200)
    formulier = models.ForeignKey(Formulier, models.SET_NULL, null=True, blank=True, related_name="+")
    kosten = models.CharField(max_length=30, blank=True)
    duur = models.CharField("klaar na", max_length=30, blank=True)
    balieduur = models.CharField("aan de balie", max_length=30, blank=True)
    synoniemen = models.CharField("andere woorden, met spaties ertussen", max_length=250, blank=True)
    body = StreamField(INHOUD_BLOKKEN, blank=True, verbose_name="inhoud")
    gecontroleerd_op = models.DateField(null=True, blank=True)

    parent_page_types = ["cms.OnderwerpPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("icoon"),
        MultiFieldPanel(
            [FieldPanel("actie_titel"), FieldPanel("actie_tekst"), FieldPanel("formulier")], "Actie bovenaan"
        ),
        MultiFieldPanel([FieldPanel("kosten"), FieldPanel("duur"), FieldPanel("balieduur")], "In het kort"),
        FieldPanel("body"),
        FieldPanel("synoniemen"),
        FieldPanel("gecontroleerd_op"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("intro"),
        index.SearchField("synoniemen", boost=2),
        index.SearchField("body"),
    ]
    gegevens = Gegevens(
        zakelijk=(
            "page_ptr intro icoon actie_titel actie_tekst formulier kosten duur balieduur synoniemen body "
            "gecontroleerd_op"
        ),
        bewaren="Zolang de pagina bestaat",
    )

    class Meta:
        verbose_name = "product"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["ook_handig"] = self.get_siblings(inclusive=False).live().type(ProductPage)[:OOK_HANDIG]
        context["is_online"] = (
            self.formulier is not None and get_openstelling(self.formulier, timezone.now()).is_open
        )
        return context

    @property
    def in_het_kort(self) -> list[dict[str, str]]:
        """The facts under the action, those that are filled in."""
        feiten = [
            ("euro", "Kosten", self.kosten),
            ("klok", "Klaar na", self.duur),
            ("balie", "Aan de balie", self.balieduur),
        ]
        return [
            {"icoon": icoon, "label": label, "waarde": waarde} for icoon, label, waarde in feiten if waarde
        ]
