"""The facts of a product: set as a whole, and the ones that an installation starts with."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from .models import Benodigdheid, Kosten, Product

PRODUCTEN = Path(__file__).parent / "data" / "producten.toml"


@transaction.atomic
def register_product(
    *,
    slug: str,
    naam: str,
    omschrijving: str,
    kosten: Iterable[Mapping[str, Any]] = (),
    benodigdheden: Iterable[Mapping[str, Any]] = (),
) -> Product:
    """The product under this slug with exactly these costs and needs, in this order.

    A cost has kanaal and bedrag_cent, and a variant where prices differ; a need has tekst, and voor_wie when
    it is not for everybody.
    """
    product, _ = Product.objects.update_or_create(
        slug=slug, defaults={"naam": naam, "omschrijving": omschrijving}
    )
    product.kosten.all().delete()
    product.benodigdheden.all().delete()
    Kosten.objects.bulk_create(
        Kosten(product=product, volgorde=volgorde, **regel) for volgorde, regel in enumerate(kosten, 1)
    )
    Benodigdheid.objects.bulk_create(
        Benodigdheid(product=product, volgorde=volgorde, **regel)
        for volgorde, regel in enumerate(benodigdheden, 1)
    )
    return product


def read_producten() -> list[dict[str, Any]]:
    """The products as data/producten.toml has them."""
    producten: list[dict[str, Any]] = tomllib.loads(PRODUCTEN.read_text(encoding="utf-8"))["product"]
    return producten


@transaction.atomic
def laad_producten() -> int:
    """Make the products that are not there yet; one that is there stays as staff left it. Gives how many."""
    bekend = set(Product.objects.values_list("slug", flat=True))
    nieuw = [product for product in read_producten() if product["slug"] not in bekend]
    for product in nieuw:
        register_product(**product)
    return len(nieuw)
