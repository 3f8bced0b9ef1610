"""Load the demo site: pages that are there already are left as editors made them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import HomePage, InhoudPage, NieuwsIndexPage, NieuwsPage, OnderwerpPage, ProductPage
from portaal.formulieren.models import Formulier

BESTAND = Path(__file__).resolve().parents[2] / "data" / "site.json"


class Command(BaseCommand):
    help = "Laadt de pagina's van de demosite; wat er al staat blijft staan."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        inhoud = json.loads(BESTAND.read_text())
        home = self._home(inhoud["home"])
        paginas = {
            product["slug"]: self._product(onderwerp_page, product)
            for onderwerp in inhoud["onderwerpen"]
            for onderwerp_page in [self._onderwerp(home, onderwerp)]
            for product in onderwerp["producten"]
        }
        self._nieuws(home, inhoud["nieuws"])
        for pagina in inhoud["inhoud"]:
            self._inhoud(home, pagina)
        if not home.taken:
            home.taken = [self._taak(taak, paginas) for taak in inhoud["home"]["taken"]]
            home.save_revision().publish()
        self.stdout.write(f"Site geladen: {Page.objects.live().count()} pagina's.")

    def _home(self, gegevens: dict[str, Any]) -> HomePage:
        """The home page, at the root of the one site; Wagtail's own welcome page makes room."""
        home = HomePage.objects.first()
        if home is None:
            wortel = Page.get_first_root_node()
            Site.objects.all().delete()
            wortel.get_children().filter(slug="home").delete()
            wortel = Page.objects.get(pk=wortel.pk)
            home = wortel.add_child(
                instance=HomePage(title=gegevens["titel"], slug="home", vaak_gezocht=gegevens["vaak_gezocht"])
            )
        Site.objects.get_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "port": 8000, "root_page": home, "site_name": "Gemeente"},
        )
        return home

    def _onderwerp(self, home: HomePage, gegevens: dict[str, Any]) -> Page:
        return self._page(
            home, OnderwerpPage, gegevens, samenvatting=gegevens["samenvatting"], icoon=gegevens["icoon"]
        )

    def _product(self, ouder: Page, gegevens: dict[str, Any]) -> Page:
        velden = (
            "intro",
            "icoon",
            "actie_titel",
            "actie_tekst",
            "kosten",
            "duur",
            "balieduur",
            "synoniemen",
            "body",
        )
        pagina = self._page(
            ouder,
            ProductPage,
            gegevens,
            gecontroleerd_op=timezone.localdate(),
            **{veld: gegevens[veld] for veld in velden if veld in gegevens},
        )
        formulier = Formulier.objects.filter(slug=gegevens.get("formulier", "")).first()
        if formulier and pagina.formulier_id is None:
            pagina.formulier = formulier
            pagina.save_revision().publish()
        return pagina

    def _nieuws(self, home: HomePage, berichten: list[dict[str, Any]]) -> None:
        index = self._page(home, NieuwsIndexPage, {"slug": "nieuws", "titel": "Nieuws"}, show_in_menus=True)
        for bericht in berichten:
            self._page(
                index,
                NieuwsPage,
                bericht,
                datum=timezone.localdate() - timedelta(days=bericht["dagen_geleden"]),
                intro=bericht["intro"],
                illustratie=bericht["illustratie"],
                body=[
                    {"type": "tekst", "value": {"kop": "Wat gaat er gebeuren?", "tekst": bericht["tekst"]}}
                ],
            )

    def _inhoud(self, home: HomePage, gegevens: dict[str, Any]) -> None:
        self._page(
            home,
            InhoudPage,
            gegevens,
            intro=gegevens["intro"],
            in_voet=gegevens.get("in_voet", False),
            show_in_menus=gegevens.get("in_menu", False),
            body=[
                {"type": "tekst", "value": {"kop": kop, "tekst": tekst}} for kop, tekst in gegevens["tekst"]
            ]
            + [{"type": soort, "value": {"kop": kop}} for soort, kop in gegevens.get("cijfers", {}).items()],
        )

    @staticmethod
    def _page(ouder: Page, soort: type[Page], gegevens: dict[str, Any], **velden: Any) -> Any:
        """The child with this slug, made and published when it is not there."""
        bestaand = soort.objects.child_of(ouder).filter(slug=gegevens["slug"]).first()
        if bestaand:
            return bestaand
        if isinstance(velden.get("body"), list):
            velden["body"] = json.dumps(velden["body"])
        pagina = ouder.add_child(
            instance=soort(title=gegevens["titel"], slug=gegevens["slug"], live=False, **velden)
        )
        pagina.save_revision().publish()
        return pagina

    @staticmethod
    def _taak(taak: dict[str, Any], paginas: dict[str, Page]) -> tuple[str, dict[str, Any]]:
        return "taak", {
            "icoon": taak["icoon"],
            "label": taak["label"],
            "pagina": paginas.get(taak.get("pagina", "")),
            "pad": taak.get("pad", ""),
        }
