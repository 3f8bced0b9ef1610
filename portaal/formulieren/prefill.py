"""What we know already, so that nobody has to type it. Sources are named `bron.gegeven` in the definitie.

What comes from an authentic source is shown, never asked and never read from a post. What no source tells now
is asked like any other question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from portaal.berichten.enums import Kanaal
from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner, Organisatie
from portaal.vragen.antwoord import Antwoord, is_answered
from portaal.vragen.definitie import Definitie, Veld
from portaal.vragen.typen import Kader, get_veldtype

if TYPE_CHECKING:
    from .models import Aanvraag  # the blocks of the editor, which the model has, name what is known here

INWONER, ORGANISATIE, CONTACT = "inwoner", "organisatie", "contact"
GEGEVENS = {
    INWONER: (
        *("naam", "voornamen", "achternaam", "geboortedatum"),
        *("adres", "straat", "huisnummer", "postcode", "woonplaats"),
    ),
    ORGANISATIE: ("naam", "adres", "kvk", "rechtsvorm"),
    CONTACT: (str(Kanaal.EMAIL), str(Kanaal.SMS)),
}
NAMEN = tuple(f"{bron}.{gegeven}" for bron, gegevens in GEGEVENS.items() for gegeven in gegevens)
# What is not plain text fits one kind of question only.
SOORT_VAN = {
    "inwoner.geboortedatum": "datum",
    "organisatie.kvk": "kvk",
    f"{CONTACT}.{Kanaal.EMAIL}": "email",
    f"{CONTACT}.{Kanaal.SMS}": "telefoon",
}


@dataclass(frozen=True)
class Herkomst:
    """The authentic source of a value, and the day on which we took it over."""

    bron: str
    bekeken_op: date

    @property
    def is_brp(self) -> bool:
        return self.bron == INWONER


def fits(veld: Veld, waarde: Antwoord, kader: Kader) -> bool:
    """Whether this value is a good answer to the question; else nobody could get past it when it is locked."""
    soort = get_veldtype(veld.type)
    try:
        delen = soort.decompose(veld, waarde, kader)
        for achtervoegsel, deel in soort.get_delen(veld, 1).items():
            inhoud = delen.get(achtervoegsel)
            field = deel.soort.build_field(deel.veld, kader)
            field.disabled = True  # as it will be shown
            field.clean(deel.soort.to_initial(inhoud) if is_answered(inhoud) else None)
    except (ValidationError, ValueError):
        return False
    return True


class Vooringevuld(Mapping[str, Antwoord]):
    """The known values for one aanvraag by name, an unknown one empty; each source is read when first asked.

    Who acts for somebody else gets nothing to see of that person: `inwoner` is empty then, and `contact` is
    that of who fills in.
    """

    def __init__(self, aanvraag: "Aanvraag") -> None:
        self.aanvraag = aanvraag

    def __getitem__(self, naam: str) -> Antwoord:
        if naam not in NAMEN:
            raise KeyError(naam)
        bron, _, gegeven = naam.partition(".")
        waarden: dict[str, str] = getattr(self, f"_{bron}")
        return waarden.get(gegeven, "")

    def __iter__(self) -> Iterator[str]:
        return iter(NAMEN)

    def __len__(self) -> int:
        return len(NAMEN)

    def find_herkomst(self, naam: str) -> Herkomst | None:
        """The authentic source of this value; None when it has none, or tells nothing."""
        if not is_answered(self[naam]):
            return None
        bron = naam.partition(".")[0]
        if bron == INWONER and self.persoon is not None and self.persoon.bron == Bron.BRP:
            return Herkomst(INWONER, localdate(self.persoon.bijgewerkt_op))
        if bron == ORGANISATIE and self.aanvraag.organisatie is not None:
            return Herkomst(ORGANISATIE, localdate(self.aanvraag.organisatie.bijgewerkt_op))
        return None

    def find_locked(self, definitie: Definitie, kader: Kader) -> set[str]:
        """The keys of the questions whose answer the municipality owns."""
        velden = definitie.veld_per_sleutel.values()
        eigen = [veld for veld in velden if veld.prefill in NAMEN and self.find_herkomst(str(veld.prefill))]
        return {veld.sleutel for veld in eigen if fits(veld, self[str(veld.prefill)], kader)}

    def is_missed(self, veld: Veld) -> bool:
        """Whether an authentic source ought to answer this question, for who logged in, and does not."""
        bron = (veld.prefill or "").partition(".")[0]
        wie = {INWONER: self.persoon, ORGANISATIE: self.aanvraag.organisatie}.get(bron)
        return wie is not None and self.find_herkomst(str(veld.prefill)) is None

    @property
    def persoon(self) -> Inwoner | None:
        """Whose data may be shown to who fills in."""
        return None if self.aanvraag.gemachtigde_id else self.aanvraag.aanvrager

    @cached_property
    def _inwoner(self) -> dict[str, str]:
        return read_inwoner(self.persoon) if self.persoon else {}

    @cached_property
    def _organisatie(self) -> dict[str, str]:
        return read_organisatie(self.aanvraag.organisatie) if self.aanvraag.organisatie else {}

    @cached_property
    def _contact(self) -> dict[str, str]:
        wie = self.aanvraag.gemachtigde or self.aanvraag.aanvrager
        if wie is None:
            return {}
        punten = wie.contactpunten.filter(verified_at__isnull=False)
        return {str(punt.kanaal): punt.adres for punt in punten}


def read_inwoner(inwoner: Inwoner) -> dict[str, str]:
    """The values by name, as text or, for the day of birth, as an answer holds it."""
    geboren = inwoner.geboortedatum
    return {
        "naam": inwoner.naam,
        "voornamen": inwoner.voornamen,
        "achternaam": inwoner.achternaam,
        "geboortedatum": geboren.isoformat() if geboren else "",
        "adres": _join(inwoner.adresregel, inwoner.plaatsregel),
        "straat": inwoner.straat,
        "huisnummer": inwoner.huisnummer,
        "postcode": inwoner.postcode,
        "woonplaats": inwoner.woonplaats,
    }


def read_organisatie(organisatie: Organisatie) -> dict[str, str]:
    straatregel = f"{organisatie.straat} {organisatie.huisnummer}".strip()
    return {
        "naam": organisatie.naam,
        "adres": _join(straatregel, f"{organisatie.postcode} {organisatie.plaats}".strip()),
        "kvk": organisatie.kvk_nummer,
        "rechtsvorm": organisatie.rechtsvorm,
    }


def _join(*delen: str) -> str:
    return ", ".join(deel for deel in delen if deel)
