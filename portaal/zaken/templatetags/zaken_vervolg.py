"""The way on, for templates of any app: {% load zaken_vervolg %}{% vervolg code onderwerp=… zaak_uuid=… %}."""

from typing import Any
from uuid import UUID

from django import template

from portaal.zaken.vervolg import Aanleiding, find_vervolg

register = template.Library()


@register.inclusion_tag("zaken/_vervolg.html")
def vervolg(
    code: str, onderwerp: str = "", zaak_uuid: UUID | None = None, soort: str = "secundair"
) -> dict[str, Any]:
    """A sentence and a button to the vervolg of this code; nothing when there is none."""
    gevonden = find_vervolg(code)
    url = gevonden.url(Aanleiding(onderwerp, zaak_uuid)) if gevonden else ""
    return {"vervolg": gevonden, "url": url, "soort": soort}
