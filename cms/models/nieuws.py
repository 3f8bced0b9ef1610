"""News: an index and its items."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portaal.kern.classificatie import Gegevens

from ..blocks import INHOUD_BLOKKEN

ILLUSTRATIES = [("bomen", "Bomen"), ("brug", "Brug"), ("markt", "Markt")]


class NieuwsIndexPage(Page):
    """All news, newest first."""

    soort_naam, soort_toon = "Nieuws", "rust"

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NieuwsPage"]
    max_count = 1
    gegevens = Gegevens(zakelijk="page_ptr", bewaren="Zolang de pagina bestaat")

    class Meta:
        verbose_name = "overzicht van nieuws"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        berichten = NieuwsPage.objects.live().descendant_of(self).order_by("-datum")[:30]
        context["nieuws"] = [bericht.as_kaart() for bericht in berichten]
        return context


class NieuwsPage(Page):
    """One item of news."""

    soort_naam, soort_toon = "Nieuws", "rust"

    datum = models.DateField()
    intro = models.CharField("inleiding", max_length=250)
    illustratie = models.CharField(max_length=20, choices=ILLUSTRATIES, default="markt")
    body = StreamField(INHOUD_BLOKKEN, blank=True, verbose_name="inhoud")

    parent_page_types = ["cms.NieuwsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("datum"),
        FieldPanel("intro"),
        FieldPanel("illustratie"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    gegevens = Gegevens(zakelijk="page_ptr datum intro illustratie body", bewaren="Zolang de pagina bestaat")

    class Meta:
        verbose_name = "nieuwsbericht"

    def as_kaart(self) -> dict[str, Any]:
        """As the news component shows it."""
        return {
            "label": self.title,
            "url": self.url,
            "datum": self.datum,
            "tekst": self.intro,
            "beeld": f"{static('portaal/img/nieuws.svg')}#{self.illustratie}",
        }
