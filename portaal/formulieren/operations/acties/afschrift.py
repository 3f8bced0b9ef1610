"""The copy of what was sent, kept with the zaak: one piece of work per form of it."""

from datetime import datetime

from portaal.zaken.operations import add_document

from ...afschrift import VORMEN, bron_sleutel, make_afschrift
from ...enums import ActieSoort
from ...models import Aanvraag
from .werk import Werk, zaak_of


def keep_afschrift(aanvraag: Aanvraag, vorm: str, now: datetime) -> None:
    add_document(
        zaak=zaak_of(aanvraag),
        bestand=make_afschrift(aanvraag, vorm),
        titel=VORMEN[vorm].titel,
        soort="Afschrift",
        auteur=aanvraag.aanvrager.naam if aanvraag.aanvrager else "",
        van_inwoner=True,
        bron_sleutel=bron_sleutel(aanvraag, vorm),
        by=aanvraag.ingevuld_door,
        now=now,
    )


WERK = Werk(ActieSoort.AFSCHRIFT, keys=lambda _: list(VORMEN), run=keep_afschrift)
