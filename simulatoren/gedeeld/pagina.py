"""The shell around every simulator page. Its arguments named `…_html` are markup; all else is escaped."""

from html import escape
from pathlib import Path

from .web import Antwoord, Routes

BESTANDEN = Path(__file__).parent / "bestanden"
SOORTEN = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page_answer(
    titel: str,
    inhoud_html: str,
    *,
    simulator: str,
    uitleg: str,
    navigatie: dict[str, str] | None = None,
    form_action: str = "",
    status: int = 200,
    koppen: dict[str, str] | None = None,
) -> Antwoord:
    """A whole page. `form_action` is an origin besides the own one to which a form may lead."""
    links = "".join(
        f'<li><a href="{escape(url)}">{escape(naam)}</a></li>' for naam, url in (navigatie or {}).items()
    )
    menu = f'<nav aria-label="Simulator"><ul class="menu">{links}</ul></nav>' if links else ""
    html = f"""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titel)} – {escape(simulator)}</title>
<link rel="stylesheet" href="/_sim/bestanden/stijl.css">
<link rel="icon" href="/_sim/bestanden/icoon.svg" type="image/svg+xml">
<script src="/_sim/bestanden/ververs.js" defer></script>
</head>
<body>
<a class="spring" href="#inhoud">Naar de inhoud</a>
<header class="kop"><div class="breedte kop__rij">
<p class="kop__naam"><span class="kop__merk">Simulator</span> {escape(simulator)}</p>
{menu}
</div>
<div class="waarschuwing"><p class="breedte">{escape(uitleg)}</p></div>
</header>
<main id="inhoud" class="breedte" tabindex="-1">
<h1>{escape(titel)}</h1>
{inhoud_html}
</main>
<footer class="voet"><p class="breedte">Hulpmiddel voor demonstratie en test.
Alle personen, adressen en berichten zijn verzonnen.</p></footer>
</body>
</html>
"""
    beleid = (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        f"frame-src 'self'; form-action 'self' {form_action}; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    return Antwoord(
        html.encode(),
        "text/html; charset=utf-8",
        status,
        {"Content-Security-Policy": beleid, **(koppen or {})},
    )


def show_adres(adres: str) -> str:
    """An e-mail address as markup that breaks after the @ when the line is too short."""
    return escape(adres).replace("@", "@<wbr>")


def add_huisstijl(routes: Routes) -> None:
    """Serve the shared style sheet, script and icon."""
    for pad in sorted(BESTANDEN.iterdir()):
        antwoord = Antwoord(pad.read_bytes(), SOORTEN[pad.suffix])
        routes.add("GET", f"/_sim/bestanden/{pad.name}", lambda verzoek, antwoord=antwoord: antwoord)
