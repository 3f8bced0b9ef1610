"""The front page: what people come for, on top."""

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portaal.kern.classificatie import Gegevens

from ..blocks import TaakBlock
from ..queries import beloften_in_cijfers, openingspaneel
from .nieuws import NieuwsIndexPage, NieuwsPage
from .onderwerp import OnderwerpPage

GETOONDE_BELOFTEN = ("balie-afspraak-snel", "reisdocument-klaar", "email-antwoord")


class HomePage(Page):
    """Search, top tasks, opening hours, themes, news and promises."""

    vraag = models.CharField("grote vraag bovenaan", max_length=60, default="Waar kunnen wij u mee helpen?")
    vaak_gezocht = models.CharField("vaak gezocht, met komma's ertussen", max_length=120, blank=True)
    taken = StreamField([("taak", TaakBlock())], blank=True, max_num=8, verbose_name="meteen regelen")

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    content_panels = [
        *Page.content_panels,
        FieldPanel("vraag"),
        FieldPanel("vaak_gezocht"),
        FieldPanel("taken"),
    ]
    gegevens = Gegevens(zakelijk="page_ptr vraag vaak_gezocht taken", bewaren="Zolang de pagina bestaat")

    class Meta:
        verbose_name = "home"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        zoek_url = reverse("cms:zoeken")
        context["zoek_url"] = zoek_url
        context["vaak_gezocht_links"] = [
            {"label": term.strip(), "url": f"{zoek_url}?{urlencode({'q': term.strip()})}"}
            for term in self.vaak_gezocht.split(",")
            if term.strip()
        ]
        context["tegels"] = [
            {
                "icoon": taak["icoon"],
                "label": taak["label"],
                "url": taak["pagina"].url if taak["pagina"] else taak["pad"],
            }
            for taak in (blok.value for blok in self.taken)
        ]
        context["onderwerpen"] = [
            {"label": o.title, "url": o.url, "icoon": o.icoon, "tekst": o.samenvatting}
            for o in OnderwerpPage.objects.live().order_by("path")
        ]
        context["nieuws"] = [
            bericht.as_kaart() for bericht in NieuwsPage.objects.live().order_by("-datum")[:3]
        ]
        context["nieuws_url"] = getattr(NieuwsIndexPage.objects.live().first(), "url", "")
        context["open"] = openingspaneel(now=timezone.now())
        context["cijfers"] = beloften_in_cijfers(GETOONDE_BELOFTEN)
        return context
