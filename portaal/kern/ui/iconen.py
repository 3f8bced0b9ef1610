"""The own icon set: one SVG file per icon, read once, put inline in the page."""

from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .opties import check_optie

MAP = Path(__file__).resolve().parents[2] / "templates" / "iconen"
MATEN = ("", "klein", "groot", "reuze")


@cache
def load_iconen() -> dict[str, SafeString]:
    """The drawing inside each icon's <svg>, by name."""
    iconen = {}
    for pad in sorted(MAP.glob("*.svg")):
        tekening = pad.read_text().partition(">")[2].rpartition("</svg>")[0]
        iconen[pad.stem] = mark_safe(tekening)
    return iconen


def render_icoon(naam: str, *, maat: str = "", label: str = "", klasse: str = "") -> SafeString:
    """An inline icon; without label it is hidden from assistive technology."""
    iconen = load_iconen()
    check_optie("icoon", "naam", naam, iconen)
    check_optie("icoon", "maat", maat, MATEN)
    klassen = " ".join(k for k in ("portaal-icoon", maat and f"portaal-icoon--{maat}", klasse) if k)
    stem = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>', klassen, stem, iconen[naam])
