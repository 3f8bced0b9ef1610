"""The control pages under /_sim/: see and set the switches, start over."""

from collections.abc import Callable
from html import escape
from http import HTTPStatus

from .pagina import page_answer
from .schakelaars import Getal, Keuze, SchakelaarOnbekend, Schakelaars
from .web import Antwoord, Routes, Verzoek, VerzoekGeweigerd, json_answer, redirect


class Bediening:
    """GET /_sim/ is the page, POST /_sim/ sets switches (form or JSON), DELETE /_sim/ starts over."""

    def __init__(
        self,
        schakelaars: Schakelaars,
        *,
        simulator: str,
        uitleg: str,
        navigatie: dict[str, str],
        leeg: Callable[[], None],
    ) -> None:
        self._schakelaars = schakelaars
        self._kader = {"simulator": simulator, "uitleg": uitleg, "navigatie": navigatie}
        self._leeg = leeg

    def add_to(self, routes: Routes) -> None:
        routes.add("GET", "/_sim/", self.show)
        routes.add("POST", "/_sim/", self.update)
        routes.add("DELETE", "/_sim/", self.reset)
        routes.add("POST", "/_sim/leeg", self.reset)
        routes.add("GET", "/_sim/stand.json", lambda verzoek: json_answer(self._schakelaars.stand()))

    def show(self, verzoek: Verzoek) -> Antwoord:
        stand = self._schakelaars.stand()
        velden = "".join(
            _field(naam, soort, stand[naam]) for naam, soort in self._schakelaars.soorten.items()
        )
        inhoud = f"""<form class="kaart" method="post" action="/_sim/">
{velden}
<button class="knop" type="submit">Schakelaars zetten</button>
</form>
<form class="kaart" method="post" action="/_sim/leeg">
<h2>Opnieuw beginnen</h2>
<p>Alles wat deze simulator onthield gaat weg. De schakelaars gaan terug naar normaal.</p>
<button class="knop knop--stil" type="submit">Leegmaken</button>
</form>"""
        return page_answer("Schakelaars", inhoud, **self._kader)  # type: ignore[arg-type]

    def update(self, verzoek: Verzoek) -> Antwoord:
        try:
            self._schakelaars.update(verzoek.waarden())
        except SchakelaarOnbekend as fout:
            raise VerzoekGeweigerd(HTTPStatus.BAD_REQUEST, str(fout)) from fout
        return self._done(verzoek)

    def reset(self, verzoek: Verzoek) -> Antwoord:
        self._schakelaars.reset()
        self._leeg()
        return self._done(verzoek)

    def _done(self, verzoek: Verzoek) -> Antwoord:
        if verzoek.is_json or verzoek.methode == "DELETE":
            return json_answer(self._schakelaars.stand())
        return redirect("/_sim/")


def _show_number(getal: float) -> str:
    return f"{getal:g}".replace(".", ",")


def _field(naam: str, soort: Keuze | Getal, waarde: str | float) -> str:
    if isinstance(soort, Getal):
        invoer = (
            f'<input class="invoer invoer--kort" id="{naam}" name="{naam}" '
            f'inputmode="decimal" value="{_show_number(float(waarde))}">'
        )
    else:
        opties = "".join(
            f'<option value="{escape(stand)}"{" selected" if stand == waarde else ""}>'
            f"{escape(label)}</option>"
            for stand, label in soort.standen.items()
        )
        invoer = f'<select class="invoer" id="{naam}" name="{naam}">{opties}</select>'
    return f'<p class="veld"><label for="{naam}">{escape(soort.label)}</label>{invoer}</p>'
