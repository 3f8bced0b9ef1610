"""Whether who logged in is the one that was named to sign."""

import re
import unicodedata

from portaal.inwoners.models import Inwoner


def is_same_person(naam: str, inwoner: Inwoner) -> bool:
    """Whether a name that somebody typed can be that of this resident.

    The whole geslachtsnaam has to be in it, and a first name or its letter. Accents, capitals and what stands
    between the names do not count. It keeps out who got a link that was meant for another.
    """
    woorden = _words(naam)
    achternaam = _words(inwoner.geslachtsnaam)
    if not achternaam or not set(achternaam) <= set(woorden):
        return False
    voor = [woord for woord in woorden if woord not in achternaam]
    voornamen = _words(inwoner.voornamen)
    return not voornamen or any(woord[0] == voornaam[0] for woord in voor for voornaam in voornamen)


def _words(tekst: str) -> list[str]:
    kaal = unicodedata.normalize("NFKD", tekst.replace("ı", "i")).casefold()
    zonder_accent = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    return re.findall(r"\w+", zonder_accent)
