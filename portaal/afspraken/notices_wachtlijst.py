"""The messages of the waiting list: you are on it, here is a time, it is over. By e-mail, by SMS or both."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from portaal.berichten import betreft
from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import send_bericht
from portaal.berichten.soorten import Soort, register
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from .kanalen import describe_moment, describe_plek, describe_short, describe_waar
from .models import Afspraak, Wachtlijstplek
from .notices import VELDEN
from .permissions import sign_aanbod, sign_plek, wachtlijst_voor

WACHTLIJST = "wachtlijst"
VOORBEELD = {
    "wanneer": "donderdag 26 november om 9.20 uur",
    "kort": "26 november 9.20 uur",
    "plek": "Wijkservicepunt Molenveld",
    "locatie": "Gemeentehuis, Markt 1, Lindervoort",
    "tot": "14.35 uur",
    "laatste_dag": "vrijdag 4 december",
    "link": f"https://www.lindervoort.example/wachtlijst/{'voorbeeld':x<38}/",
    "pagina": "lindervoort.example/afspraak-maken",
}


# As long as a real one, so that a text that fits is a message that fits.
VOORBEELD_AANBOD = f"https://www.lindervoort.example/w/{'voorbeeld':x<38}/"


def _register(code: str, label: str, plaatshouders: tuple[str, ...], **anders: str) -> Soort:
    return register(
        Soort(
            code=code,
            label=label,
            kanalen=(Kanaal.SMS, Kanaal.EMAIL),
            portaal=False,
            plaatshouders=plaatshouders,
            openbaar=plaatshouders,
            links=True,
            voorbeeld={naam: VOORBEELD[naam] for naam in plaatshouders} | anders,
        )
    )


OP_LIJST = _register("wachtlijst-bevestigd", "Op de wachtlijst", ("laatste_dag", "link"))
AANBOD = _register(
    "wachtlijst-aanbod",
    "Eerder moment vrij",
    ("wanneer", "kort", "plek", "locatie", "tot", "link"),
    link=VOORBEELD_AANBOD,
)
VOORBIJ = _register("wachtlijst-voorbij", "Niet meer op de wachtlijst", ("pagina",))

betreft.register(WACHTLIJST, lambda account: wachtlijst_voor(account).values("uuid"))


def notify_op_lijst(plek: Wachtlijstplek, *, by: Account | None, now: datetime) -> None:
    context = {
        "laatste_dag": format_datum(plek.tot, jaar=False, weekdag=True),
        "link": _url("afspraken:wachtlijst", sign_plek(plek.uuid)),
    }
    _send(OP_LIJST, plek, context, "op", vervalt_op=now + timedelta(days=1), by=by, now=now)


def notify_aanbod(plek: Wachtlijstplek, aanbod: Afspraak, *, now: datetime) -> None:
    """Not sent any more once the time is no longer held."""
    tot = localtime(aanbod.optie_tot)
    context = {
        "wanneer": describe_moment(aanbod.start, aanbod.kanaal),
        "kort": describe_short(aanbod.start, aanbod.kanaal),
        "plek": describe_plek(aanbod),
        "locatie": describe_waar(aanbod, kamer_van=plek.afspraak),
        "tot": f"{tot.hour}.{tot.minute:02d} uur",
        "link": _url("afspraken:wachtlijst_aanbod", sign_aanbod(plek.uuid, plek.aanbiedingen)),
    }
    beurt = str(plek.aanbiedingen)
    _send(AANBOD, plek, context, beurt, vervalt_op=aanbod.optie_tot, by=None, now=now)


def notify_voorbij(plek: Wachtlijstplek, *, now: datetime) -> None:
    pagina = f"{settings.PUBLIEKE_URL.split('//')[-1]}{reverse('afspraken:kiezen').rstrip('/')}"
    _send(VOORBIJ, plek, {"pagina": pagina}, "voorbij", vervalt_op=now + timedelta(days=1), by=None, now=now)


def _url(naam: str, token: str) -> str:
    return f"{settings.PUBLIEKE_URL}{reverse(naam, kwargs={'token': token})}"


def _send(
    soort: Soort,
    plek: Wachtlijstplek,
    context: Mapping[str, str],
    wat: str,
    *,
    vervalt_op: datetime | None,
    by: Account | None,
    now: datetime,
) -> None:
    """Once per happening and address."""
    for veld in VELDEN.get(plek.contact.get("kanaal", ""), ("email", "telefoon")):
        if adres := plek.contact.get(veld):
            send_bericht(
                soort=soort.code,
                ontvanger=None,
                adres=adres,
                context=dict(context),
                dedupe_key=f"{soort.code}:{plek.uuid}:{wat}:{veld}",
                betreft_soort=WACHTLIJST,
                betreft_uuid=plek.uuid,
                vervalt_op=vervalt_op,
                by=by,
                now=now,
            )
