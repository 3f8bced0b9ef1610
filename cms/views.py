"""Search over what is published."""

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar

from .models import HomePage

PER_PAGINA = 10
LANGSTE_VRAAG = 100
WOORD = re.compile(r"\w+")  # quotes and the like have a meaning of their own in a search index


@openbaar
@limit("zoeken", methoden=("GET",))
def zoeken(request: HttpRequest) -> HttpResponse:
    """Pages that match the question, best first; an empty question shows the form."""
    vraag = " ".join(request.GET.get("q", "").split())[:LANGSTE_VRAAG]
    paginas = Page.objects.live().public().not_type(HomePage).filter(depth__gt=2).specific()
    woorden = " ".join(WOORD.findall(vraag))
    gevonden = paginas.search(woorden, operator="and") if woorden else []
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request, "cms/zoeken.html", {"vraag": vraag, "pagina": pagina, "aantal": pagina.paginator.count}
    )
