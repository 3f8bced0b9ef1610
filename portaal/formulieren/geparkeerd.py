"""The work that stopped, for the screen of staff: of which aanvraag, what, since when and why.

Of an error only its kind is kept, because its text may hold what somebody typed; here it becomes a sentence.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from .enums import ActieSoort
from .models import UitgaandeActie

REDENEN = {
    "": "Het werk stopte telkens halverwege.",
    "ZaakIsAfgerond": "De zaak is al afgerond. Er kan niets meer bij.",
    "ZaaktypeNietCompleet": "Bij dit soort zaak ontbreekt een status. Vraag de beheerder om het aan te vullen.",
    "DoesNotExist": "Iets waar dit werk van uitgaat, bestaat niet meer.",
    "OperationalError": "De database gaf geen antwoord.",
    "FileNotFoundError": "Het bestand is er niet meer.",
    "PermissionError": "Het bestand kon niet worden opgeslagen.",
    "OSError": "Het bestand kon niet worden gelezen of opgeslagen.",
    "TypstError": "De pdf kon niet worden gemaakt.",
    "SjabloonOntbreekt": "De tekst van het bericht ontbreekt.",
    "TekstKloptNiet": "De tekst van het bericht klopt niet.",
    "SoftTimeLimitExceeded": "Het werk duurde te lang.",
}


@dataclass(frozen=True)
class GeparkeerdWerk:
    """One piece of work that stopped."""

    actie_id: int
    soort: str
    sinds: datetime
    pogingen: int
    reden: str


@dataclass(frozen=True)
class GeparkeerdeAanvraag:
    """An aanvraag with all of its work that stopped; without zaak_uuid there is no zaak yet."""

    aanvraag_uuid: UUID
    referentie: str
    formulier: str
    zaak_uuid: UUID | None
    werk: list[GeparkeerdWerk]


def list_geparkeerd(acties: QuerySet[UitgaandeActie]) -> list[GeparkeerdeAanvraag]:
    """These parked actions by aanvraag, what was handed in first at the top."""
    rijen = acties.select_related("aanvraag__versie__formulier", "aanvraag__zaak").defer(
        "aanvraag__antwoorden", "aanvraag__ruwe_invoer", "aanvraag__versie__definitie"
    )
    gesorteerd = rijen.order_by("aanvraag__ingediend_op", "aanvraag_id", "pk")
    return [
        GeparkeerdeAanvraag(
            aanvraag_uuid=aanvraag.uuid,
            referentie=str(aanvraag),
            formulier=aanvraag.formulier.titel,
            zaak_uuid=aanvraag.zaak.uuid if aanvraag.zaak else None,
            werk=[_describe_werk(actie) for actie in groep],
        )
        for aanvraag, groep in groupby(gesorteerd, key=lambda actie: actie.aanvraag)
    ]


def _name(actie: UitgaandeActie) -> str:
    """What it is; of the two copies also which one."""
    is_afschrift = actie.soort == ActieSoort.AFSCHRIFT
    return f"{actie.get_soort_display()} ({actie.sleutel})" if is_afschrift else actie.get_soort_display()


def _describe_werk(actie: UitgaandeActie) -> GeparkeerdWerk:
    return GeparkeerdWerk(
        actie_id=actie.pk,
        soort=_name(actie),
        sinds=actie.volgende_op,
        pogingen=actie.pogingen,
        reden=explain_fout(actie.fout),
    )


def explain_fout(soort: str) -> str:
    """A sentence for the kind of error; of an unknown one, where to look."""
    return REDENEN.get(soort, f"Er ging iets mis ({soort}). Vraag de beheerder om in het logboek te kijken.")
