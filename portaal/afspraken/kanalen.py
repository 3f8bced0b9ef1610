"""How an afspraak is held: at a balie, by phone, with video or at home. All that differs in words is here.

What is said here may be read by whoever has the link: no phone number and no address of a resident. What they
filled in themselves, for their own eyes and for staff, is in `kanaalregels`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import Signer
from django.utils.timezone import localtime

from portaal.kern.ui.notatie import DAGEN, MAANDEN, NBSP, format_telefoon

from .enums import Afspraakkanaal
from .models import Afspraak
from .permissions import sign_uuid

_kamer = Signer(salt="afspraken.video")


@dataclass(frozen=True)
class Wijze:
    """`plek` stands in an SMS after the moment, `uitleg` in a sentence of its own; empty: the locatie tells.

    Someone who comes to a home is there within `venster` of the time.
    """

    icoon: str
    plek: str = ""
    naam: str = ""
    uitleg: str = ""
    afgezegd: str = "U hoeft niet te komen."
    venster: timedelta = timedelta(0)

    @property
    def is_op_locatie(self) -> bool:
        return not self.naam

    @property
    def kies_opnieuw(self) -> str:
        """What to do when we are closed."""
        elders = ". Dat kan ook bij een andere locatie" if self.is_op_locatie else ""
        return f"Kies een nieuw moment{elders}"


WIJZEN = {
    Afspraakkanaal.BALIE: Wijze(icoon="plek"),
    Afspraakkanaal.TELEFOON: Wijze(
        icoon="telefoon",
        plek="wij bellen u",
        naam="Telefonisch",
        uitleg="Wij bellen u op het nummer dat u hebt opgegeven.",
        afgezegd="Wij bellen u niet.",
    ),
    Afspraakkanaal.VIDEO: Wijze(
        icoon="oog",
        plek="met video",
        naam="Met video",
        uitleg="Open op de tijd van uw afspraak de link naar het videogesprek.",
        afgezegd="Het videogesprek gaat niet door.",
    ),
    Afspraakkanaal.THUIS: Wijze(
        icoon="huis",
        plek="bij u thuis",
        naam="Bij u thuis",
        uitleg="Wij komen bij u langs.",
        afgezegd="Wij komen niet langs.",
        venster=timedelta(minutes=15),
    ),
}


def wijze_van(kanaal: str) -> Wijze:
    return WIJZEN[Afspraakkanaal(kanaal)]


def describe_moment(start: datetime, kanaal: str = Afspraakkanaal.BALIE) -> str:
    """With plain spaces: a special one makes an SMS dearer."""
    hier = localtime(start)
    return f"{DAGEN[hier.weekday()]} {hier.day} {MAANDEN[hier.month - 1]} {_describe_tijd(start, kanaal)}"


def describe_short(start: datetime, kanaal: str = Afspraakkanaal.BALIE) -> str:
    """For an SMS: without the day of the week."""
    hier = localtime(start)
    return f"{hier.day} {MAANDEN[hier.month - 1]} {_describe_tijd(start, kanaal).removeprefix('om ')}"


def describe_waar(afspraak: Afspraak, *, kamer_van: Afspraak | None = None) -> str:
    """Where or how, in one line of a message. `kamer_van` is the afspraak that comes in its place, with its room."""
    wijze, locatie = wijze_van(afspraak.kanaal), afspraak.locatie
    if wijze.is_op_locatie:
        return f"{locatie.naam}, {locatie.adres}, {locatie.plaats}"
    link = video_link(kamer_van or afspraak)
    return f"{wijze.naam}. {wijze.uitleg} {link}".strip()


def describe_plek(afspraak: Afspraak) -> str:
    """The same in a few words, for an SMS."""
    return wijze_van(afspraak.kanaal).plek or afspraak.locatie.naam


def video_link(afspraak: Afspraak) -> str:
    """The room of this afspraak, for who comes and for staff. It cannot be guessed, and leads to nothing else."""
    if afspraak.kanaal != Afspraakkanaal.VIDEO:
        return ""
    return f"{settings.AFSPRAAK_VIDEO_URL}/{sign_uuid(afspraak.uuid, _kamer)}"


def kanaalregels(afspraak: Afspraak) -> list[tuple[str, str]]:
    """What was filled in for this kanaal, as (label, value): for who filled it in, and for staff."""
    if afspraak.kanaal == Afspraakkanaal.TELEFOON:
        return [("Wij bellen u op", format_telefoon(belnummer_van(afspraak.contact)))]
    if afspraak.kanaal == Afspraakkanaal.THUIS:
        return [("Wij komen op", describe_adres(afspraak.contact))]
    return []


def belnummer_van(contact: Mapping[str, str]) -> str:
    """The number to call: the one that was given for it, else the mobile one."""
    return contact.get("belnummer") or contact.get("telefoon", "")


def describe_adres(contact: Mapping[str, str]) -> str:
    """Beukenlaan 12, 4299 LV Lindervoort."""
    straat = f"{contact.get('straat', '')} {contact.get('huisnummer', '')}".strip()
    plaats = f"{contact.get('postcode', '')} {contact.get('plaats', '')}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)


def describe_tijd(start: datetime, kanaal: str) -> str:
    """For a page: with spaces at which a line does not break."""
    return _describe_tijd(start, kanaal).replace(" uur", f"{NBSP}uur")


def _describe_tijd(start: datetime, kanaal: str) -> str:
    venster, hier = wijze_van(kanaal).venster, localtime(start)
    if not venster:
        return f"om {hier.hour}.{hier.minute:02d} uur"
    eind = localtime(start + venster)
    return f"tussen {hier.hour}.{hier.minute:02d} en {eind.hour}.{eind.minute:02d} uur"
