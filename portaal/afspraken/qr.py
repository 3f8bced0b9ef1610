"""A QR code as a drawing inside the page: no picture to load, no style of its own."""

import segno
from django.utils.safestring import SafeString, mark_safe


def draw_qr(inhoud: str) -> SafeString:
    """An svg of squares that scales; part of it may be unreadable, as on a crumpled sheet of paper."""
    code = segno.make_qr(inhoud, error="m")
    return mark_safe(code.svg_inline(omitsize=True, border=4, svgclass="portaal-qr", lineclass=None))
