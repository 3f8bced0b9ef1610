"""What to bring to an afspraak: per product, and for how many people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from portaal.producten.queries import Nodig, benodigdheden_van

from ..models import Afspraak


@dataclass(frozen=True)
class Meenemen:
    """What each of `personen` brings for this."""

    naam: str
    personen: int
    stukken: tuple[Nodig, ...]

    @property
    def voor_wie(self) -> str:
        return "1 persoon" if self.personen == 1 else f"{self.personen} personen, elk:"


def what_to_bring(afspraak: Afspraak) -> list[Meenemen]:
    """Of what needs nothing there is no line. At most four queries, for any number of products."""
    prefetch_related_objects([afspraak], "regels__soort__product__benodigdheden")
    return [
        Meenemen(regel.soort.naam, regel.personen, stukken)
        for regel in afspraak.regels.all()
        if regel.soort.product and (stukken := benodigdheden_van(regel.soort.product))
    ]


def write_meenemen(lijst: Sequence[Meenemen]) -> str:
    """The same as plain text with white lines around it, for an e-mail; empty when nothing is needed."""
    regels: list[str] = []
    for deel in lijst:
        regels += ["", f"Neem mee voor {deel.naam} ({deel.voor_wie.rstrip(':')}):"]
        regels += [f"- {stuk.tekst}{f' ({stuk.voor_wie})' if stuk.voor_wie else ''}" for stuk in deel.stukken]
    return "".join(f"{regel}\n" for regel in regels)
