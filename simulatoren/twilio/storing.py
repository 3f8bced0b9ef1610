"""The switches of the Twilio simulator and what they do to a request to send."""

import random
import time
from collections.abc import Sequence

from simulatoren.gedeeld.schakelaars import GEEN, Getal, Keuze, Schakelaars
from simulatoren.gedeeld.web import VerbindingVerbroken

from .bericht import Bericht
from .fouten import TwilioFout

VOOR = {
    "500": "500, het bericht is niet aangenomen",
    "429": "429, te veel verzoeken",
    "weg-voor": "Verbinding weg, het bericht is niet aangenomen",
}
NA = {
    "500-na": "500, maar het bericht is wel aangenomen",
    "weg-na": "Verbinding weg, maar het bericht is wel aangenomen",
}


def make_schakelaars() -> Schakelaars:
    return Schakelaars(
        {
            "fout": Keuze("Fout", {GEEN: "Geen", **VOOR, **NA, "wisselend": "Wisselend: soms een van deze"}),
            "keer": Getal("Aantal keer (0: tot u het uitzet)"),
            "kans": Getal("Kans op een fout bij wisselend, in procenten", standaard=30, hoogste=100),
            "vertraging": Getal("Seconden voor het antwoord op een verzoek"),
            "lijst_achter": Getal("Seconden dat de lijst achterloopt"),
            "staptijd": Getal("Seconden tussen twee standen van een bericht", standaard=0.3),
            "terugmelding": Keuze(
                "Terugmeldingen",
                {
                    "normaal": "Op volgorde",
                    "uit": "Uit",
                    "geschud": "Door elkaar, de eindstand eerst",
                    "vooraf": "Alle al vóór het antwoord op het verzoek, door elkaar",
                },
            ),
            "exemplaren": Getal("Hoe vaak elke terugmelding komt", standaard=1, hoogste=10),
        }
    )


class Storing:
    """Decides once per request which fault it meets."""

    def __init__(self, schakelaars: Schakelaars) -> None:
        self._schakelaars = schakelaars
        self._toeval = random.Random()  # noqa: S311 - chance, not a secret

    def take(self) -> str:
        fout = self._schakelaars.take_fout(*VOOR, *NA, "wisselend")
        if fout != "wisselend":
            return fout
        treft = self._toeval.random() * 100 < self._schakelaars.getal("kans")
        return self._toeval.choice([*VOOR, *NA]) if treft else GEEN

    def delay(self) -> None:
        time.sleep(self._schakelaars.getal("vertraging"))

    def listed(self, berichten: Sequence[Bericht]) -> list[Bericht]:
        """The messages that the list already shows."""
        grens = time.time() - self._schakelaars.getal("lijst_achter")
        return [bericht for bericht in berichten if bericht.date_created <= grens]


def raise_fault(fout: str) -> None:
    """Turn the fault, if there is one, into what the client gets to see."""
    if fout in {"500", "500-na"}:
        raise TwilioFout(20500)
    if fout == "429":
        raise TwilioFout(20429)
    if fout in {"weg-voor", "weg-na"}:
        raise VerbindingVerbroken
