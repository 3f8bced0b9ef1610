"""The residents of the demo: the same ones that the DigiD simulator lets in."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings

from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import set_contactpunt
from portaal.inwoners.models import Inwoner
from portaal.inwoners.operations import Persoonsgegevens, get_or_create_by_bsn


def read_inwoners() -> list[dict[str, str]]:
    """The test residents as the simulator has them."""
    pad = settings.WORTEL / "simulatoren" / "digid" / "inwoners.json"
    inwoners: list[dict[str, str]] = json.loads(pad.read_text(encoding="utf-8"))
    return inwoners


def short_name(gegevens: Mapping[str, str]) -> str:
    """How the stories call a resident: sanne.devries."""
    return gegevens["email"].partition("@")[0]


def load_inwoners(now: datetime) -> dict[str, Inwoner]:
    """Every resident by short name."""
    inwoners = {}
    for gegevens in read_inwoners():
        persoon = Persoonsgegevens(
            voornamen=gegevens["voornamen"],
            voorvoegsel=gegevens["voorvoegsel"],
            geslachtsnaam=gegevens["geslachtsnaam"],
            geboortedatum=date.fromisoformat(gegevens["geboortedatum"]),
            straat=gegevens["straat"],
            huisnummer=gegevens["huisnummer"],
            postcode=gegevens["postcode"],
            woonplaats=gegevens["woonplaats"],
        )
        inwoner = get_or_create_by_bsn(bsn=gegevens["bsn"], gegevens=persoon, by=None, now=now)
        inwoners[short_name(gegevens)] = inwoner
    return inwoners


def load_contactpunten(inwoners: Mapping[str, Inwoner], now: datetime) -> None:
    """Mobile and e-mail of each resident who has none yet.

    This comes after the zaken: news from the past stands in Mijn omgeving, but no phone rings for it now.
    """
    for gegevens in read_inwoners():
        inwoner = inwoners[short_name(gegevens)]
        bekend = set(inwoner.contactpunten.values_list("kanaal", flat=True))
        for kanaal, veld in ((Kanaal.SMS, "mobiel"), (Kanaal.EMAIL, "email")):
            if kanaal not in bekend and gegevens[veld]:
                set_contactpunt(inwoner=inwoner, kanaal=kanaal, adres=gegevens[veld], by=None, now=now)
