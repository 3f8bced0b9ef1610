"""What a resident holds because of a zaak: given, put on another kenteken, ended."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from portaal.inwoners.bronnen import RdwStoring, get_voertuig
from portaal.inwoners.models import Inwoner
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..beslisregels.parkeervergunning import Kentekenfeit, weigh_kenteken
from ..models import Recht, Rechtwijziging, Zaak
from ..notices import notify_recht
from ..rechten import RECHTSOORTEN
from .fouten import (
    KentekenBezet,
    KentekenNietGeschikt,
    RechtGewijzigd,
    RechtIsVoorbij,
    TeVaakGewijzigd,
    ZelfdeKenteken,
)


def index_kenmerk(kenmerk: str) -> str:
    """The keyed hash to find a recht by what it hangs on; empty for nothing."""
    return blind_index(f"kenmerk:{kenmerk}") if kenmerk else ""


@transaction.atomic
def grant_recht(
    *,
    zaak: Zaak,
    inwoner: Inwoner,
    soort: str,
    geldig_van: date,
    geldig_tot: date,
    kenmerk: str = "",
    adres_idx: str = "",
    gebied: str = "",
    by: Account | None,
    now: datetime,
) -> Recht:
    """Give the recht. What ran out no longer keeps its kenmerk. Raises IntegrityError when the kenmerk is taken."""
    kenmerk_idx = index_kenmerk(kenmerk)
    _free_kenmerk(soort, kenmerk_idx, localdate(now))
    recht = Recht.objects.create(
        zaak=zaak,
        inwoner=inwoner,
        soort=soort,
        kenmerk=kenmerk,
        kenmerk_idx=kenmerk_idx,
        adres_idx=adres_idx,
        gebied=gebied,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        created_at=now,
    )
    _log(recht, "recht-gegeven", by=by, now=now)
    return recht


def change_kenteken(*, recht: Recht, kenteken: str, versie: int, by: Account, now: datetime) -> Recht:
    """Put the recht on another kenteken, from now on; the old one is free at once.

    `versie` is the one that the page showed. The RDW is asked before anything is locked. Raises KentekenNietGeschikt,
    ZelfdeKenteken, KentekenBezet, RechtGewijzigd, RechtIsVoorbij, TeVaakGewijzigd.
    """
    if redenen := weigh_kenteken(look_up_kenteken(kenteken)):
        raise KentekenNietGeschikt(" ".join(redenen))
    try:
        return _change(recht, kenteken, versie, by, now)
    except IntegrityError as fout:
        raise KentekenBezet from fout


@transaction.atomic
def _change(recht: Recht, kenteken: str, versie: int, by: Account, now: datetime) -> Recht:
    actueel = _lock(recht, versie, now)
    if actueel.kenmerk == kenteken:
        raise ZelfdeKenteken
    vandaag = localdate(now)
    if actueel.wijzigingen.filter(gewijzigd_op__date=vandaag).count() >= RECHTSOORTEN[actueel.soort].per_dag:
        raise TeVaakGewijzigd
    kenmerk_idx = index_kenmerk(kenteken)
    _free_kenmerk(actueel.soort, kenmerk_idx, vandaag)
    Rechtwijziging.objects.create(
        recht=actueel, van=actueel.kenmerk, naar=kenteken, gewijzigd_op=now, gewijzigd_door=by
    )
    actueel.kenmerk, actueel.kenmerk_idx = kenteken, kenmerk_idx
    _save(actueel, "kenmerk", "kenmerk_idx", soort="recht-gewijzigd", by=by, now=now)
    notify_recht(actueel, "Uw vergunning staat op een ander kenteken", by=by, now=now)
    return actueel


@transaction.atomic
def end_recht(*, recht: Recht, versie: int, by: Account, now: datetime) -> Recht:
    """End the recht now; what it hangs on is free at once. Raises RechtGewijzigd, RechtIsVoorbij."""
    actueel = _lock(recht, versie, now)
    actueel.ingetrokken_op = now
    _save(actueel, "ingetrokken_op", soort="recht-beeindigd", by=by, now=now)
    notify_recht(actueel, "Uw vergunning is gestopt", by=by, now=now)
    return actueel


def look_up_kenteken(kenteken: str) -> Kentekenfeit:
    """What the RDW says of a kenteken; a source that is down is a fact too."""
    try:
        voertuig = get_voertuig(kenteken)
    except RdwStoring:
        return Kentekenfeit(kenteken, is_bereikt=False)
    if voertuig is None:
        return Kentekenfeit(kenteken)
    return Kentekenfeit(
        kenteken,
        soort=voertuig.soort,
        omschrijving=voertuig.omschrijving,
        is_geexporteerd=voertuig.is_geexporteerd,
    )


def _lock(recht: Recht, versie: int, now: datetime) -> Recht:
    actueel = Recht.objects.select_for_update(of=("self",)).select_related("zaak__zaaktype").get(pk=recht.pk)
    if actueel.versie != versie:
        raise RechtGewijzigd
    if not actueel.is_geldig(localdate(now)):
        raise RechtIsVoorbij
    return actueel


def _save(recht: Recht, *velden: str, soort: str, by: Account, now: datetime) -> None:
    recht.versie += 1
    recht.save(update_fields=[*velden, "versie"])
    _log(recht, soort, by=by, now=now)


def _free_kenmerk(soort: str, kenmerk_idx: str, vandaag: date) -> None:
    """What ran out gives up what it hung on; its text stays."""
    voorbij = Recht.objects.filter(soort=soort, kenmerk_idx=kenmerk_idx, geldig_tot__lt=vandaag)
    voorbij.exclude(kenmerk_idx="").update(kenmerk_idx="")


def _log(recht: Recht, soort: str, *, by: Account | None, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="recht",
        object_uuid=recht.uuid,
        toelichting=recht.soort,
        now=now,
    )
