"""The waiting list for something sooner: on it, off it, and what becomes of a time that is offered.

The place is locked first and the day after it, always in that order.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..aanbod import HOOGSTENS_ONBENUT
from ..enums import AfspraakStatus, Dagdeel, WachtlijstStatus
from ..models import Afspraak, Wachtlijstplek, Wachtlijstregel
from ..notices_wachtlijst import notify_op_lijst, notify_voorbij
from ..queries.wachtlijst import OPEN_STATUSSEN, wensen_for, zoekwens_of
from ..wens import WensRegel
from .boeken import confirm_afspraak
from .dag import busy_as_druk, lock_dagen
from .fouten import AanbodVoorbij, NietMeerTeWijzigen, OptieVerlopen, TijdNietVrij
from .wijzigen import cancel_afspraak, move_afspraak


@busy_as_druk()
@transaction.atomic
def join_wachtlijst(
    *,
    regels: Iterable[WensRegel],
    locatie: Locatie | None,
    tot: date,
    contact: Mapping[str, str],
    sleutel: str,
    dagdeel: str = Dagdeel.HEEL,
    afspraak: Afspraak | None = None,
    inwoner: Inwoner | None = None,
    by: Account | None,
    now: datetime,
) -> Wachtlijstplek:
    """From today through `tot`, at this locatie or anywhere. With an afspraak, that one moves when it is taken.

    A repeat with the same sleutel, or for an afspraak that is on the list already, gives the same place.
    Raises NietMeerTeWijzigen when the afspraak no longer stands, Druk.
    """
    if afspraak is not None and (bestaand := _place_of(afspraak, now)):
        return bestaand
    plek, is_nieuw = Wachtlijstplek.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "locatie": locatie,
            "afspraak": afspraak,
            "van": localdate(now),
            "tot": tot,
            "dagdeel": dagdeel,
            "contact": dict(contact),
            "inwoner": inwoner,
            "created_at": now,
        },
    )
    if is_nieuw:
        Wachtlijstregel.objects.bulk_create(
            Wachtlijstregel(plek=plek, soort=regel.soort, personen=regel.personen) for regel in regels
        )
        note_plek(plek, "wachtlijst-begonnen", by=by, now=now)
        notify_op_lijst(plek, by=by, now=now)
    return plek


def leave_wachtlijst(*, plek: Wachtlijstplek, by: Account | None, now: datetime) -> Wachtlijstplek:
    """Off the list; what was held for them is free at once. A repeat changes nothing. Raises Druk."""
    with busy_as_druk(), transaction.atomic():
        vast = lock_plek(plek)
        if vast.status in OPEN_STATUSSEN:
            end_plek(vast, WachtlijstStatus.GESTOPT, by=by, now=now)
    return vast


def take_aanbod(*, plek: Wachtlijstplek, beurt: int, by: Account | None, now: datetime) -> Afspraak:
    """Yes to the n-th offer: it is theirs, or their afspraak moves there. A repeat gives the same afspraak.

    Raises AanbodVoorbij; NietMeerTeWijzigen when their own afspraak no longer stands; Druk.
    """
    with busy_as_druk(), transaction.atomic():
        vast = lock_plek(plek)
        if vast.status == WachtlijstStatus.GENOMEN and vast.aanbiedingen == beurt and vast.afspraak:
            return vast.afspraak
        if (al := _confirmed_aanbod(vast)) and vast.aanbiedingen == beurt:
            return _note_genomen(vast, al, by=by, now=now)
        optie = check_aanbod(vast, beurt, now)
        try:
            genomen = (
                _move_to(vast.afspraak, optie, vast, by=by, now=now)
                if vast.afspraak
                else confirm_afspraak(
                    afspraak=optie, contact=vast.contact, inwoner=vast.inwoner, by=by, now=now
                )
            )
        except (OptieVerlopen, TijdNietVrij) as fout:
            raise AanbodVoorbij from fout
        return _note_genomen(vast, genomen, by=by, now=now)


def pass_aanbod(*, plek: Wachtlijstplek, beurt: int, by: Account | None, now: datetime) -> Wachtlijstplek:
    """No to the n-th offer, or no answer in time: the next one in line. The third time ends the place.

    A repeat, or an answer to an offer that was settled already, changes nothing; one that was confirmed in another
    way is taken. Raises Druk.
    """
    with busy_as_druk(), transaction.atomic():
        vast = lock_plek(plek)
        if vast.status != WachtlijstStatus.AANGEBODEN or vast.aanbiedingen != beurt:
            return vast
        if al := _confirmed_aanbod(vast):
            _note_genomen(vast, al, by=by, now=now)
            return vast
        if vast.aanbiedingen >= HOOGSTENS_ONBENUT:
            end_plek(vast, WachtlijstStatus.VERLOPEN, by=by, now=now)
            notify_voorbij(vast, now=now)
            return vast
        optie, vast.aanbod, vast.status = vast.aanbod, None, WachtlijstStatus.WACHT
        vast.save(update_fields=["aanbod", "status"])
        _let_go(optie, by=by, now=now)
        note_plek(vast, "wachtlijst-niet-genomen", by=by, now=now)
    return vast


def lock_plek(plek: Wachtlijstplek) -> Wachtlijstplek:
    """Without joining what it points to: PostgreSQL would give that as it was before waiting for the lock."""
    return Wachtlijstplek.objects.select_for_update().get(pk=plek.pk)


def check_aanbod(plek: Wachtlijstplek, beurt: int, now: datetime) -> Afspraak:
    """The time that is held in this turn. Raises AanbodVoorbij when it is not, or no longer sooner."""
    optie = plek.aanbod if plek.status == WachtlijstStatus.AANGEBODEN else None
    if optie is None or plek.aanbiedingen != beurt or optie.status != AfspraakStatus.OPTIE:
        raise AanbodVoorbij
    if optie.optie_tot is None or optie.optie_tot <= now:
        raise AanbodVoorbij
    if plek.afspraak and plek.afspraak.start <= optie.start:
        raise AanbodVoorbij
    return optie


def end_plek(vast: Wachtlijstplek, status: WachtlijstStatus, *, by: Account | None, now: datetime) -> None:
    """Off the list, of a locked place; what is held goes."""
    optie, vast.aanbod, vast.status = vast.aanbod, None, status
    vast.save(update_fields=["aanbod", "status"])
    _let_go(optie, by=by, now=now)
    note_plek(vast, f"wachtlijst-{status}", by=by, now=now)


def note_plek(plek: Wachtlijstplek, soort: str, *, by: Account | None, now: datetime) -> None:
    log_handeling(by=by, soort=soort, object_soort="wachtlijstplek", object_uuid=plek.uuid, now=now)


def _confirmed_aanbod(plek: Wachtlijstplek) -> Afspraak | None:
    """What is offered, when it was made final outside the list."""
    aanbod = plek.aanbod if plek.status == WachtlijstStatus.AANGEBODEN else None
    niet = (AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN, AfspraakStatus.GEANNULEERD)
    return aanbod if aanbod and aanbod.status not in niet else None


def _note_genomen(vast: Wachtlijstplek, genomen: Afspraak, *, by: Account | None, now: datetime) -> Afspraak:
    vast.status, vast.afspraak, vast.aanbod = WachtlijstStatus.GENOMEN, genomen, None
    vast.save(update_fields=["status", "afspraak", "aanbod"])
    note_plek(vast, "wachtlijst-genomen", by=by, now=now)
    return genomen


def _place_of(afspraak: Afspraak, now: datetime) -> Wachtlijstplek | None:
    """The open place of this afspraak, whose row stays locked so that there is never a second."""
    vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    if vast.status != AfspraakStatus.BEVESTIGD or vast.start <= now:
        raise NietMeerTeWijzigen
    return vast.wachtlijstplekken.filter(status__in=OPEN_STATUSSEN).first()


def _move_to(
    afspraak: Afspraak, optie: Afspraak, plek: Wachtlijstplek, *, by: Account | None, now: datetime
) -> Afspraak:
    """Both days locked at once; what was held goes, and the afspraak comes in its place."""
    wensen = {wens.locatie: wens for wens in wensen_for(zoekwens_of(plek))}
    if optie.locatie not in wensen:
        raise TijdNietVrij
    lock_dagen([(afspraak.locatie, afspraak.datum), (optie.locatie, optie.datum)], now)
    _let_go(optie, by=by, now=now)
    return move_afspraak(afspraak=afspraak, wens=wensen[optie.locatie], start=optie.start, by=by, now=now)


def _let_go(optie: Afspraak | None, *, by: Account | None, now: datetime) -> None:
    """Free at once; one that ran out meanwhile is so already."""
    if optie is None or optie.status != AfspraakStatus.OPTIE:
        return
    with suppress(NietMeerTeWijzigen):
        cancel_afspraak(afspraak=optie, by=by, now=now)
