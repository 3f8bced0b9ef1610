"""A theme, with the products that belong to it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from portaal.kern.classificatie import Gegevens

from ..blocks import icoon_choices


class OnderwerpPage(Page):
    """A theme such as "Wonen en bouwen"."""

    soort_naam, soort_toon = "Onderwerp", "merk"

    samenvatting = models.CharField(max_length=120)
    icoon = models.CharField(max_length=40, choices=icoon_choices, default="document")

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ProductPage"]
    content_panels = [*Page.content_panels, FieldPanel("samenvatting"), FieldPanel("icoon")]
    search_fields = [*Page.search_fields, index.SearchField("samenvatting")]
    gegevens = Gegevens(zakelijk="page_ptr samenvatting icoon", bewaren="Zolang de pagina bestaat")

    class Meta:
        verbose_name = "onderwerp"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["producten"] = self.get_children().live().specific()
        return context
