"""Menus of the public pages, from what editors published; looked up only when a template shows them."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from portaal.formulieren.models import Formulier

from .models import HomePage, InhoudPage, OnderwerpPage, ProductPage

# The foot of every page says the same for a minute: what an editor publishes shows there a little later.
VOET_BEWAREN = 60


def site(request: HttpRequest) -> dict[str, Any]:
    """hoofdmenu and voetmenu as the layouts expect them, and where the search page is."""
    return {
        "hoofdmenu": SimpleLazyObject(lambda: main_menu(request.path)),
        "voetmenu": SimpleLazyObject(lambda: cache.get_or_set("cms.voetmenu", footer_menu, VOET_BEWAREN)),
        "zoekpagina_url": reverse("cms:zoeken"),
    }


def main_menu(pad: str) -> list[dict[str, Any]]:
    """The themes, and the pages an editor put in the menu."""
    home = HomePage.objects.live().first()
    if home is None:
        return []
    punten = [{"label": "Onderwerpen", "url": f"{home.url}#onderwerpen", "actief": False}]
    return punten + [
        {"label": pagina.title, "url": pagina.url, "actief": pad.startswith(pagina.url)}
        for pagina in home.get_children().live().in_menu()
    ]


def footer_menu() -> list[dict[str, Any]]:
    """Two columns: the products that can be done online, and the pages about this site."""
    online = ProductPage.objects.live().filter(formulier__in=Formulier.objects.te_starten(timezone.now()))[:4]
    onderwerpen = OnderwerpPage.objects.live().order_by("path")[:4]
    over = InhoudPage.objects.live().filter(in_voet=True)
    regelen = [{"label": "Inloggen", "url": reverse("inwoners:inloggen")}]
    groepen = [
        {"titel": "Regelen", "links": regelen + [{"label": p.title, "url": p.url} for p in online]},
        {"titel": "Onderwerpen", "links": [{"label": p.title, "url": p.url} for p in onderwerpen]},
        {"titel": "Over deze site", "links": [{"label": p.title, "url": p.url} for p in over]},
    ]
    return [groep for groep in groepen if groep["links"]]
