"""The facts of products: written once, told in words."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.template import Context, Template

from portaal.producten.enums import Productkanaal
from portaal.producten.models import Benodigdheid, Kosten, Product
from portaal.producten.operations import laad_producten, read_producten, register_product
from portaal.producten.queries import Nodig, benodigdheden_van, kosten_van

pytestmark = pytest.mark.django_db


def make(**anders: object) -> Product:
    gegevens: dict[str, object] = {
        "slug": "zwemles",
        "naam": "Zwemles",
        "omschrijving": "Leren zwemmen.",
        "kosten": [
            {"kanaal": "online", "bedrag_cent": 1250},
            {"kanaal": "balie", "bedrag_cent": 1500},
            {"kanaal": "balie", "variant": "jonger dan 6 jaar", "bedrag_cent": 0},
        ],
        "benodigdheden": [{"tekst": "Een handdoek"}, {"tekst": "Bandjes", "voor_wie": "jonger dan 6 jaar"}],
    }
    return register_product(**(gegevens | anders))


def test_costs_are_told_per_channel_and_variant_in_order() -> None:
    prijzen = kosten_van(make())
    assert [(prijs.label, prijs.bedrag) for prijs in prijzen] == [
        ("Online", "€\N{NO-BREAK SPACE}12,50"),
        ("Aan de balie", "€\N{NO-BREAK SPACE}15,00"),
        ("Aan de balie, jonger dan 6 jaar", "gratis"),
    ]


def test_needs_are_told_in_order_with_for_whom() -> None:
    assert benodigdheden_van(make()) == (Nodig("Een handdoek", ""), Nodig("Bandjes", "jonger dan 6 jaar"))


def test_registering_again_replaces_everything_of_the_product() -> None:
    eerste = make()
    tweede = make(naam="Zwemmen", kosten=[{"kanaal": "online", "bedrag_cent": 900}], benodigdheden=[])
    assert (eerste.pk, tweede.naam) == (tweede.pk, "Zwemmen")
    assert [prijs.bedrag_cent for prijs in kosten_van(tweede)] == [900]
    assert not Benodigdheid.objects.exists()


def test_one_price_per_channel_and_variant() -> None:
    dubbel = [{"kanaal": "online", "bedrag_cent": 1}, {"kanaal": "online", "bedrag_cent": 2}]
    with pytest.raises(IntegrityError), transaction.atomic():
        make(kosten=dubbel)
    assert not Product.objects.exists(), "as a whole or not at all"


@pytest.mark.parametrize("product", read_producten(), ids=lambda product: product["slug"])
def test_each_product_of_the_file_is_whole(product: dict[str, object]) -> None:
    gemaakt = register_product(**product)
    assert gemaakt.omschrijving.endswith(".")
    assert kosten_van(gemaakt), "even what is free says so"
    kanalen = set(gemaakt.kosten.values_list("kanaal", flat=True))
    assert kanalen <= set(Productkanaal.values)


def test_loading_twice_changes_nothing_and_keeps_what_staff_changed() -> None:
    assert laad_producten() == len(read_producten())
    Kosten.objects.filter(product__slug="uittreksel-brp", kanaal="online").update(bedrag_cent=1)
    aantal = Kosten.objects.count(), Benodigdheid.objects.count()
    call_command("laad_producten", verbosity=0)
    assert (Kosten.objects.count(), Benodigdheid.objects.count()) == aantal
    assert kosten_van(Product.objects.get(slug="uittreksel-brp"))[0].bedrag_cent == 1


def test_online_is_never_dearer_than_the_balie() -> None:
    """Who does it without us pays no more; for an uittreksel and the vergunningen less."""
    laad_producten()
    goedkoper = set()
    for product in Product.objects.all():
        prijzen = {(prijs.kanaal, prijs.variant): prijs.bedrag_cent for prijs in kosten_van(product)}
        for (kanaal, variant), bedrag in prijzen.items():
            online = prijzen.get((Productkanaal.ONLINE.label, variant))
            if kanaal == Productkanaal.BALIE.label and online is not None:
                assert online <= bedrag, product
                goedkoper |= {product.slug} if online < bedrag else set()
    assert {"uittreksel-brp", "parkeervergunning-bewoner", "evenement", "kapvergunning"} <= goedkoper


def test_page_shows_needs_and_costs_and_nothing_without_a_product() -> None:
    sjabloon = Template("{% load producten %}{% productfeiten product %}")
    tekst = sjabloon.render(Context({"product": make()}))
    assert "Bandjes" in tekst
    assert "(jonger dan 6 jaar)" in tekst
    assert "€\N{NO-BREAK SPACE}12,50" in tekst
    assert "<" not in sjabloon.render(Context({"product": None}))
