"""The message this app can send: the receipt. Its text is berichten's, edited by staff."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import send_bericht
from portaal.berichten.soorten import Soort, register
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from .definities import load_definitie
from .models import Aanvraag, Hervatlink
from .queries import get_verwachting, get_zaaktype

ONTVANGEN = register(
    Soort(
        code="aanvraag-ontvangen",
        label="Formulier ontvangen",
        kanalen=(Kanaal.EMAIL,),
        plaatshouders=("formulier", "referentie", "uitleg"),
        voorbeeld={
            "formulier": "Verhuizing doorgeven",
            "referentie": "Z-2026-004712",
            "uitleg": "U hoort van ons vóór 12 november 2026. U hoeft nu niets te doen.",
        },
    )
)


def notify_ontvangen(aanvraag: Aanvraag, *, by: Account | None, now: datetime) -> None:
    """The receipt (Awb 4:3a), to the resident, at the address given in the form; once per aanvraag."""
    send_bericht(
        soort=ONTVANGEN.code,
        ontvanger=aanvraag.aanvrager,
        context={
            "formulier": aanvraag.formulier.titel,
            "referentie": aanvraag.referentie or "",
            "uitleg": f"{explain_vervolg(aanvraag)} U hoeft nu niets te doen.",
        },
        dedupe_key=f"{ONTVANGEN.code}:{aanvraag.uuid}",
        betreft_soort="aanvraag",
        betreft_uuid=aanvraag.uuid,
        adres=find_emailadres(aanvraag),
        by=by,
        now=now,
    )


def explain_vervolg(aanvraag: Aanvraag) -> str:
    """In one sentence, when the resident hears from us."""
    verwachting = get_verwachting(get_zaaktype(aanvraag), aanvraag.ontvangen_op)
    if verwachting.datum is None:
        return "Wij laten u weten wanneer u van ons hoort."
    datum = format_datum(verwachting.datum, weekdag=True)
    if verwachting.is_wettelijk:
        return f"Wij nemen een besluit uiterlijk op {datum}."
    return f"Wij verwerken dit uiterlijk op {datum}."


def find_emailadres(aanvraag: Aanvraag) -> str | None:
    """The address that was given in the form."""
    definitie = load_definitie(aanvraag.versie, localdate(aanvraag.ontvangen_op))
    velden = (veld.sleutel for veld in definitie.veld_per_sleutel.values() if veld.type == "email")
    adressen = (aanvraag.antwoorden.get(sleutel) for sleutel in velden)
    return next((adres for adres in adressen if adres), None)


HERVATTEN = register(
    Soort(
        code="formulier-hervatten",
        label="Link om verder te gaan met een formulier",
        kanalen=(Kanaal.EMAIL,),
        portaal=False,
        plaatshouders=("link", "tot"),
        openbaar=("link", "tot"),
        links=True,
        voorbeeld={
            "link": "https://www.lindervoort.example/aanvragen/hervatten/Yx0a7/",
            "tot": "9 december 2026",
        },
    )
)


def notify_hervatlink(link: Hervatlink, *, token: str, email: str, by: Account | None, now: datetime) -> None:
    """The link to go on with a draft; which form it is, the message does not say."""
    pad = reverse("formulieren:hervatten", kwargs={"token": token})
    send_bericht(
        soort=HERVATTEN.code,
        ontvanger=None,
        context={"link": f"{settings.PUBLIEKE_URL}{pad}", "tot": format_datum(link.verloopt_op)},
        dedupe_key=f"{HERVATTEN.code}:{link.pk}",
        betreft_soort="aanvraag",
        betreft_uuid=link.aanvraag.uuid,
        adres=email,
        by=by,
        now=now,
    )
