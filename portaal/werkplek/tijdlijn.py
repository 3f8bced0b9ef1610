"""Messages and their delivery, as points of a timeline."""

from collections.abc import Iterable, Iterator

from portaal.berichten.queries import Bezorging, PogingRegel
from portaal.zaken.queries import Tijdlijnpunt, format_moment


def bezorging_as_tijdlijn(bezorgingen: Iterable[Bezorging]) -> Iterator[Tijdlijnpunt]:
    """One point per message: what it was about, and how each channel fared."""
    for bericht in bezorgingen:
        wegen = [_describe(poging) for poging in bericht.pogingen]
        if bericht.gelezen_op:
            wegen.append(f"Gelezen op {format_moment(bericht.gelezen_op)}.")
        yield Tijdlijnpunt(
            moment=bericht.geplaatst_op,
            titel=bericht.onderwerp,
            wanneer=format_moment(bericht.geplaatst_op),
            tekst=" ".join(wegen),
            icoon="brief",
            toon="info",
        )


def _describe(poging: PogingRegel) -> str:
    """Sms naar 06 •••••• 01: bezorgd. With the reason, when there is one."""
    staat = poging.staat[:1].lower() + poging.staat[1:]
    return " ".join(
        deel for deel in (f"{poging.kanaal} naar {poging.adres}: {staat}.", poging.uitleg) if deel
    )
