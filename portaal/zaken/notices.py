"""The messages this app can send. Texts are berichten's (data/sjablonen.toml, edited by staff).

SMS and e-mail say only that there is something to read: the sole value they may carry is the locatie.
"""

from datetime import date, datetime
from uuid import UUID

from portaal.berichten.betreft import register as register_betreft
from portaal.berichten.operations import send_bericht
from portaal.berichten.soorten import Soort, register
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from .enums import GRONDEN_OP_DE_INWONER, Richting, RolOmschrijving
from .models import Beslissing, Gebeurtenis, Recht, Resultaat, Status, Taak, Zaak
from .permissions import zichtbaar_voor
from .zinnen import close_zin

VOORBEELD = {
    "zaaktype": "Paspoort",
    "identificatie": "Z-2026-004712",
    "uitleg": "Wij bekijken uw aanvraag.",
    "status": "In behandeling",
    "locatie": "het gemeentehuis",
    "reden": "Wij missen een plattegrond.",
    "taak": "Stuur uw huurcontract",
    "wanneer": "uiterlijk op 1 december 2026",
    "gesteld_tot": "1 december 2026",
    "nieuwe_datum": "24 december 2026",
    "resultaat": "Verleend",
}


def _soort(code: str, label: str, *extra: str, openbaar: tuple[str, ...] = ()) -> Soort:
    namen = ("zaaktype", "identificatie", *extra)
    return register(
        Soort(
            code=code,
            label=label,
            plaatshouders=namen,
            openbaar=openbaar,
            voorbeeld={naam: VOORBEELD[naam] for naam in namen},
        )
    )


ONTVANGEN = _soort("zaak-ontvangen", "Zaak ontvangen", "uitleg")
STATUS = _soort("zaak-status", "Nieuwe status van een zaak", "status", "uitleg")
KLAAR = _soort("document-klaar", "Document ligt klaar", "locatie", "uitleg", openbaar=("locatie",))
OPGESCHORT = _soort("zaak-opgeschort", "Wij hebben iets van de inwoner nodig", "reden", "gesteld_tot")
TAAK = _soort("zaak-taak", "Wij vragen de inwoner iets te doen", "taak", "wanneer")
VERDAAGD = _soort("zaak-verdaagd", "Wij hebben meer tijd nodig", "reden", "nieuwe_datum")
AFGEROND = _soort("zaak-afgerond", "Zaak afgerond", "resultaat", "uitleg")

# For who has no Mijn omgeving to read it in: that there is news, and that we tell it by phone.
ZONDER_LOGIN = register(Soort(code="zaak-zonder-login", label="Nieuws voor wie niet inlogde", portaal=False))

# Who may see a zaak may see what was said about it.
register_betreft("zaak", lambda account: zichtbaar_voor(account).values("uuid"))


def notify_ontvangen(zaak: Zaak, *, by: Account | None, now: datetime) -> None:
    """The receipt (Awb 4:3a)."""
    _send(ONTVANGEN, zaak, zaak.uuid, {"uitleg": _uitleg(zaak.huidige_status)}, by=by, now=now)


def notify_status(zaak: Zaak, status: Status, *, by: Account | None, now: datetime) -> None:
    context = {"status": status.statustype.omschrijving, "uitleg": _uitleg(status)}
    _send(STATUS, zaak, status.uuid, context, by=by, now=now)


def notify_klaar(zaak: Zaak, status: Status, *, by: Account | None, now: datetime) -> None:
    """The document lies ready; the only notice that says where."""
    context = {"locatie": str(zaak.ophaallocatie), "uitleg": _uitleg(status)}
    _send(KLAAR, zaak, status.uuid, context, by=by, now=now)


def notify_opgeschort(zaak: Zaak, feit: Gebeurtenis, *, by: Account | None, now: datetime) -> None:
    """What the resident must send and by when; on another ground, only that the term stands still."""
    if feit.grond in GRONDEN_OP_DE_INWONER and feit.gesteld_tot:
        context = {"reden": close_zin(feit.reden), "gesteld_tot": format_datum(feit.gesteld_tot)}
        _send(OPGESCHORT, zaak, feit.pk, context, by=by, now=now)
    else:
        context = {"status": "De termijn staat stil", "uitleg": f"De reden: {close_zin(feit.reden)}"}
        _send(STATUS, zaak, f"feit-{feit.pk}", context, by=by, now=now)


