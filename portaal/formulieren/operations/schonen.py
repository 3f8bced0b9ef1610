"""The end of an aanvraag: what is about a person goes, a tombstone stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.toegang.operations import log_handeling

from ..bewaren import without_person
from ..definities import load_definitie
from ..enums import AanvraagStatus, Bewaarwijze
from ..models import Aanvraag, StapMeting
from .concept import verwijder_concept

BEWAAR_METING = timedelta(days=730)


@transaction.atomic
def schoon_aanvraag(*, aanvraag: Aanvraag, wijze: Bewaarwijze, now: datetime) -> None:
    """Remove what was typed and sent with files, links and signatures; doing it twice is once.

    A draft that is removed leaves nothing. All else leaves its uuid, form and version, reference and dates,
    and, where persons are taken out only, what was chosen from a list. What belongs to an open zaak stays.
    """
    vast = (
        Aanvraag.objects.select_for_update(of=("self",)).select_related("versie", "zaak").get(pk=aanvraag.pk)
    )
    is_veranderd = vast.status != aanvraag.status  # handed in between our look and our lock
    if is_veranderd or vast.is_geschoond or (vast.zaak is not None and not vast.zaak.is_afgerond):
        return
    if vast.is_concept and wijze == Bewaarwijze.VERWIJDER:
        verwijder_concept(aanvraag=vast, by=None, now=now)
        return
    blijft = {}
    if wijze == Bewaarwijze.ANONIMISEER:
        blijft = without_person(load_definitie(vast.versie, localdate(now)), vast.antwoorden)
    for bijlage in vast.bijlagen.all():
        bijlage.drop_content()
        bijlage.delete()
    for rijen in (vast.hervatlinks, vast.ondertekeningen, vast.acties):
        rijen.all().delete()
    vast.antwoorden, vast.ruwe_invoer = blijft, {}
    vast.aanvrager = vast.gemachtigde = vast.organisatie = vast.ingevuld_door = vast.zaak = None
    vast.houder_hash = vast.loa = vast.organisatie_email = ""
    vast.status, vast.verloopt_op, vast.bijgewerkt_op = AanvraagStatus.GESCHOOND, None, now
    vast.save()
    log_handeling(
        by=None,
        soort="aanvraag-geschoond",
        object_soort="aanvraag",
        object_uuid=vast.uuid,
        toelichting=str(wijze),
        now=now,
    )


def schoon_metingen(*, now: datetime) -> int:
    """Counts of more than two years ago say nothing of the form as it is; gives how many rows went."""
    return StapMeting.objects.filter(dag__lt=localdate(now) - BEWAAR_METING).delete()[0]
