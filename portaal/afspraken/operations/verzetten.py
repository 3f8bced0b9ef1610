"""Closing a locatie, or moving a whole day: the hours change at once, then each afspraak is helped to another time.

The first act is one transaction: hours, who is to be moved, and nothing else can be booked then. What follows
goes by one afspraak at a time, each with its message in its own transaction, so that it can stop anywhere and
go on.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from django.db import transaction

from portaal.kern.nudge import nudge
from portaal.organisatie.models import Locatie
from portaal.organisatie.operations import add_sluiting, remove_sluiting
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import AfspraakStatus, Herkomst, VerzetAanleiding, VerzetUitkomst
from ..models import Afspraak, AfspraakQuerySet, Cel, Verzetregel, Verzetting
from ..notices import notify_gaat_door, notify_gesloten_kiezen, notify_gesloten_verplaatst
from ..queries.verzetten import booked_within, closed_by, find_moments
from ..wens import WensKanNiet, wens_of
from .dag import busy_as_druk, let_go, lock_dagen, write_dag
from .fouten import AfspraakGewijzigd, Druk, NietMeerTeWijzigen, TijdNietVrij
from .wijzigen import move_afspraak

TAAK = "afspraken.verzet"
# Somebody may take a moment between looking and moving: so many are tried before the sweeper comes again.
POGINGEN = 8
# Who has not been moved by then is left to choose: nobody may hear nothing.
GEDULD = timedelta(minutes=30)

logger = logging.getLogger(__name__)

Klok = Callable[[], datetime]


def sluit_locatie(
    *,
    locatie: Locatie,
    datum: date,
    van: time | None = None,
    tot: time | None = None,
    reden: str,
    sleutel: str,
    by: Account,
    now: datetime,
) -> Verzetting:
    """Closed on this day, or from `van` until `tot` (both or neither); who was booked then is moved.

    A repeat with the same sleutel gives the same Verzetting. Raises Druk.
    """
    verzetting = Verzetting(
        sleutel=sleutel,
        aanleiding=VerzetAanleiding.SLUITING,
        locatie=locatie,
        datum=datum,
        van=van,
        tot=tot,
        reden=reden,
        at=now,
        by=by,
    )
    return _begin(verzetting, now)


def verzet_dag(
    *, locatie: Locatie, datum: date, naar_datum: date, reden: str, sleutel: str, by: Account, now: datetime
) -> Verzetting:
    """Closed on this day; who was booked goes to `naar_datum`, at the same time when that is free. Raises Druk."""
    verzetting = Verzetting(
        sleutel=sleutel,
        aanleiding=VerzetAanleiding.DAG,
        locatie=locatie,
        datum=datum,
        naar_datum=naar_datum,
        reden=reden,
        at=now,
        by=by,
    )
    return _begin(verzetting, now)


def work_verzetting(*, verzetting: Verzetting, klok: Klok) -> None:
    """Help everybody who still waits; may be killed and may run twice at once.

    What goes wrong with one of them, whatever it is, does not keep the others waiting.
    """
    wachtend = verzetting.regels.filter(uitkomst=VerzetUitkomst.WACHT)
    for sleutel in list(wachtend.values_list("pk", flat=True)):
        now = klok()
        _try_to(_help, sleutel, now)
        if now - verzetting.at > GEDULD:
            _try_to(_give_up, sleutel, now)
    klaar = Verzetting.objects.filter(pk=verzetting.pk, klaar_op=None)
    klaar.exclude(regels__uitkomst=VerzetUitkomst.WACHT).update(klaar_op=klok())


def heropen_locatie(*, verzetting: Verzetting, by: Account, now: datetime) -> bool:
    """Open after all. Who moved stays there; who was to choose is told that their time stands.

    Whoever falls in another closing of that day is left to that one. False, and nothing done, when it is not
    closed by this any more. Raises Druk.
    """
    with busy_as_druk(), transaction.atomic():
        # First the rows, then the day: the order in which helping takes them too.
        regels = list(verzetting.regels.select_for_update().order_by("pk"))
        dag = lock_dagen([(verzetting.locatie, verzetting.datum)], now)[
            verzetting.locatie_id, verzetting.datum
        ]
        if not remove_sluiting(sluiting=verzetting.uuid):
            return False
        elders = _closed_elsewhere(verzetting)
        for regel in regels:
            if regel.uitkomst not in (VerzetUitkomst.WACHT, VerzetUitkomst.KIEST_ZELF):
                continue
            if ander := elders.get(regel.afspraak_id):
                _hand_over(regel, ander)
            elif regel.uitkomst == VerzetUitkomst.KIEST_ZELF:
                _reassure(regel, by=by, now=now)
            _finish(regel, VerzetUitkomst.VERVALLEN)
        Verzetting.objects.filter(pk=verzetting.pk, klaar_op=None).update(klaar_op=now)
        write_dag(dag)
        _log(verzetting, "locatie-heropend", by=by, now=now)
    return True


def _begin(nieuw: Verzetting, now: datetime) -> Verzetting:
    locatie, datum = nieuw.locatie, nieuw.datum
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, datum)], now)[locatie.pk, datum]
        if bestaand := Verzetting.objects.filter(sleutel=nieuw.sleutel).first():
            return bestaand
        nieuw.save()
        add_sluiting(
            locatie=locatie,
            datum=datum,
            van=nieuw.van,
            tot=nieuw.tot,
            reden=nieuw.reden,
            sluiting=nieuw.uuid,
        )
        erin = booked_within(locatie, datum, nieuw.van, nieuw.tot)
        # Opties first: one that is confirmed at this moment counts as booked then.
        vrij = let_go(erin.filter(status=AfspraakStatus.OPTIE), now)
        Cel.objects.filter(afspraak__in=vrij).delete()
        _list_booked(nieuw, erin, now)
        write_dag(dag)
        _log(nieuw, "locatie-gesloten", by=nieuw.by, now=now)
        nudge(TAAK, str(nieuw.uuid))
    return nieuw


def _list_booked(verzetting: Verzetting, erin: AfspraakQuerySet, now: datetime) -> None:
    """Who still has to come, but for whom an earlier closing is taking care of already."""
    bezig = Verzetregel.objects.filter(
        verzetting__locatie=verzetting.locatie,
        verzetting__datum=verzetting.datum,
        uitkomst__in=(VerzetUitkomst.WACHT, VerzetUitkomst.KIEST_ZELF),
    )
    in_behandeling = set(bezig.values_list("afspraak", "van"))
    Verzetregel.objects.bulk_create(
        Verzetregel(verzetting=verzetting, afspraak=afspraak, van=afspraak.start)
        for afspraak in erin.komend(now)
        if (afspraak.pk, afspraak.start) not in in_behandeling
    )


def _closed_elsewhere(verzetting: Verzetting) -> dict[int, Verzetting]:
    """By the key of an afspraak, the other closing of this day that takes its time."""
    locatie, datum = verzetting.locatie, verzetting.datum
    return {
        sleutel: ander
        for ander in closed_by(locatie, datum, datum)
        for sleutel in booked_within(locatie, datum, ander.van, ander.tot).values_list("pk", flat=True)
    }


def _hand_over(regel: Verzetregel, ander: Verzetting) -> None:
    """The other closing takes care of it from here: goes on helping, or knows that its owner chooses."""
    Verzetregel.objects.update_or_create(
        verzetting=ander,
        afspraak_id=regel.afspraak_id,
        defaults={"uitkomst": regel.uitkomst, "van": regel.van, "naar": None},
    )
    if regel.uitkomst == VerzetUitkomst.WACHT:
        Verzetting.objects.filter(pk=ander.pk).update(klaar_op=None)
        nudge(TAAK, str(ander.uuid))


def _try_to(doe: Callable[[int, datetime], None], sleutel: int, now: datetime) -> None:
    """Later again when it does not succeed now."""
    try:
        doe(sleutel, now)
    except (Druk, TijdNietVrij):
        return
    except Exception:  # whatever is wrong with this one, the others are helped
        logger.exception("verzetregel %s: next time again", sleutel)


def _give_up(sleutel: int, now: datetime) -> None:
    """Who waits for too long chooses, as when nothing is free."""
    with busy_as_druk(), transaction.atomic():
        regel = Verzetregel.objects.select_for_update().get(pk=sleutel)
        if regel.uitkomst == VerzetUitkomst.WACHT:
            _leave_choice(regel, now)


def _help(sleutel: int, now: datetime) -> None:
    """One afspraak to another time, with its message; nothing free, then its owner chooses."""
    with busy_as_druk(), transaction.atomic():
        regel = Verzetregel.objects.select_for_update().get(pk=sleutel)
        if regel.uitkomst != VerzetUitkomst.WACHT:
            return
        afspraak = Afspraak.objects.select_related("locatie").get(pk=regel.afspraak_id)
        if afspraak.status != AfspraakStatus.BEVESTIGD or afspraak.start != regel.van:
            _finish(regel, VerzetUitkomst.VERVALLEN)
            return
        try:
            verplaatst = _move(regel, afspraak, now)
        except (NietMeerTeWijzigen, AfspraakGewijzigd):
            _finish(regel, VerzetUitkomst.VERVALLEN)
            return
        if verplaatst is None:
            _leave_choice(regel, now)
        else:
            _finish(regel, VerzetUitkomst.VERPLAATST, naar=verplaatst.start)


def _move(regel: Verzetregel, afspraak: Afspraak, now: datetime) -> Afspraak | None:
    """None when there is no time. Raises TijdNietVrij when others were first each time: try again later."""
    verzetting = regel.verzetting
    try:
        # They were counted in a quotum once; it does not keep them from another time.
        wens = replace(wens_of(afspraak, herkomst=Herkomst.MEDEWERKER), quota=())
    except WensKanNiet:
        return None
    momenten = find_moments(wens, oud=regel.van, naar_datum=verzetting.naar_datum, now=now)
    vertel = partial(notify_gesloten_verplaatst, oud=regel.van, reden=verzetting.reden)
    for start in momenten[:POGINGEN]:
        try:
            return move_afspraak(
                afspraak=afspraak, wens=wens, start=start, by=verzetting.by, now=now, notify=vertel
            )
        except TijdNietVrij:
            continue
    if momenten:
        raise TijdNietVrij
    return None


def _leave_choice(regel: Verzetregel, now: datetime) -> None:
    """Under its lock, so that nobody who cancels at this moment is told to choose."""
    afspraak = Afspraak.objects.select_for_update().get(pk=regel.afspraak_id)
    if afspraak.status != AfspraakStatus.BEVESTIGD or afspraak.start != regel.van:
        _finish(regel, VerzetUitkomst.VERVALLEN)
        return
    notify_gesloten_kiezen(afspraak, reden=regel.verzetting.reden, by=regel.verzetting.by, now=now)
    _finish(regel, VerzetUitkomst.KIEST_ZELF)


def _reassure(regel: Verzetregel, *, by: Account, now: datetime) -> None:
    afspraak = Afspraak.objects.select_for_update().get(pk=regel.afspraak_id)
    if afspraak.status == AfspraakStatus.BEVESTIGD and afspraak.start == regel.van:
        afspraak.volgnummer_ics += 1
        afspraak.save(update_fields=["volgnummer_ics"])
        notify_gaat_door(afspraak, by=by, now=now)


def _finish(regel: Verzetregel, uitkomst: VerzetUitkomst, naar: datetime | None = None) -> None:
    regel.uitkomst, regel.naar = uitkomst, naar
    regel.save(update_fields=["uitkomst", "naar"])


def _log(verzetting: Verzetting, soort: str, *, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="verzetting",
        object_uuid=verzetting.uuid,
        toelichting=str(verzetting),
        now=now,
    )
