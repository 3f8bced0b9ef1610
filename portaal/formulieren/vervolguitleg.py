"""What happens after handing in, told on the receipt."""

from django.conf import settings

from portaal.kern.ui.notatie import format_datum, format_tijd

from .enums import AanvraagStatus
from .models import Aanvraag
from .notices import WACHT, explain_nasturen, explain_vervolg, find_emailadres, stuurt_na

GEEN_AKKOORD = (
    "Iemand anders gaf geen akkoord, of niet op tijd. Daarom doen wij niets met uw formulier. "
    "Wilt u het nog regelen? Vul het formulier dan opnieuw in."
)


def describe_bericht(aanvraag: Aanvraag) -> str:
    """Where the receipt went."""
    wie = "De inwoner krijgt" if aanvraag.is_namens_inwoner else "U krijgt"
    emailadres = find_emailadres(aanvraag)
    plekken = [
        f"een e-mail op {emailadres}" if emailadres else "",
        f"een bericht in {_mijn()}" if aanvraag.invuller else "",
    ]
    tekst = " en ".join(plek for plek in plekken if plek)
    return (
        f"{wie} {tekst}." if tekst else "Bewaar uw zaaknummer. Daarmee kunt u ons bellen over uw formulier."
    )


def describe_vervolg(aanvraag: Aanvraag) -> list[dict[str, str]]:
    """Received, being handled, heard from; the dates come from the norm or the law. Says nothing personal."""
    dag = format_datum(aanvraag.ontvangen_op, weekdag=True).capitalize()
    tijd = "" if aanvraag.binnengekomen_op else f", {format_tijd(aanvraag.ontvangen_op)}"
    hoe = (
        f"krijgt een bericht in {_mijn()}"
        if aanvraag.invuller
        else "hoort van ons per e-mail, telefoon of post"
    )
    wacht = aanvraag.wacht_op_ondertekening
    ontvangen = {
        "titel": "Wij hebben uw formulier ontvangen",
        "tekst": f"{dag}{tijd}",
        "stand": "klaar",
    }
    if aanvraag.status == AanvraagStatus.VERLOPEN:
        return [ontvangen, {"titel": "Er is geen akkoord gegeven", "tekst": GEEN_AKKOORD, "stand": "nu"}]
    return [
        ontvangen,
        *([{"titel": "Iemand anders geeft akkoord", "tekst": WACHT, "stand": "nu"}] if wacht else []),
        *(
            [{"titel": "U stuurt nog iets na", "tekst": explain_nasturen(), "stand": "nu"}]
            if stuurt_na(aanvraag)
            else []
        ),
        {
            "titel": "Wij gaan ermee aan de slag",
            "tekst": f"{explain_vervolg(aanvraag)} Missen wij iets? Dan bellen of mailen wij u.",
            "stand": "straks" if wacht else "nu",
        },
        {"titel": "U hoort van ons", "tekst": f"U {hoe} als het klaar is.", "stand": "straks"},
    ]


def _mijn() -> str:
    return f"Mijn {settings.GEMEENTE['korte_naam']}"
