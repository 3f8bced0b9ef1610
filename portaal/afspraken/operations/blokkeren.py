"""Closing a balie for a while. Who is booked there goes to another balie at the same time, where there is one."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import VERSCHUIFBARE_STATUSSEN, AfspraakStatus, Herkomst
from ..models import Afspraak, Balie, Balieblokkade, LocatieDag
from ..queries import Rooster, load_rooster
from ..queries.overboekt import overbooked_keys
from ..queries.tijden import open_for
from ..rooster import CEL
from ..wens import WensKanNiet, wens_of
from .boeken import find_plaats
from .dag import Dagstand, busy_as_druk, lock_dagen, read_dag, take_cells, write_dag
from .fouten import NietMeerTeWijzigen, TijdNietVrij


@dataclass(frozen=True)
class Blokkering:
    """What came of it: how many went to another balie, and how many still stand on this one."""

    blokkade: Balieblokkade
    verschoven: int
    blijven_staan: int


def block_balie(
    *, balie: Balie, datum: date, van: time, tot: time, reden: str, by: Account, now: datetime
) -> Blokkering:
    """Not staffed then, whatever its block says; a repeat is the same blokkade. Raises Druk."""
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(balie.locatie, datum)], now)[balie.locatie_id, datum]
        blokkade, is_nieuw = Balieblokkade.objects.get_or_create(
            balie=balie, datum=datum, van=van, tot=tot, defaults={"reden": reden}
        )
        if is_nieuw:
            _log("balie-geblokkeerd", blokkade, by, now)
        rooster = load_rooster(balie.locatie, datum, datum)
        hier = Afspraak.objects.filter(balie=balie)
        overboekt = overbooked_keys(hier, rooster, balie.locatie, datum, datum, now=now)
        te_zetten = hier.filter(pk__in=overboekt).order_by("start")
        verschoven = sum([_has_moved(afspraak, dag, rooster) for afspraak in te_zetten])
        write_dag(dag)
    return Blokkering(blokkade, verschoven, len(overboekt) - verschoven)


def unblock_balie(*, blokkade: Balieblokkade, by: Account, now: datetime) -> None:
    """Staffed again; a repeat changes nothing. Raises Druk."""
    locatie = blokkade.balie.locatie
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, blokkade.datum)], now)[locatie.pk, blokkade.datum]
        aantal, _ = Balieblokkade.objects.filter(pk=blokkade.pk).delete()
        if aantal:
            _log("balie-vrijgegeven", blokkade, by, now)
        write_dag(dag)


def reseat_afspraak(*, afspraak: Afspraak, by: Account, now: datetime) -> Afspraak:
    """To another balie at the same time; for its owner nothing changes.

    Raises TijdNietVrij when no other balie has room, NietMeerTeWijzigen, Druk.
    """
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(afspraak.locatie, afspraak.datum)], now)[afspraak.locatie_id, afspraak.datum]
        vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
        if vast.status not in VERSCHUIFBARE_STATUSSEN or vast.start != afspraak.start:
            raise NietMeerTeWijzigen
        _move_over(vast, dag, load_rooster(vast.locatie, dag.datum, dag.datum))
        log_handeling(by=by, soort="andere-balie", object_soort="afspraak", object_uuid=vast.uuid, now=now)
        write_dag(dag)
    return vast


def _has_moved(afspraak: Afspraak, dag: LocatieDag, rooster: Rooster) -> bool:
    try:
        _move_over(afspraak, dag, rooster)
    except TijdNietVrij:
        return False
    return True


def _move_over(afspraak: Afspraak, dag: LocatieDag, rooster: Rooster) -> None:
    """Its cells go and come back at a balie that is staffed and can do it. Raises TijdNietVrij."""
    try:
        wens = wens_of(afspraak, herkomst=Herkomst.MEDEWERKER)
    except WensKanNiet as fout:
        raise TijdNietVrij from fout
    # As long as it was promised, whatever the soort takes by now.
    wens = replace(wens, cellen=(afspraak.eind - afspraak.start) // CEL)
    stand = read_dag(dag, rooster)
    zonder = Dagstand(dag, stand.without(afspraak))
    open_, mag = rooster.open_balies(dag.datum, online=False), open_for(wens, rooster, dag.datum)
    plaatsing = find_plaats(wens, zonder, open_, mag, afspraak.start, telt_al_mee=True, naast_overboekt=True)
    with transaction.atomic():
        eigen = afspraak.cellen.filter(begin__gte=afspraak.start, begin__lt=afspraak.eind)
        eigen.filter(balie=afspraak.balie_id).delete()
        afspraak.balie_id = plaatsing.balie
        afspraak.save(update_fields=["balie"])
        is_optie = afspraak.status == AfspraakStatus.OPTIE
        take_cells(dag, afspraak, plaatsing, vrij_vanaf=afspraak.optie_tot if is_optie else None)


def _log(soort: str, blokkade: Balieblokkade, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="balie",
        object_uuid=blokkade.balie.uuid,
        toelichting=f"{blokkade.datum} {blokkade.van:%H.%M}-{blokkade.tot:%H.%M}",
        now=now,
    )
