"""What we know already, so that nobody has to type it. Sources are named `bron.gegeven` in the definitie."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from portaal.berichten.enums import Kanaal
from portaal.inwoners.models import Inwoner
from portaal.vragen.definitie import Definitie

# From the BRP: shown, never asked, never read from a post.
BRP = "inwoner."
BRP_NAMEN = ("inwoner.naam", "inwoner.adres")
CONTACT = "contact."
CONTACT_NAMEN = (f"{CONTACT}{Kanaal.EMAIL}", f"{CONTACT}{Kanaal.SMS}")
NAMEN = (*BRP_NAMEN, *CONTACT_NAMEN)


def locked_fields(definitie: Definitie) -> set[str]:
    """The keys of the fields whose answer the municipality owns."""
    return {
        sleutel
        for sleutel, veld in definitie.veld_per_sleutel.items()
        if (veld.prefill or "").startswith(BRP)
    }


class Vooringevuld(Mapping[str, str]):
    """The known values of one resident by name, an unknown one empty.

    Contact data is read when it is first asked for.
    """

    def __init__(self, inwoner: Inwoner | None) -> None:
        self.inwoner = inwoner

    def __getitem__(self, naam: str) -> str:
        if naam not in NAMEN:
            raise KeyError(naam)
        bron = self._contact if naam.startswith(CONTACT) else self._brp
        return bron.get(naam, "")

    def __iter__(self) -> Iterator[str]:
        return iter(NAMEN)

    def __len__(self) -> int:
        return len(NAMEN)

    @cached_property
    def _brp(self) -> dict[str, str]:
        if self.inwoner is None:
            return {}
        adres = (deel for deel in (self.inwoner.adresregel, self.inwoner.plaatsregel) if deel)
        return {"inwoner.naam": self.inwoner.naam, "inwoner.adres": ", ".join(adres)}

    @cached_property
    def _contact(self) -> dict[str, str]:
        if self.inwoner is None:
            return {}
        punten = self.inwoner.contactpunten.filter(verified_at__isnull=False)
        return {f"{CONTACT}{punt.kanaal}": punt.adres for punt in punten}
