"""How long an aanvraag is kept in each phase, what is left of it then, and which ones that holds for now.

A form has its own rules (Bewaarregel); STANDAARD holds where it has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from portaal.vragen.antwoord import Antwoord, Antwoorden
from portaal.vragen.definitie import Definitie

from .enums import AanvraagStatus, Bewaarfase, Bewaarwijze
from .models import Aanvraag, Bewaarregel, Formulier

# Answers chosen from a fixed list, which say nothing of a person by themselves.
GESLOTEN_TYPEN = frozenset({"ja_nee", "keuze", "meerkeuze", "keuzelijst", "akkoord"})


@dataclass(frozen=True)
class Termijn:
    dagen: int
    wijze: Bewaarwijze


# After the end of the zaak long enough for an objection and its beginning to be handled (Awb 6:7).
STANDAARD = {
    Bewaarfase.CONCEPT: Termijn(30, Bewaarwijze.VERWIJDER),
    Bewaarfase.INGEDIEND: Termijn(90, Bewaarwijze.VERWIJDER),
    Bewaarfase.VERLOPEN: Termijn(30, Bewaarwijze.VERWIJDER),
}


def get_termijn(formulier: Formulier, fase: Bewaarfase) -> Termijn:
    regel = Bewaarregel.objects.filter(formulier=formulier, fase=fase).first()
    return Termijn(regel.dagen, Bewaarwijze(regel.wijze)) if regel else STANDAARD[fase]


def due_schoning(now: datetime, limit: int = 500) -> list[tuple[Aanvraag, Bewaarwijze]]:
    """What has been kept long enough, with what to do with it."""
    klaar: list[tuple[Aanvraag, Bewaarwijze]] = []
    for formulier in Formulier.objects.order_by("pk"):
        for fase in Bewaarfase:
            termijn = get_termijn(formulier, fase)
            rijen = Aanvraag.objects.filter(_is_due(fase, termijn.dagen, now), versie__formulier=formulier)
            klaar += [(rij, termijn.wijze) for rij in rijen.zonder_antwoorden()[: limit - len(klaar)]]
            if len(klaar) >= limit:
                return klaar
    return klaar


def _is_due(fase: Bewaarfase, dagen: int, now: datetime) -> Q:
    """A draft carries its own last moment, the one that its owner was told.

    What was handed in counts from the end of its zaak, once all work on it is done: an open zaak and work
    that stopped are spared.
    """
    if fase == Bewaarfase.CONCEPT:
        return Q(status=AanvraagStatus.CONCEPT, verloopt_op__lte=now)
    if fase == Bewaarfase.INGEDIEND:
        einde = localdate(now) - timedelta(days=dagen)
        return Q(status=AanvraagStatus.VERWERKT, zaak__einddatum__lte=einde)
    return Q(status=AanvraagStatus.VERLOPEN, bijgewerkt_op__lte=now - timedelta(days=dagen))


def without_person(definitie: Definitie, antwoorden: Antwoorden) -> dict[str, Antwoord]:
    """The answers that may stay without their person: chosen from a list, and not sensitive."""
    return dict(_keep(definitie, antwoorden))


def _keep(definitie: Definitie, antwoorden: Antwoorden) -> Iterator[tuple[str, Antwoord]]:
    for sleutel, veld in definitie.veld_per_sleutel.items():
        if sleutel in antwoorden and veld.type in GESLOTEN_TYPEN and not veld.gevoelig:
            yield sleutel, antwoorden[sleutel]
