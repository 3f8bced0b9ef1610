"""The messages this app can send. Texts are berichten's (data/sjablonen.toml)."""

from datetime import datetime

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.betreft import register as register_betreft
from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import send_bericht
from portaal.berichten.soorten import Soort, register
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from .models import Terugbelverzoek
from .permissions import zichtbaar_voor

ONTVANGEN = register(
    Soort(
        code="terugbelverzoek-ontvangen",
        label="Wij bellen terug",
        plaatshouders=("onderwerp", "uiterlijk"),
        openbaar=("uiterlijk",),
        voorbeeld={"onderwerp": "Wat heb ik nodig voor een paspoort?", "uiterlijk": "12 november 2026"},
    )
)
NIET_BEREIKT = register(
    Soort(
        code="terugbelverzoek-niet-bereikt",
        label="Wij konden iemand niet bereiken",
        plaatshouders=("onderwerp",),
        voorbeeld={"onderwerp": "Wat heb ik nodig voor een paspoort?"},
    )
)

register_betreft("terugbelverzoek", lambda account: zichtbaar_voor(account).values("uuid"))


def notify_ontvangen(verzoek: Terugbelverzoek, *, by: Account | None, now: datetime) -> None:
    """That we call, and by when."""
    context = {"onderwerp": verzoek.onderwerp, "uiterlijk": format_datum(verzoek.uiterlijk)}
    _send(ONTVANGEN, verzoek, context, by=by, now=now)


def notify_niet_bereikt(verzoek: Terugbelverzoek, *, by: Account | None, now: datetime) -> None:
    """That we tried, often enough to stop."""
    _send(NIET_BEREIKT, verzoek, {"onderwerp": verzoek.onderwerp}, by=by, now=now)


def _send(
    soort: Soort, verzoek: Terugbelverzoek, context: dict[str, str], *, by: Account | None, now: datetime
) -> None:
    """To the resident as they wish; who did not log in gets an SMS, if the number can receive one."""
    adres = None if verzoek.inwoner else _find_mobiel(verzoek.telefoon)
    if verzoek.inwoner is None and adres is None:
        return
    send_bericht(
        soort=soort.code,
        ontvanger=verzoek.inwoner,
        adres=adres,
        context=context,
        dedupe_key=f"{soort.code}:{verzoek.uuid}",
        betreft_soort="terugbelverzoek",
        betreft_uuid=verzoek.uuid,
        by=by,
        now=now,
    )


def _find_mobiel(telefoon: str) -> str | None:
    try:
        return normalize_adres(Kanaal.SMS, telefoon)
    except AdresKloptNiet:
        return None
