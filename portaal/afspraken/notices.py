"""The messages about an afspraak: it stands, it moved, it is off, it is tomorrow. By e-mail, by SMS or both.

They go to what was filled in with the afspraak. They carry when and where, and the way to change it; never a
name and, by SMS, never what it is for.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from types import MappingProxyType

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portaal.berichten import betreft
from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Bericht
from portaal.berichten.operations import send_bericht, withdraw_bericht
from portaal.berichten.soorten import Bijlage, Soort, register
from portaal.kern.werkdagen import add_werkdagen
from portaal.toegang.models import Account

from .agenda import make_ics
from .enums import Afspraakkanaal, Berichtkeuze
from .kanalen import describe_moment, describe_plek, describe_short, describe_waar, wijze_van
from .models import Afspraak
from .nummers import code_for, show_code
from .permissions import sign_link, zichtbaar_voor
from .queries.meenemen import what_to_bring, write_meenemen
from .rooster import TIJDZONE

AFSPRAAK = "afspraak"
HERINNERING_OM = time(10)
# Where messages go, by what the resident chose; without a choice to all that was filled in.
VELDEN = {Berichtkeuze.EMAIL: ("email",), Berichtkeuze.SMS: ("telefoon",)}
PLAATSHOUDERS = ("wanneer", "kort", "plek", "locatie", "nummer", "code", "link", "pagina", "afgezegd")
VOORBEELD = {
    "wanneer": "donderdag 26 november om 9.20 uur",
    "kort": "26 november 9.20 uur",
    "plek": "Wijkservicepunt Molenveld",
    "locatie": "Gemeentehuis, Markt 1, Lindervoort",
    "nummer": "BC7KDM",
    "code": "F2HJ 8KLP",
    "link": "https://www.lindervoort.example/afspraken/voorbeeld/",
    "pagina": "lindervoort.example/afspraken",
    "afgezegd": "U hoeft niet te komen.",
}

VOORBEELD_MEENEMEN = {
    "meenemen": "\nNeem mee voor Paspoort aanvragen (2 personen, elk):\n- Pasfoto van deze week\n"
}
VOORBEELD_GESLOTEN = {
    "oud": "woensdag 25 november om 9.20 uur",
    "oud_kort": "25 november 9.20 uur",
    "reden": "stroomstoring",
}


def attach_ics(bericht: Bericht) -> list[Bijlage]:
    """The afspraak as it stands when the mail goes out: an agenda that gets two keeps the newest."""
    if bericht.betreft_uuid is None:
        return []
    afspraak = Afspraak.objects.select_related("locatie").get(uuid=bericht.betreft_uuid)
    inhoud = make_ics(afspraak, now=bericht.created_at)
    return [Bijlage(f"afspraak-{afspraak.nummer}.ics", "text/calendar", inhoud)]


def _register(
    code: str, label: str, meer: Mapping[str, str] = MappingProxyType({}), *, met_agenda: bool = True
) -> Soort:
    """`meer` holds placeholders of this kind alone, with their examples."""
    namen = (*PLAATSHOUDERS, *meer)
    return register(
        Soort(
            code=code,
            label=label,
            kanalen=(Kanaal.SMS, Kanaal.EMAIL),
            portaal=False,
            plaatshouders=namen,
            openbaar=namen,
            links=True,
            voorbeeld={**VOORBEELD, **meer},
            bijlagen=attach_ics if met_agenda else None,
        )
    )


BEVESTIGD = _register("afspraak-bevestigd", "Afspraak bevestigd", VOORBEELD_MEENEMEN)
VERPLAATST = _register("afspraak-verplaatst", "Afspraak verplaatst", VOORBEELD_MEENEMEN)
GEANNULEERD = _register("afspraak-geannuleerd", "Afspraak afgezegd")
HERINNERING = _register(
    "afspraak-herinnering", "Herinnering aan een afspraak", VOORBEELD_MEENEMEN, met_agenda=False
)

# Of an afspraak on a day that we closed, by ourselves: where it stands now, or that they choose.
GESLOTEN_VERPLAATST = _register(
    "afspraak-gesloten-verplaatst", "Afspraak verplaatst door ons", VOORBEELD_GESLOTEN
)
GESLOTEN_KIEZEN = _register(
    "afspraak-gesloten-kiezen",
    "Afspraak vervalt, inwoner kiest",
    VOORBEELD_GESLOTEN | {"kiezen": wijze_van(Afspraakkanaal.BALIE).kies_opnieuw},
    met_agenda=False,
)
GAAT_DOOR = _register("afspraak-gaat-door", "Afspraak gaat toch door")

betreft.register(AFSPRAAK, lambda account: zichtbaar_voor(account).values("uuid"))


def notify_bevestigd(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    _send(BEVESTIGD, afspraak, by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


def notify_opnieuw(afspraak: Afspraak, *, sleutel: str, by: Account | None, now: datetime) -> None:
    """The confirmation once more, for who lost it; once per sleutel."""
    _send(BEVESTIGD, afspraak, herhaling=sleutel, by=by, now=now)


def notify_verplaatst(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    withdraw_herinneringen(afspraak, by=by, now=now)
    _send(VERPLAATST, afspraak, by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


def notify_geannuleerd(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    withdraw_herinneringen(afspraak, by=by, now=now)
    _send(GEANNULEERD, afspraak, by=by, now=now)


def notify_gesloten_verplaatst(
    afspraak: Afspraak, *, oud: datetime, reden: str, by: Account | None, now: datetime
) -> None:
    """We moved it, for we are closed then: from `oud` to where it stands now."""
    withdraw_herinneringen(afspraak, by=by, now=now)
    _send(GESLOTEN_VERPLAATST, afspraak, _describe_gesloten(afspraak, oud, reden), by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


def notify_gesloten_kiezen(afspraak: Afspraak, *, reden: str, by: Account | None, now: datetime) -> None:
    """We are closed then and found no other time: they choose one."""
    withdraw_herinneringen(afspraak, by=by, now=now)
    gesloten = _describe_gesloten(afspraak, afspraak.start, reden)
    kiezen = wijze_van(afspraak.kanaal).kies_opnieuw
    _send(GESLOTEN_KIEZEN, afspraak, {**gesloten, "kiezen": kiezen}, by=by, now=now)


def notify_gaat_door(afspraak: Afspraak, *, by: Account | None, now: datetime) -> None:
    """We are open after all, and their time is still theirs."""
    _send(GAAT_DOOR, afspraak, by=by, now=now)
    plan_herinnering(afspraak, by=by, now=now)


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


def _send(
    soort: Soort,
    afspraak: Afspraak,
    meer: Mapping[str, str] = MappingProxyType({}),
    *,
    by: Account | None,
    now: datetime,
    niet_voor: datetime | None = None,
    herhaling: str = "",
) -> None:
    """Once per change and address, and once more for each `herhaling`."""
    context = {**_describe(afspraak), **meer}
    if "meenemen" in soort.plaatshouders:
        context["meenemen"] = write_meenemen(what_to_bring(afspraak))
    keer = f"{afspraak.volgnummer_ics}:{herhaling}" if herhaling else str(afspraak.volgnummer_ics)
    for veld in VELDEN.get(afspraak.contact.get("kanaal", ""), ("email", "telefoon")):
        if adres := afspraak.contact.get(veld):
            send_bericht(
                soort=soort.code,
                ontvanger=None,
                adres=adres,
                context=context,
                dedupe_key=f"{soort.code}:{afspraak.uuid}:{keer}:{veld}",
                betreft_soort=AFSPRAAK,
                betreft_uuid=afspraak.uuid,
                niet_voor=niet_voor,
                vervalt_op=afspraak.start if niet_voor else max(afspraak.start, now + timedelta(hours=1)),
                by=by,
                now=now,
            )


def _describe_gesloten(afspraak: Afspraak, oud: datetime, reden: str) -> dict[str, str]:
    return {
        "oud": describe_moment(oud, afspraak.kanaal),
        "oud_kort": describe_short(oud, afspraak.kanaal),
        "reden": reden,
    }


def public_link(afspraak: Afspraak) -> str:
    """The whole address of its page, as it stands in messages and in the QR code."""
    pad = reverse("afspraken:beheren", kwargs={"token": sign_link(afspraak.uuid)})
    return f"{settings.PUBLIEKE_URL}{pad}"


def _describe(afspraak: Afspraak) -> dict[str, str]:
    return {
        "wanneer": describe_moment(afspraak.start, afspraak.kanaal),
        "kort": describe_short(afspraak.start, afspraak.kanaal),
        "plek": describe_plek(afspraak),
        "locatie": describe_waar(afspraak),
        "afgezegd": wijze_van(afspraak.kanaal).afgezegd,
        "nummer": afspraak.nummer,
        "code": show_code(code_for(afspraak.uuid)),
        "link": public_link(afspraak),
        "pagina": f"{settings.PUBLIEKE_URL.split('//')[-1]}{reverse('afspraken:zoeken').rstrip('/')}",
    }
