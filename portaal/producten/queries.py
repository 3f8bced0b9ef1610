"""What a product costs and what one needs for it, in words."""

from dataclasses import dataclass
from decimal import Decimal

from portaal.kern.ui.notatie import format_bedrag

from .models import Product

GRATIS = "gratis"


@dataclass(frozen=True)
class Prijs:
    """What is paid over one channel; `variant` says for whom or what when prices differ."""

    kanaal: str
    variant: str
    bedrag_cent: int

    @property
    def label(self) -> str:
        """Aan de balie, jonger dan 18 jaar."""
        return f"{self.kanaal}, {self.variant}" if self.variant else self.kanaal

    @property
    def bedrag(self) -> str:
        return format_bedrag(Decimal(self.bedrag_cent) / 100) if self.bedrag_cent else GRATIS


@dataclass(frozen=True)
class Nodig:
    """One thing to bring or have at hand; `voor_wie` is empty when everybody needs it."""

    tekst: str
    voor_wie: str


def kosten_van(product: Product) -> tuple[Prijs, ...]:
    """The prices in their order; none when nobody wrote them down, which is not the same as free."""
    return tuple(
        Prijs(regel.get_kanaal_display(), regel.variant, regel.bedrag_cent) for regel in product.kosten.all()
    )


def benodigdheden_van(product: Product) -> tuple[Nodig, ...]:
    """What to bring, in its order."""
    return tuple(Nodig(regel.tekst, regel.voor_wie) for regel in product.benodigdheden.all())
