"""The invented residents of the demo municipality who can log in."""

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

BESTAND = Path(__file__).with_name("inwoners.json")
TESTREEKS = "9999"
GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True, slots=True)
class Inwoner:
    bsn: str
    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    geboortedatum: str
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    mobiel: str
    email: str

    @property
    def naam(self) -> str:
        return " ".join(filter(None, [self.voornamen, self.voorvoegsel, self.geslachtsnaam]))

    @property
    def adres(self) -> str:
        return f"{self.straat} {self.huisnummer}"


def load_inwoners() -> list[Inwoner]:
    return [Inwoner(**gegevens) for gegevens in json.loads(BESTAND.read_text("utf-8"))]


def is_test_bsn(bsn: str) -> bool:
    """Nine digits in the test range that pass the elfproef: a real BSN is never accepted."""
    return (
        len(bsn) == 9
        and bsn.isascii()
        and bsn.isdigit()
        and bsn.startswith(TESTREEKS)
        and sum(int(cijfer) * gewicht for cijfer, gewicht in zip(bsn, GEWICHTEN, strict=True)) % 11 == 0
    )


def pseudonym(bsn: str) -> str:
    """The opaque `sub` of a BSN, the same after every restart."""
    return hmac.new(b"digid-simulator", bsn.encode(), sha256).hexdigest()[:32]
