"""Reads that cross models, shaped for a screen or a worker."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate
from wagtail.models import Revision

from portaal.kern.werkdagen import add_werkdagen
from portaal.vragen.zichtbaar import zaaktype_van
from portaal.zaken.models import Zaaktype
from portaal.zaken.termijnen import Grond, TermijnInvoer, compute_termijn

from .definities import load_definitie
from .enums import INGEDIENDE_STATUSSEN, AanvraagStatus
from .models import Aanvraag, AanvraagQuerySet, Bijlage, Formulier, Ondertekening, UitgaandeActie
from .openstelling import Openstelling, judge_openstelling

WERKDAGEN = "werkdagen"
# After so long without an answer, who has to sign is asked once more.
HERINNER_NA = timedelta(days=5)


@dataclass(frozen=True)
class Verwachting:
    """When the resident hears: the day of the promise, or the last day the law allows."""

    datum: date | None
    is_wettelijk: bool = False


def concepten_van(aanvragen: AanvraagQuerySet) -> AanvraagQuerySet:
    """Of these, the drafts one can go on with, the newest first; untouched ones are left out."""
    return aanvragen.concepten().filter(revisie__gt=0).met_formulier().zonder_antwoorden()


def onderweg_van(aanvragen: AanvraagQuerySet) -> AanvraagQuerySet:
    """Of these, what was handed in and is not a zaak yet."""
    onderweg = aanvragen.filter(status__in=INGEDIENDE_STATUSSEN, zaak__isnull=True)
    return onderweg.met_formulier().zonder_antwoorden()


def get_openstelling(formulier: Formulier, now: datetime) -> Openstelling:
    """Whether a new aanvraag may be started now; the one answer for start page, catalogue and operation."""
    is_gepubliceerd = formulier.live and formulier.versies.exists()
    return judge_openstelling(
        is_gepubliceerd=is_gepubliceerd,
        opent_op=formulier.opent_op,
        sluit_op=formulier.sluit_op,
        is_vol=is_gepubliceerd and is_vol(formulier),
        now=now,
    )


def is_vol(formulier: Formulier) -> bool:
    """Whether as many were handed in as may be; what was not signed in time does not count."""
    if formulier.hoogste_aantal is None:
        return False
    telt_niet = (AanvraagStatus.CONCEPT, AanvraagStatus.VERLOPEN)
    ingediend = Aanvraag.objects.filter(versie__formulier=formulier).exclude(status__in=telt_niet)
    return ingediend.count() >= formulier.hoogste_aantal


def get_zaaktype(aanvraag: Aanvraag) -> Zaaktype:
    """What this aanvraag became, or becomes: its answers may lead to another zaaktype than the form's own."""
    if aanvraag.zaak is not None:
        return aanvraag.zaak.zaaktype
    dag = localdate(aanvraag.ingediend_op or aanvraag.bijgewerkt_op)
    identificatie = zaaktype_van(load_definitie(aanvraag.versie, dag), aanvraag.antwoorden)
    if identificatie is None:
        return aanvraag.formulier.vast_zaaktype
    return Zaaktype.objects.select_related("norm", "team").get(identificatie=identificatie)


def get_verwachting(zaaktype: Zaaktype, ontvangen_op: datetime) -> Verwachting:
    """What we promise for a zaak of this type received at that moment (Awb 4:13, or the servicenorm)."""
    ontvangst = localdate(ontvangen_op)
    norm = zaaktype.norm
    if norm is not None and norm.grens and norm.eenheid == WERKDAGEN:
        return Verwachting(add_werkdagen(ontvangst, norm.grens))
    if zaaktype.termijn_weken is not None:
        invoer = TermijnInvoer(ontvangst=ontvangst, weken=zaaktype.termijn_weken, grond=Grond(zaaktype.grond))
        return Verwachting(compute_termijn(invoer).uiterste_datum, is_wettelijk=True)
    return Verwachting(None)


def due_acties(now: datetime, limit: int = 100) -> list[int]:
    """Ids of the actions whose turn it is, the oldest first."""
    wachtend = UitgaandeActie.objects.aan_de_beurt(now)
    return list(wachtend.order_by("volgende_op").values_list("pk", flat=True)[:limit])


def due_scans(limit: int = 100) -> list[int]:
    """Ids of the files that wait for the scanner, the oldest first."""
    return list(Bijlage.objects.te_scannen().order_by("created_at").values_list("pk", flat=True)[:limit])


def due_ondertekeningen(now: datetime) -> list[int]:
    """Ids of the requests to sign of which to remind or to make an end."""
    herinneren = Q(herinnerd_op=None, gevraagd_op__lte=now - HERINNER_NA)
    te_doen = Ondertekening.objects.open().filter(herinneren | Q(verloopt_op__lte=now))
    return list(te_doen.order_by("pk").values_list("pk", flat=True))


def due_revisies(now: datetime) -> list[Revision]:
    """Of forms: what was planned to be published by now."""
    gepland = Revision.objects.filter(content_type=Formulier.get_content_type(), approved_go_live_at__lt=now)
    return list(gepland.order_by("approved_go_live_at"))
