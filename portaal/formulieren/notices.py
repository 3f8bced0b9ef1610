"""The messages this app can send. Their texts are berichten's, edited by staff."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.betreft import register as register_betreft
from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import send_bericht
from portaal.berichten.soorten import Soort, register
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account
from portaal.vragen.typen.bestand import is_nasturen

from .contact import contact_of
from .definities import load_definitie
from .enums import OndertekeningStatus
from .models import Aanvraag, Hervatlink, Ondertekening
from .ontvangstlink import receipt_url
from .permissions import van_teams
from .queries import get_verwachting, get_zaaktype

ONTVANGEN = register(
    Soort(
        code="aanvraag-ontvangen",
        label="Formulier ontvangen",
        kanalen=(Kanaal.EMAIL, Kanaal.SMS),
        plaatshouders=("formulier", "referentie", "uitleg"),
        voorbeeld={
            "formulier": "Verhuizing doorgeven",
            "referentie": "Z-2026-004712",
            "uitleg": "U hoort van ons vóór 12 november 2026. U hoeft nu niets te doen.",
        },
    )
)

# To who did not log in and has no Mijn omgeving. The page behind the link shows nothing personal.
ONTVANGEN_LINK = register(
    Soort(
        code="aanvraag-ontvangen-link",
        label="Formulier ontvangen, voor wie niet inlogde",
        kanalen=(Kanaal.EMAIL, Kanaal.SMS),
        portaal=False,
        plaatshouders=("link",),
        openbaar=("link",),
        links=True,
        voorbeeld={"link": "https://www.lindervoort.example/ontvangst/8c1f/"},
    )
)

NIETS_TE_DOEN = "U hoeft nu niets te doen."
WACHT = (
    "Iemand anders moet nog akkoord geven. Wij hebben daar een bericht over gestuurd. "
    "Daarna gaan wij ermee aan de slag."
)

# Who may see the zaak, or will see it, may see whether the receipt arrived.
register_betreft("aanvraag", lambda account: van_teams(account).values("uuid"))


def notify_ontvangen(aanvraag: Aanvraag, *, by: Account | None, now: datetime) -> None:
    """The receipt (Awb 4:3a), once per aanvraag, over the channel that the resident can be reached by.

    The address given in the form goes first, then what the resident has on record; who gave none at all
    has the receipt on the screen only.
    """
    soort, context = ONTVANGEN, _receipt_context(aanvraag)
    adres = find_emailadres(aanvraag)
    if aanvraag.invuller is None:
        soort, context = ONTVANGEN_LINK, {"link": receipt_url(aanvraag)}
        adres = adres or _find_mobiel(aanvraag)
        if not adres:
            return
    send_bericht(
        soort=soort.code,
        ontvanger=aanvraag.invuller,
        context=context,
        dedupe_key=f"{ONTVANGEN.code}:{aanvraag.uuid}",
        betreft_soort="aanvraag",
        betreft_uuid=aanvraag.uuid,
        adres=adres,
        by=by,
        now=now,
    )


def notify_organisatie(aanvraag: Aanvraag, *, by: Account | None, now: datetime) -> None:
    """The receipt for the organisation that was acted for: a link, that opens nothing personal."""
    if not aanvraag.organisatie_email:
        return
    send_bericht(
        soort=ONTVANGEN_LINK.code,
        ontvanger=None,
        context={"link": receipt_url(aanvraag)},
        dedupe_key=f"{ONTVANGEN.code}:{aanvraag.uuid}:organisatie",
        betreft_soort="aanvraag",
        betreft_uuid=aanvraag.uuid,
        adres=aanvraag.organisatie_email,
        by=by,
        now=now,
    )


def _receipt_context(aanvraag: Aanvraag) -> dict[str, str]:
    return {
        "formulier": aanvraag.formulier.titel,
        "referentie": aanvraag.referentie or "",
        "uitleg": WACHT
        if aanvraag.wacht_op_ondertekening
        else f"{explain_vervolg(aanvraag)} {explain_nasturen() if stuurt_na(aanvraag) else NIETS_TE_DOEN}",
    }


def explain_nasturen() -> str:
    mijn = f"Mijn {settings.GEMEENTE['korte_naam']}"
    return f"U stuurt ons nog iets na. In {mijn} ziet u wat wij nodig hebben en tot wanneer."


def stuurt_na(aanvraag: Aanvraag) -> bool:
    """Whether something was promised that comes later."""
    return any(is_nasturen(antwoord) for antwoord in aanvraag.antwoorden.values())


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
    return _contact(aanvraag)["email"] or None


def _find_mobiel(aanvraag: Aanvraag) -> str | None:
    """The number that was given in the form, if it can get an SMS."""
    try:
        return normalize_adres(Kanaal.SMS, _contact(aanvraag)["telefoon"])
    except AdresKloptNiet:
        return None


def _contact(aanvraag: Aanvraag) -> dict[str, str]:
    definitie = load_definitie(aanvraag.versie, localdate(aanvraag.ontvangen_op))
    return contact_of(definitie, aanvraag.antwoorden)


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


# What it is about and who asks, the message does not say: the address may be wrong.
VERZOEK = register(
    Soort(
        code="ondertekenen-verzoek",
        label="Verzoek om te ondertekenen",
        kanalen=(Kanaal.EMAIL, Kanaal.SMS),
        portaal=False,
        plaatshouders=("link", "tot"),
        openbaar=("link", "tot"),
        links=True,
        voorbeeld={"link": "https://www.lindervoort.example/ondertekenen/Yx0a7/", "tot": "9 december 2026"},
    )
)
CODE = register(
    Soort(
        code="ondertekenen-code",
        label="Code om akkoord te geven zonder DigiD",
        kanalen=(Kanaal.EMAIL, Kanaal.SMS),
        portaal=False,
        stille_uren=False,
        plaatshouders=("code",),
        openbaar=("code",),
        voorbeeld={"code": "482913"},
    )
)
AFLOOP = register(
    Soort(
        code="ondertekenen-afloop",
        label="Er is ondertekend, of juist niet",
        kanalen=(Kanaal.EMAIL, Kanaal.SMS),
        plaatshouders=("formulier", "referentie", "uitleg"),
        voorbeeld={
            "formulier": "Huwelijk melden",
            "referentie": "Z-2026-004712",
            "uitleg": "Uw formulier is ondertekend. Wij gaan ermee aan de slag.",
        },
    )
)
UITLEG_AFLOOP = {
    OndertekeningStatus.GETEKEND: "De ander heeft akkoord gegeven. Wij gaan ermee aan de slag.",
    OndertekeningStatus.GEWEIGERD: (
        "De ander heeft geen akkoord gegeven. Daarom doen wij niets met uw formulier. Bel ons als dat niet klopt."
    ),
    OndertekeningStatus.VERLOPEN: (
        "De ander heeft niet op tijd akkoord gegeven. Daarom doen wij niets met uw formulier. "
        "Wilt u het nog regelen? Vul het formulier dan opnieuw in."
    ),
}


def notify_verzoek(
    ondertekening: Ondertekening, *, token: str, is_herinnering: bool, by: Account | None, now: datetime
) -> None:
    """The link to sign with; each one is new, and the message is sent once."""
    pad = reverse("formulieren:ondertekenen", kwargs={"token": token})
    _send_los(
        VERZOEK,
        ondertekening,
        context={"link": f"{settings.PUBLIEKE_URL}{pad}", "tot": format_datum(ondertekening.verloopt_op)},
        sleutel=f"{ondertekening.token_hash[:16]}{':herinnering' if is_herinnering else ''}",
        by=by,
        now=now,
    )


def notify_code(ondertekening: Ondertekening, *, code: str, now: datetime) -> None:
    _send_los(
        CODE, ondertekening, context={"code": code}, sleutel=ondertekening.code_hash[:16], by=None, now=now
    )


def notify_ook_ontvangen(ondertekening: Ondertekening, aanvraag: Aanvraag, *, now: datetime) -> None:
    """The receipt for who signed: in Mijn omgeving, or behind a link for who has none."""
    bekend = ondertekening.inwoner
    send_bericht(
        soort=(ONTVANGEN if bekend else ONTVANGEN_LINK).code,
        ontvanger=bekend,
        context=_receipt_context(aanvraag) if bekend else {"link": receipt_url(aanvraag)},
        dedupe_key=f"{ONTVANGEN.code}:{aanvraag.uuid}:{ondertekening.pk}",
        betreft_soort="aanvraag",
        betreft_uuid=aanvraag.uuid,
        adres=ondertekening.adres,
        by=None,
        now=now,
    )


def notify_afloop(ondertekening: Ondertekening, aanvraag: Aanvraag, *, now: datetime) -> None:
    """To who handed in: it goes on, or it ends here."""
    if aanvraag.invuller is None and not find_emailadres(aanvraag):
        return
    send_bericht(
        soort=AFLOOP.code,
        ontvanger=aanvraag.invuller,
        context={
            "formulier": aanvraag.formulier.titel,
            "referentie": aanvraag.referentie or "",
            "uitleg": UITLEG_AFLOOP[OndertekeningStatus(ondertekening.status)],
        },
        dedupe_key=f"{AFLOOP.code}:{aanvraag.uuid}",
        betreft_soort="aanvraag",
        betreft_uuid=aanvraag.uuid,
        adres=find_emailadres(aanvraag),
        by=None,
        now=now,
    )


def _send_los(
    soort: Soort,
    ondertekening: Ondertekening,
    *,
    context: dict[str, str],
    sleutel: str,
    by: Account | None,
    now: datetime,
) -> None:
    """To an address that is nobody's yet."""
    send_bericht(
        soort=soort.code,
        ontvanger=None,
        context=context,
        dedupe_key=f"{soort.code}:{ondertekening.pk}:{sleutel}",
        betreft_soort="aanvraag",
        betreft_uuid=ondertekening.aanvraag.uuid,
        adres=ondertekening.adres,
        by=by,
        now=now,
    )
