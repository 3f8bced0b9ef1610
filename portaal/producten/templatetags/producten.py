"""The facts of a product on a page: {% load producten %}{% productfeiten product %}."""

from typing import Any

from django import template

from ..models import Product
from ..queries import benodigdheden_van, kosten_van

register = template.Library()


@register.inclusion_tag("producten/_feiten.html")
def productfeiten(product: Product | None) -> dict[str, Any]:
    """What one needs and what it costs; nothing without a product."""
    if product is None:
        return {"benodigdheden": (), "kosten": ()}
    return {"benodigdheden": benodigdheden_van(product), "kosten": kosten_van(product)}
