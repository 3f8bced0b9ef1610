"""The public pages: what editors publish is what visitors find."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.models import HomePage, InhoudPage, NieuwsIndexPage, NieuwsPage, OnderwerpPage, ProductPage
from portaal.formulieren.models import Formulier
from tests.factories.formulieren import FormulierFactory
from tests.tellen import count_queries

pytestmark = pytest.mark.django_db


def show(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def make_product(onderwerp: OnderwerpPage, n: int, formulier: Formulier | None = None) -> ProductPage:
    return onderwerp.add_child(
        instance=ProductPage(
            title=f"Zwemles {n}",
            slug=f"zwemles-{n}",
            intro="U leert zwemmen.",
            actie_titel="Aanmelden",
            actie_tekst="Meld u aan.",
            formulier=formulier,
        )
    )


@pytest.fixture
def onderwerp(home: HomePage) -> OnderwerpPage:
    return home.add_child(
        instance=OnderwerpPage(title="Sport", slug="sport", samenvatting="Zwembad", icoon="bal")
    )


def test_loading_the_site_twice_makes_nothing_twice(home: HomePage) -> None:
    aantal = Page.objects.count()
    call_command("laad_site", verbosity=0)
    assert Page.objects.count() == aantal


def test_every_form_of_the_portal_begins_at_a_product_page(db: None) -> None:
    for opdracht in ("laad_zaaktypen", "laad_producten", "laad_formulieren", "laad_site"):
        call_command(opdracht, verbosity=0)
    bereikbaar = ProductPage.objects.live().filter(formulier__live=True)
    assert set(bereikbaar.values_list("formulier__slug", flat=True)) == set(
        Formulier.objects.values_list("slug", flat=True)
    )


def test_home_leads_to_what_exists(home: HomePage, client: Client) -> None:
    pagina = show(client, "/")
    for kop in ("Waar kunnen wij u mee helpen?", "Meteen regelen", "Alle onderwerpen", "Nieuws uit"):
        assert kop in pagina
    assert OnderwerpPage.objects.first().url in pagina


def test_every_page_of_the_site_answers(home: HomePage, client: Client) -> None:
    for pagina in Page.objects.descendant_of(home):
        assert pagina.title in show(client, pagina.url)


@pytest.mark.parametrize("is_open", [True, False])
def test_product_starts_its_form_while_that_is_open(
    onderwerp: OnderwerpPage, client: Client, is_open: bool
) -> None:
    formulier = FormulierFactory(live=is_open)
    pagina = show(client, make_product(onderwerp, 1, formulier).url)
    assert (f"/formulieren/{formulier.slug}/" in pagina) is is_open
    assert ("Online lukt dit nu even niet" in pagina) is not is_open


def test_product_without_form_gives_the_phone_number(onderwerp: OnderwerpPage, client: Client) -> None:
    pagina = show(client, make_product(onderwerp, 1).url)
    assert "Bel 14 0299" in pagina
    assert "Online lukt dit nu even niet" not in pagina


def test_product_names_its_neighbours_and_its_parts(home: HomePage, client: Client) -> None:
    pagina = show(client, ProductPage.objects.get(slug="paspoort").url)
    assert "Ook handig" in pagina
    assert ProductPage.objects.get(slug="identiteitskaart").url in pagina
    assert 'href="#deel-1"' in pagina
    assert 'id="deel-1"' in pagina


def test_what_is_not_published_is_nowhere(onderwerp: OnderwerpPage, client: Client) -> None:
    product = make_product(onderwerp, 1)
    product.unpublish()
    assert client.get(product.url).status_code == 404
    assert product.title not in show(client, onderwerp.url)
    assert product.title not in show(client, "/zoeken/?q=zwemles").split("<h2", 1)[1]


def test_empty_onderwerp_says_so(onderwerp: OnderwerpPage, client: Client) -> None:
    assert "Hier komt nog informatie" in show(client, onderwerp.url)


@pytest.mark.parametrize("vraag", ["paspoort", "Paspoort", "  paspoort  "])
def test_search_finds_products_and_says_what_they_are(home: HomePage, client: Client, vraag: str) -> None:
    pagina = show(client, f"/zoeken/?q={vraag}")
    assert ProductPage.objects.get(slug="paspoort").url in pagina
    assert "Regelen" in pagina


def test_search_without_result_helps_on(home: HomePage, client: Client) -> None:
    pagina = show(client, "/zoeken/?q=bestaatniet")
    assert "0 pagina" in pagina
    assert "Niet gevonden wat u zoekt?" in pagina


@pytest.mark.parametrize("vraag", ["", "%3Cscript%3E", "a" * 5_000, "%22", "'%20OR%201=1", "NEAR(", "*"])
def test_search_takes_any_question(home: HomePage, client: Client, vraag: str) -> None:
    assert "<script>" not in show(client, f"/zoeken/?q={vraag}&pagina=x")


def test_onderwerp_asks_no_more_with_30_products_than_with_3(
    onderwerp: OnderwerpPage, client: Client
) -> None:
    for n in range(3):
        make_product(onderwerp, n)
    met_3 = count_queries(client, onderwerp.url)
    for n in range(3, 30):
        make_product(onderwerp, n)
    assert count_queries(client, onderwerp.url) == met_3


def test_news_asks_no_more_with_30_items_than_with_3(home: HomePage, client: Client) -> None:
    index = NieuwsIndexPage.objects.get()
    assert index.get_children().count() == 3
    met_3 = count_queries(client, index.url), count_queries(client, "/")
    for n in range(27):
        bericht = NieuwsPage(
            title=f"Bericht {n}",
            slug=f"bericht-{n}",
            datum=timezone.localdate() - timedelta(days=n),
            intro="Zo.",
        )
        index.add_child(instance=bericht)
    assert (count_queries(client, index.url), count_queries(client, "/")) == met_3


def test_search_asks_no_more_with_30_results_than_with_3(onderwerp: OnderwerpPage, client: Client) -> None:
    for n in range(3):
        make_product(onderwerp, n)
    met_3 = count_queries(client, "/zoeken/?q=zwemles")
    for n in range(3, 30):
        make_product(onderwerp, n)
    assert count_queries(client, "/zoeken/?q=zwemles") == met_3


def test_pages_in_the_footer_are_the_ones_editors_chose(home: HomePage, client: Client) -> None:
    verborgen = InhoudPage(title="Alleen via een link", slug="via-een-link", intro="Hier.", in_voet=False)
    home.add_child(instance=verborgen)
    pagina = show(client, "/zoeken/")
    assert "Toegankelijkheid" in pagina
    assert verborgen.title not in pagina
