"""The files that came along, each kept with the zaak once the scanner found nothing in it."""

from datetime import datetime

from django.utils.timezone import localdate

from portaal.vragen.typen.bestand import get_bijlage_uuids
from portaal.zaken.operations import add_document

from ...enums import ActieSoort, BijlageStatus
from ...invulling import Invulling
from ...models import Aanvraag, Bijlage
from .taak import ask_to_send, find_veld
from .werk import NogNiet, Werk, zaak_of

SCAN = "Gescand formulier"
MACHTIGING = "Machtiging"
LANGSTE_TITEL = 150
OPNIEUW = {
    BijlageStatus.BESMET: (
        "In het bestand ‘{naam}’ vonden wij een virus. Wij hebben het niet bewaard. "
        "Maak het bestand opnieuw, bijvoorbeeld op een ander apparaat, en stuur het nog een keer."
    ),
    BijlageStatus.FOUT: "Het bestand ‘{naam}’ kunnen wij niet lezen. Stuur het nog een keer.",
}


class NogInQuarantaine(NogNiet):
    """The scanner has not looked at the file yet."""


def find_bijlagen(invulling: Invulling) -> list[Bijlage]:
    """The files at visible questions, and the scans of a form on paper."""
    gekozen = {
        sleutel for antwoord in invulling.pad.antwoorden.values() for sleutel in get_bijlage_uuids(antwoord)
    }
    bijlagen = invulling.aanvraag.bijlagen.all()
    return [bijlage for bijlage in bijlagen if not bijlage.veld or str(bijlage.uuid) in gekozen]


def drop_ongebruikt(aanvraag: Aanvraag) -> None:
    """Remove the files at questions that are hidden: they were not handed in. Within a transaction."""
    gebruikt = find_bijlagen(Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op)))
    for bijlage in aanvraag.bijlagen.exclude(pk__in=[bijlage.pk for bijlage in gebruikt]):
        bijlage.drop_content()
        bijlage.delete()


def keep_bijlage(aanvraag: Aanvraag, sleutel: str, now: datetime) -> None:
    """A file that was not kept is asked for again, where staff and the resident see what is missing."""
    bijlage = aanvraag.bijlagen.get(uuid=sleutel)
    if bijlage.status == BijlageStatus.QUARANTAINE:
        raise NogInQuarantaine
    veld = find_veld(aanvraag, bijlage.veld)
    los = MACHTIGING if aanvraag.gemachtigde_id else SCAN
    titel = veld.label if veld else los
    if bijlage.status != BijlageStatus.SCHOON:
        uitleg = OPNIEUW[BijlageStatus(bijlage.status)].format(naam=bijlage.bestandsnaam)
        titel = f"Stuur opnieuw: {titel}"
        ask_to_send(aanvraag, sleutel=f"bijlage:{bijlage.uuid}", titel=titel, uitleg=uitleg, now=now)
        return
    add_document(
        zaak=zaak_of(aanvraag),
        bestand=bijlage.read(),
        titel=titel[:LANGSTE_TITEL],
        soort="Bijlage",
        auteur=aanvraag.aanvrager.naam if aanvraag.aanvrager else "",
        van_inwoner=True,
        bron_sleutel=f"bijlage:{bijlage.uuid}",
        by=aanvraag.ingevuld_door,
        now=now,
    )


WERK = Werk(
    ActieSoort.DOCUMENT,
    keys=lambda invulling: [str(bijlage.uuid) for bijlage in find_bijlagen(invulling)],
    run=keep_bijlage,
)
