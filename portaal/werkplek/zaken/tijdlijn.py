"""Messages and their delivery, as points of the timeline of a zaak."""

from collections.abc import Iterable, Iterator

from portaal.berichten.queries import Bezorging
from portaal.zaken.queries import Tijdlijnpunt, format_moment


def bezorging_as_tijdlijn(bezorgingen: Iterable[Bezorging]) -> Iterator[Tijdlijnpunt]:
    """One point per message: what it was about, and how each channel fared."""
    for bericht in bezorgingen:
        wegen = [f"{poging.kanaal} naar {poging.adres}: {poging.staat}" for poging in bericht.pogingen]
        yield Tijdlijnpunt(
            moment=bericht.geplaatst_op,
            titel=f"Bericht: {bericht.onderwerp}",
            wanneer=format_moment(bericht.geplaatst_op),
            tekst=". ".join(wegen),
            icoon="brief",
            toon="info",
        )
