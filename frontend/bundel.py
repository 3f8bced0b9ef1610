"""Make the few files that pages load out of the many small ones that people edit.

    python frontend/bundel.py            writes the bundles
    python frontend/bundel.py --toets    fails when a committed bundle is out of date

inwoner.css    residents and public: tokens, NL Design System components, own components
medewerker.css the same for staff: without the public pages, with the werkplek
portaal.js     behaviour of all pages
bestanden.js   that of pages where files are sent
afspraken.js   that of pages on which a time is held
zuil.css       the kiosk and the screen in a hall
scherm.js      that of the screen
balie.js       that of the queue, for staff
The municipality's theme is not in here: it is the one file a municipality replaces.
"""

import re
import sys
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "portaal" / "static" / "portaal"

NLDS = [
    "button",
    "heading",
    "link",
    "paragraph",
    "skip-link",
    "data-badge",
    "mark",
    "textbox",
    "textarea",
    "select",
    "form-label",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "alert",
    "process-steps",
    "step-marker",
]
GEDEELD = [
    "basis",
    "indeling",
    "kop",
    "voet",
    "knop",
    "label",
    "kaart",
    "melding",
    "formulier",
    "keuze",
    "lijst",
    "uitklap",
    "tabel",
    "tijdlijn",
    "zaak",
    "kruimel",
    "dialoog",
    "stijlgids",
    "zoekveld",
    "kalender",
    "afdruk",
]
CSS_BUNDELS = {
    "inwoner.css": [*GEDEELD, "publiek", "bevestiging"],
    "medewerker.css": [*GEDEELD, "werkplek", "agenda"],
    "zuil.css": ["basis", "indeling", "kop", "knop", "kaart", "melding", "formulier", "keuze", "zuil"],
}
JS_BUNDELS = {
    "portaal.js": ["uitklappen", "fouten", "verzenden", "bewaren", "bewerken", "sessie", "afdrukken"],
    "bestanden.js": ["bestanden"],
    "afspraken.js": ["aftellen"],
    "scherm.js": ["scherm"],
    "balie.js": ["verversen"],
}

OPMERKING = re.compile(r"/\*.*?\*/", re.S)
GEBRUIK = re.compile(r"var\(\s*(--[\w-]+)")
TOEKENNING = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")


def shrink(css: str) -> str:
    """CSS without comments and without white space that means nothing."""
    css = OPMERKING.sub("", css)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").strip()


def prune(thema: str, gebruikers: str) -> str:
    """The theme's tokens that the given CSS reaches, directly or through another token."""
    waarden = dict(TOEKENNING.findall(OPMERKING.sub("", thema)))
    nodig: set[str] = set()
    wachtrij = GEBRUIK.findall(gebruikers)
    while wachtrij:
        naam = wachtrij.pop()
        if naam in waarden and naam not in nodig:
            nodig.add(naam)
            wachtrij += GEBRUIK.findall(waarden[naam])
    return ".voorbeeld-theme{" + ";".join(f"{n}:{w.strip()}" for n, w in waarden.items() if n in nodig) + "}"


def build_css(delen: list[str]) -> str:
    """One bundle: layer order, tokens, NL Design System, own components."""
    nlds = "".join((STATIC / "vendor" / f"{naam}.css").read_text() for naam in NLDS)
    tokens = (STATIC / "css" / "tokens.css").read_text()
    eigen = "".join((STATIC / "css" / f"{naam}.css").read_text() for naam in delen)
    thema = prune((STATIC / "vendor" / "voorbeeld-design-tokens.css").read_text(), nlds + tokens + eigen)
    lagen = {"thema": thema + shrink(tokens), "nlds": shrink(nlds), "portaal": shrink(eigen)}
    inhoud = "".join(f"@layer {naam}{{{css}}}" for naam, css in lagen.items())
    # The bundle stands one folder higher than its parts.
    return f"@layer {','.join(lagen)};{inhoud}\n".replace("url(../img/", "url(img/")


def build_js(delen: list[str]) -> str:
    """Behaviour in one file, each part in its own closed function."""
    return "".join((STATIC / "js" / f"{naam}.js").read_text() for naam in delen)


def build() -> dict[Path, str]:
    """Path and content of each bundle."""
    bundels = {STATIC / naam: build_css(delen) for naam, delen in CSS_BUNDELS.items()}
    return bundels | {STATIC / naam: build_js(delen) for naam, delen in JS_BUNDELS.items()}


def main() -> int:
    """Write the bundles, or only compare them."""
    bundels = build()
    if "--toets" in sys.argv:
        oud = [pad.name for pad, inhoud in bundels.items() if not pad.exists() or pad.read_text() != inhoud]
        if oud:
            print(f"Verouderd: {', '.join(oud)}. Voer uit: python frontend/bundel.py")
        return 1 if oud else 0
    for pad, inhoud in bundels.items():
        pad.write_text(inhoud)
    return 0


if __name__ == "__main__":
    sys.exit(main())
