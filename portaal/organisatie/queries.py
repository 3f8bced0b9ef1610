"""Reads over teams, and over where and when residents are helped."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime

from portaal.kern.werkdagen import feestdagen
from portaal.toegang.models import Account

from .enums import TeamRol
from .models import Afwijking, Locatie, Parkeerzone, Team, Teamlid
from .uren import without_closed

DAGEN_VOORUIT = 14


@dataclass(frozen=True)
class Openingsstand:
    """Whether a locatie is open now, until when, or when it opens next; reden says why today is different."""

    is_open: bool
    tot: time | None = None
    opent_op: date | None = None
    opent_om: time | None = None
    reden: str = ""


def teams_van(account: Account) -> QuerySet[Team]:
    """The teams an active member of staff belongs to."""
    if not (account.is_active and account.is_medewerker):
        return Team.objects.none()
    return Team.objects.filter(lidmaatschappen__account=account)


def sees_all_teams(account: Account) -> bool:
    """Whether this member of staff answers residents for every team (klantcontact)."""
    return (
        account.is_active
        and account.is_medewerker
        and Teamlid.objects.filter(account=account, rol=TeamRol.KLANTCONTACT).exists()
    )


def leads_a_team(account: Account) -> bool:
    """Whether this member of staff is teamleider somewhere."""
    return (
        account.is_active
        and account.is_medewerker
        and Teamlid.objects.filter(account=account, rol=TeamRol.TEAMLEIDER).exists()
    )


def leden_van(team: Team) -> QuerySet[Account]:
    """The active staff of a team, by name."""
    return (
        Account.objects.medewerkers().filter(lidmaatschappen__team=team, is_active=True).order_by("last_name")
    )


def locaties_voor_ophalen() -> QuerySet[Locatie]:
    """Where a document can be collected."""
    return Locatie.objects.filter(is_ophaallocatie=True)


def locaties_met_openingstijden(vandaag: date) -> QuerySet[Locatie]:
    """All locaties with their hours and the exceptions that are still to come."""
    komende = Afwijking.objects.filter(datum__gte=vandaag)
    return Locatie.objects.prefetch_related("openingstijden", Prefetch("afwijkingen", komende))


def find_parkeerzone(postcode: str) -> Parkeerzone | None:
    """The zone in which this postcode (1234 AB) lies."""
    return Parkeerzone.objects.filter(postcodes__van__lte=postcode, postcodes__tot__gte=postcode).first()


def openingstijden_op(locatie: Locatie, dag: date) -> tuple[list[tuple[time, time]], str]:
    """Hours of one day and, when they are not the usual ones, why."""
    van_de_dag = [afwijking for afwijking in locatie.afwijkingen.all() if afwijking.datum == dag]
    tijden, reden = _without_sluitingen(locatie, dag, [a for a in van_de_dag if a.sluiting is None])
    redenen = [afwijking.reden for afwijking in van_de_dag if afwijking.sluiting is not None]
    return without_closed(tijden, van_de_dag), next(iter(redenen), reden)


def _without_sluitingen(
    locatie: Locatie, dag: date, afwijkend: list[Afwijking]
) -> tuple[list[tuple[time, time]], str]:
    if afwijkend:
        tijden = [(a.van, a.tot) for a in afwijkend if a.van and a.tot]
        return sorted(tijden), afwijkend[0].reden
    if feestdag := feestdagen(dag.year).get(dag):
        return [], feestdag
    return sorted((t.van, t.tot) for t in locatie.openingstijden.all() if t.weekdag == dag.weekday()), ""


def openingsstand(locatie: Locatie, now: datetime) -> Openingsstand:
    """Open or closed at this moment, in Dutch time."""
    moment = localtime(now)
    vandaag, nu = moment.date(), moment.time()
    tijden, reden = openingstijden_op(locatie, vandaag)
    for van, tot in tijden:
        if van <= nu < tot:
            return Openingsstand(is_open=True, tot=tot, reden=reden)
    for van, _tot in tijden:
        if nu < van:
            return Openingsstand(is_open=False, opent_op=vandaag, opent_om=van, reden=reden)
    for dagen in range(1, DAGEN_VOORUIT + 1):
        dag = vandaag + timedelta(days=dagen)
        if komende := openingstijden_op(locatie, dag)[0]:
            return Openingsstand(is_open=False, opent_op=dag, opent_om=komende[0][0], reden=reden)
    return Openingsstand(is_open=False, reden=reden)
