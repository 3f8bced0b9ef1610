"""The term stands still and runs again. Facts are stored; dates are computed again from all facts."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from ..enums import GRONDEN_MET_EINDDATUM, GebeurtenisSoort, OpschortingGrond
from ..models import Gebeurtenis, Termijnberekening, Zaak
from ..notices import notify_opgeschort
from ..queries.termijn import bereken_termijn, compute_geplande_datum
from ._zaak import lock_zaak, save_zaak
from .fouten import AlOpgeschort, NietOpgeschort, OpschortingNietMogelijk, TekstOntbreekt

EEN_DAG = timedelta(days=1)
# No law names a longest period. Residents get weeks to send papers, so half a year is ample, and a year that was
# typed wrong is caught before the resident hears of it. Longer is told again, by a new act.
LANGSTE_OPSCHORTING = timedelta(weeks=26)
TERMIJNVELDEN = ("einddatum_gepland", "uiterlijke_einddatum_afdoening")
OPSCHORTINGVELDEN = ("opschorting_reden", "opschorting_grond", "opgeschort_sinds", "opgeschort_tot")


def recompute_termijn(zaak: Zaak, *, aanleiding: str, now: datetime) -> None:
    """Set the dates of a locked zaak from its facts, and keep the computation. The caller saves the zaak."""
    berekend = bereken_termijn(zaak, zaak.gebeurtenissen.all(), localdate(now))
    termijn = berekend.termijn if berekend else None
    zaak.einddatum_gepland = compute_geplande_datum(zaak, termijn)
    zaak.uiterlijke_einddatum_afdoening = termijn.uiterste_datum if termijn else None
    if berekend:
        Termijnberekening.objects.create(
            zaak=zaak,
            einde_zonder_atw=berekend.termijn.einde_zonder_atw,
            uiterste_datum=berekend.termijn.uiterste_datum,
            planningsdatum=berekend.termijn.planningsdatum,
            regel_versie=berekend.termijn.regel_versie,
            feestdagen_versie=berekend.termijn.feestdagen_versie,
            uitleg=list(berekend.uitleg),
            aanleiding=aanleiding,
            created_at=now,
        )


@transaction.atomic
def start_opschorting(
    *,
    zaak: Zaak,
    gesteld_tot: date | None,
    grond: str,
    reden: str,
    by: Account | None,
    now: datetime,
    versie: int | None = None,
) -> Gebeurtenis:
    """Let the term stand still from tomorrow through gesteld_tot, or until it is ended (Awb 4:15).

    Raises OpschortingNietMogelijk (also when no day is left to stand still), AlOpgeschort, TekstOntbreekt.
    """
    zaak = lock_zaak(zaak, versie)
    vandaag = localdate(now)
    if grond not in zaak.zaaktype.opschorting_gronden:
        raise OpschortingNietMogelijk("Op deze grond kan de termijn van deze zaak niet worden stilgezet.")
    if zaak.is_opgeschort(vandaag):
        raise AlOpgeschort
    if gesteld_tot is None and grond in GRONDEN_MET_EINDDATUM:
        raise OpschortingNietMogelijk("Kies een laatste dag. Zonder laatste dag staat de termijn niet stil.")
    if gesteld_tot is not None:
        check_gesteld_tot(gesteld_tot, vandaag)
    if not reden.strip():
        raise TekstOntbreekt
    _check_loopt(zaak, vandaag)
    feit = Gebeurtenis.objects.create(
        zaak=zaak,
        soort=GebeurtenisSoort.OPSCHORTING_START,
        datum=vandaag,
        gesteld_tot=gesteld_tot,
        grond=OpschortingGrond(grond),
        reden=reden.strip(),
        created_at=now,
        created_by=by,
    )
    zaak.opschorting_reden, zaak.opschorting_grond = feit.reden, feit.grond
    zaak.opgeschort_sinds, zaak.opgeschort_tot = vandaag + EEN_DAG, gesteld_tot
    recompute_termijn(zaak, aanleiding=feit.get_soort_display(), now=now)
    save_zaak(
        zaak,
        *TERMIJNVELDEN,
        *OPSCHORTINGVELDEN,
        soort="opschorting-start",
        by=by,
        now=now,
        toelichting=feit.grond,
    )
    notify_opgeschort(zaak, feit, by=by, now=now)
    return feit


@transaction.atomic
def end_opschorting(
    *, zaak: Zaak, by: Account | None, now: datetime, reden: str = "", versie: int | None = None
) -> Gebeurtenis:
    """Let the term run again from today. Raises NietOpgeschort, also when the set term ran out by itself."""
    zaak = lock_zaak(zaak, versie)
    vandaag = localdate(now)
    if not zaak.is_opgeschort(vandaag):
        raise NietOpgeschort
    feit = Gebeurtenis.objects.create(
        zaak=zaak,
        soort=GebeurtenisSoort.OPSCHORTING_EINDE,
        datum=vandaag,
        grond=zaak.opschorting_grond,
        reden=reden.strip(),
        created_at=now,
        created_by=by,
    )
    clear_opschorting(zaak)
    recompute_termijn(zaak, aanleiding=feit.get_soort_display(), now=now)
    save_zaak(zaak, *TERMIJNVELDEN, *OPSCHORTINGVELDEN, soort="opschorting-einde", by=by, now=now)
    return feit


def check_gesteld_tot(gesteld_tot: date, vandaag: date) -> None:
    """The last day of a suspension lies ahead, and not too far. Raises OpschortingNietMogelijk."""
    if gesteld_tot <= vandaag:
        raise OpschortingNietMogelijk("De laatste dag moet in de toekomst liggen.")
    grens = vandaag + LANGSTE_OPSCHORTING
    if gesteld_tot > grens:
        raise OpschortingNietMogelijk(
            f"De termijn kan hoogstens {LANGSTE_OPSCHORTING.days // 7} weken stilstaan. "
            f"Kies een dag tot en met {format_datum(grens)}."
        )


def _check_loopt(zaak: Zaak, vandaag: date) -> None:
    """Awb 4:15 suspends a term that runs: tomorrow, the first day to stand still, must be one of its days."""
    berekend = bereken_termijn(zaak, zaak.gebeurtenissen.all(), vandaag)
    if berekend and vandaag >= berekend.termijn.einde_zonder_atw:
        raise OpschortingNietMogelijk(
            f"De termijn liep tot en met {format_datum(berekend.termijn.einde_zonder_atw)}. "
            "Er zijn geen dagen meer om stil te zetten. Hebt u iets van de inwoner nodig? "
            "Kies dan Status zetten."
        )


def clear_opschorting(zaak: Zaak) -> None:
    """Forget the running suspension on the zaak itself; the facts stay."""
    zaak.opschorting_reden, zaak.opschorting_grond = "", ""
    zaak.opgeschort_sinds = zaak.opgeschort_tot = None
