"""What the four sources share: fault switches, a page to look at, and an account of how often they were asked."""

import time
from collections.abc import Iterable, Sequence
from html import escape
from http import HTTPStatus
from typing import ClassVar

from simulatoren.gedeeld.bediening import Bediening
from simulatoren.gedeeld.pagina import page_answer
from simulatoren.gedeeld.schakelaars import GEEN, Getal, Keuze, Schakelaars
from simulatoren.gedeeld.simulator import Simulator
from simulatoren.gedeeld.web import Antwoord, VerbindingVerbroken, Verzoek, json_answer

FOUTEN = {
    "weg": "Verbinding weg, zonder antwoord",
    "500": "500, het gaat daar mis",
    "429": "429, te veel vragen",
    "401": "401, de sleutel klopt niet",
    "geen-json": "Een pagina in plaats van JSON",
    "andere-vorm": "JSON van een andere vorm",
    "te-groot": "Een antwoord zonder einde",
    "omleiding": "Omleiding naar een ander adres",
}
UITLEG = "Dit is geen echte basisregistratie. Alle gegevens zijn verzonnen."


class BronSimulator(Simulator):
    """One source. `vragen` counts the questions it got, faults included."""

    naam: ClassVar[str]

    def __init__(self, poort: int = 0) -> None:
        super().__init__(poort)
        self.vragen = 0
        self.schakelaars = Schakelaars(
            {
                "fout": Keuze("Fout", {GEEN: "Geen", **FOUTEN}),
                "keer": Getal("Aantal keer (0: tot u het uitzet)"),
                "vertraging": Getal("Seconden voor het antwoord"),
            }
        )
        self._kader = {
            "simulator": self.naam,
            "uitleg": UITLEG,
            "navigatie": {"Gegevens": "/", "Schakelaars": "/_sim/"},
        }
        self.routes.add("GET", "/", self.show)
        Bediening(self.schakelaars, leeg=self.forget, **self._kader).add_to(self.routes)  # type: ignore[arg-type]

    def answer(self, verzoek: Verzoek) -> Antwoord:
        if verzoek.pad == "/" or verzoek.pad.startswith("/_sim/"):
            return super().answer(verzoek)
        self.vragen += 1
        time.sleep(self.schakelaars.getal("vertraging"))
        fout = self.schakelaars.take_fout(*FOUTEN)
        return super().answer(verzoek) if fout == GEEN else self.fail(fout, verzoek)

    def fail(self, fout: str, verzoek: Verzoek) -> Antwoord:
        if fout == "weg":
            raise VerbindingVerbroken
        if fout in {"500", "429", "401"}:
            return self.refuse(int(fout), verzoek)
        if fout == "geen-json":
            return Antwoord(b"<html><title>Onderhoud</title></html>", "text/html")
        if fout == "te-groot":
            return json_answer({"vulling": "x" * 2_000_000})
        if fout == "omleiding":
            return Antwoord(status=HTTPStatus.FOUND, koppen={"Location": verzoek.pad})
        return json_answer({"personen": "ja", "response": 3, "kvkNummer": None})

    def refuse(self, status: int, verzoek: Verzoek) -> Antwoord:
        """How this source says that it will not answer."""
        return json_answer({"status": status}, status)

    def rows(self) -> Iterable[Sequence[str]]:
        """What it knows, for a person to read: a heading and details."""
        raise NotImplementedError

    def show(self, verzoek: Verzoek) -> Antwoord:
        kaarten = "".join(
            f'<li class="kaart"><h2>{escape(kop)}</h2>'
            f"<p>{'<br>'.join(escape(regel) for regel in regels if regel)}</p></li>"
            for kop, *regels in self.rows()
        )
        return page_answer("Gegevens", f'<ul class="inwoners">{kaarten}</ul>', **self._kader)  # type: ignore[arg-type]

    def forget(self) -> None:
        self.vragen = 0
