"""The messages about an afspraak: it stands, it moved, it is off, it is tomorrow. By e-mail, by SMS or both.

They go to what was filled in with the afspraak. They carry when and where, and the way to change it; never a
name and, by SMS, never what it is for.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from portaal.berichten import betreft
from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Bericht
from portaal.berichten.operations import send_bericht, withdraw_bericht
from portaal.berichten.soorten import Bijlage, Soort, register
from portaal.kern.ui.notatie import DAGEN, MAANDEN
from portaal.kern.werkdagen import add_werkdagen
from portaal.toegang.models import Account

from .agenda import make_ics
from .models import Afspraak
from .nummers import code_for, show_code
from .permissions import sign_link, zichtbaar_voor
from .rooster import TIJDZONE

AFSPRAAK = "afspraak"
HERINNERING_OM = time(10)
PLAATSHOUDERS = ("wanneer", "kort", "plek", "locatie", "nummer", "code", "link", "pagina")
VOORBEELD = {
    "wanneer": "donderdag 26 november om 9.20 uur",
    "kort": "26 november 9.20 uur",
    "plek": "Wijkservicepunt Molenveld",
    "locatie": "Gemeentehuis, Markt 1, Lindervoort",
    "nummer": "BC7KDM",
    "code": "F2HJ 8KLP",
    "link": "https://www.lindervoort.example/afspraken/voorbeeld/",
    "pagina": "lindervoort.example/afspraken",
}


def attach_ics(bericht: Bericht) -> list[Bijlage]:
    """The afspraak as it stands when the mail goes out: an agenda that gets two keeps the newest."""
    if bericht.betreft_uuid is None:
        return []
    afspraak = Afspraak.objects.select_related("locatie").get(uuid=bericht.betreft_uuid)
    inhoud = make_ics(afspraak, now=bericht.created_at)
    return [Bijlage(f"afspraak-{afspraak.nummer}.ics", "text/calendar", inhoud)]


def _register(code: str, label: str, *, met_agenda: bool = True) -> Soort:
    return register(
        Soort(
            code=code,
            label=label,
            kanalen=(Kanaal.SMS, Kanaal.EMAIL),
            portaal=False,
            plaatshouders=PLAATSHOUDERS,
            openbaar=PLAATSHOUDERS,
            links=True,
            voorbeeld=VOORBEELD,
            bijlagen=attach_ics if met_agenda else None,
        )
    )


BEVESTIGD = _register("afspraak-bevestigd", "Afspraak bevestigd")
VERPLAATST = _register("afspraak-verplaatst", "Afspraak verplaatst")
GEANNULEERD = _register("afspraak-geannuleerd", "Afspraak afgezegd")
HERINNERING = _register("afspraak-herinnering", "Herinnering aan een afspraak", met_agenda=False)

betreft.register(AFSPRAAK, lambda account: zichtbaar_voor(account).values("uuid"))


def notify_bevestigd(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    _send(BEVESTIGD, afspraak, by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


def notify_verplaatst(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    withdraw_herinneringen(afspraak, by=by, now=now)
    _send(VERPLAATST, afspraak, by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


def notify_geannuleerd(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    withdraw_herinneringen(afspraak, by=by, now=now)
    _send(GEANNULEERD, afspraak, by=by, now=now)


def plan_herinnering(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    """In the morning of the working day before; an afspraak made after that needs none."""
    dag = add_werkdagen(localdate(afspraak.start), -1)
    om = datetime.combine(dag, HERINNERING_OM, TIJDZONE)
    if om > now:
        _send(HERINNERING, afspraak, niet_voor=om, by=by, now=now)


def withdraw_herinneringen(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    """Those that did not go out yet stay in."""
    for bericht in Bericht.objects.filter(
        soort=HERINNERING.code, betreft_uuid=afspraak.uuid, ingetrokken_op=None
    ):
        withdraw_bericht(bericht=bericht, by=by, now=now)


def describe_moment(start: datetime) -> str:
    """With plain spaces: a special one makes an SMS dearer."""
    hier = localtime(start)
    return (
        f"{DAGEN[hier.weekday()]} {hier.day} {MAANDEN[hier.month - 1]} om {hier.hour}.{hier.minute:02d} uur"
    )


def _send(
    soort: Soort,
    afspraak: Afspraak,
    *,
    by: Account | None,
    now: datetime,
    niet_voor: datetime | None = None,
) -> None:
    """Once per change and address."""
    for veld in ("email", "telefoon"):
        if adres := afspraak.contact.get(veld):
            send_bericht(
                soort=soort.code,
                ontvanger=None,
                adres=adres,
                context=_describe(afspraak),
                dedupe_key=f"{soort.code}:{afspraak.uuid}:{afspraak.volgnummer_ics}:{veld}",
                betreft_soort=AFSPRAAK,
                betreft_uuid=afspraak.uuid,
                niet_voor=niet_voor,
                vervalt_op=afspraak.start if niet_voor else max(afspraak.start, now + timedelta(hours=1)),
                by=by,
                now=now,
            )


def _describe(afspraak: Afspraak) -> dict[str, str]:
    locatie, hier = afspraak.locatie, localtime(afspraak.start)
    pad = reverse("afspraken:beheren", kwargs={"token": sign_link(afspraak.uuid)})
    return {
        "wanneer": describe_moment(afspraak.start),
        "kort": f"{hier.day} {MAANDEN[hier.month - 1]} {hier.hour}.{hier.minute:02d} uur",
        "plek": locatie.naam,
        "locatie": f"{locatie.naam}, {locatie.adres}, {locatie.plaats}",
        "nummer": afspraak.nummer,
        "code": show_code(code_for(afspraak.uuid)),
        "link": f"{settings.PUBLIEKE_URL}{pad}",
        "pagina": f"{settings.PUBLIEKE_URL.split('//')[-1]}{reverse('afspraken:zoeken').rstrip('/')}",
    }