def notify_taak(zaak: Zaak, taak: Taak, *, by: Account | None, now: datetime) -> None:
    """What the resident is asked for, and by when."""
    wanneer = f"uiterlijk op {format_datum(taak.uiterlijk)}" if taak.uiterlijk else "zo snel als u kunt"
    _send(TAAK, zaak, taak.uuid, {"taak": taak.titel, "wanneer": wanneer}, by=by, now=now)


def notify_verdaagd(zaak: Zaak, feit: Gebeurtenis, *, by: Account | None, now: datetime) -> None:
    context = {
        "reden": close_zin(feit.reden),
        "nieuwe_datum": _format(feit.nieuwe_datum or zaak.uiterlijke_einddatum_afdoening),
    }
    _send(VERDAAGD, zaak, feit.pk, context, by=by, now=now)


def notify_afgerond(zaak: Zaak, resultaat: Resultaat, *, by: Account | None, now: datetime) -> None:
    soort = resultaat.resultaattype
    context = {"resultaat": soort.omschrijving, "uitleg": resultaat.toelichting or soort.toelichting}
    _send(AFGEROND, zaak, zaak.uuid, context, by=by, now=now)


def notify_beslissing(zaak: Zaak, beslissing: Beslissing, *, by: Account | None, now: datetime) -> None:
    """What the rule said at once while the zaak stays open: an indication, or that a person decides and why."""
    status = beslissing.get_uitkomst_display()
    context = {"status": status, "uitleg": " ".join(close_zin(reden) for reden in beslissing.redenen)}
    _send(STATUS, zaak, f"beslissing-{beslissing.pk}", context, by=by, now=now)


def notify_recht(recht: Recht, status: str, *, by: Account | None, now: datetime) -> None:
    """That something changed in what the resident holds; proof of who did it, and a warning when they did not."""
    uitleg = "Hebt u dit niet zelf gedaan? Bel ons dan."
    oorzaak = f"recht-{recht.pk}-{recht.versie}"
    _send(STATUS, recht.zaak, oorzaak, {"status": status, "uitleg": uitleg}, by=by, now=now)


def _send(
    soort: Soort,
    zaak: Zaak,
    oorzaak: UUID | int | str,
    context: dict[str, str],
    *,
    by: Account | None,
    now: datetime,
) -> None:
    """To the initiator and who acts for them, once per cause; never about a zaaktype that faces inward."""
    if zaak.zaaktype.indicatie_intern_of_extern == Richting.INTERN:
        return
    context |= {"zaaktype": zaak.zaaktype.omschrijving, "identificatie": zaak.identificatie}
    rollen = zaak.rollen.filter(omschrijving_generiek=RolOmschrijving.INITIATOR).select_related("inwoner")
    for rol in rollen:
        adres = None if rol.inwoner else rol.contact.get("email")
        if rol.inwoner is None and not adres:
            continue  # staff reach them by phone or post
        sleutel = f"{soort.code}:{zaak.uuid}:{oorzaak}"
        send_bericht(
            soort=soort.code if rol.inwoner else ZONDER_LOGIN.code,
            ontvanger=rol.inwoner,
            adres=adres,
            context=context if rol.inwoner else {},
            dedupe_key=sleutel if rol.is_initiator else f"{sleutel}:{rol.pk}",
            betreft_soort="zaak",
            betreft_uuid=zaak.uuid,
            by=by,
            now=now,
        )


def _uitleg(status: Status | None) -> str:
    """What we do, what the resident does, when they hear; the words of staff first."""
    if status is None:
        return ""
    soort = status.statustype
    delen = (status.statustoelichting, soort.statustekst, soort.wat_moet_u_doen, soort.wanneer_hoort_u)
    return " ".join(close_zin(deel) for deel in delen if deel.strip())


def _format(datum: date | None) -> str:
    return format_datum(datum) if datum else ""
