"""What this app offers after a form, a decision or a page: being called back."""

from urllib.parse import urlencode

from django.urls import reverse

from portaal.zaken.vervolg import TERUGVAL, Aanleiding, Vervolg, register


def terugbel_url(aanleiding: Aanleiding) -> str:
    """The form, with what it is about filled in."""
    vraag = {"onderwerp": aanleiding.onderwerp, "zaak": aanleiding.zaak_uuid or ""}
    gevuld = {naam: waarde for naam, waarde in vraag.items() if waarde}
    return reverse("contact:terugbellen") + (f"?{urlencode(gevuld)}" if gevuld else "")


TERUGBELLEN = register(
    Vervolg(
        code=TERUGVAL,
        label="Laat u terugbellen",
        uitleg="Wij bellen u om het samen te bespreken. Een afspraak maken kan dan ook.",
        url=terugbel_url,
        icoon="telefoon",
    )
)
