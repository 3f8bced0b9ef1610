"""An ordinary page of text."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portaal.kern.classificatie import Gegevens

from ..blocks import INHOUD_BLOKKEN


class InhoudPage(Page):
    """Privacy, toegankelijkheid, contact and the like."""

    soort_naam, soort_toon = "Uitleg", "info"

    intro = models.CharField("inleiding", max_length=250)
    body = StreamField(INHOUD_BLOKKEN, blank=True, verbose_name="inhoud")
    in_voet = models.BooleanField("in de voet van elke pagina", default=False)

    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body"), FieldPanel("in_voet")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    gegevens = Gegevens(zakelijk="page_ptr intro body in_voet", bewaren="Zolang de pagina bestaat")

    class Meta:
        verbose_name = "gewone pagina"
