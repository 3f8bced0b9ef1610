"""The halls of the demo: a kiosk and a screen at each locatie, and who was helped in the days before."""

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate

from portaal.afspraken.enums import ZuilSoort
from portaal.afspraken.models import Balie, Volgnummer
from portaal.afspraken.operations.aanmelden import give_volgnummer
from portaal.afspraken.operations.hal import ensure_zuil
from portaal.afspraken.operations.oproepen import finish, roep_volgende, to_balie
from portaal.afspraken.queries.hal import balies_of
from portaal.afspraken.queries.wachtrij import inloop_soorten
from portaal.afspraken.rooster import TIJDZONE
from portaal.kern.werkdagen import add_werkdagen
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account

APPARATEN = {ZuilSoort.AANMELDEN: "Zuil bij de ingang", ZuilSoort.SCHERM: "Scherm in de hal"}
DAGEN, MENSEN_PER_DAG = 3, 6
MINUUT = timedelta(minutes=1)


def load_hal(locaties: Mapping[str, Locatie], by: Account, now: datetime) -> None:
    """Devices, and once a few days of walk-ins; afspraken of those days the demo does not have."""
    for locatie in locaties.values():
        for soort, naam in APPARATEN.items():
            ensure_zuil(locatie=locatie, naam=naam, soort=soort, now=now)
    if not Volgnummer.objects.exists():
        for locatie in locaties.values():
            for terug in range(1, DAGEN + 1):
                _live_through(locatie, add_werkdagen(localdate(now), -terug), by)


def _live_through(locatie: Locatie, dag: date, by: Account) -> None:
    """One morning at one balie, the same for every load."""
    toeval = random.Random(f"{locatie.slug} {dag}")  # noqa: S311  plausible, not secret
    balie, soorten = balies_of(locatie)[0], list(inloop_soorten(locatie))
    moment = datetime.combine(dag, time(9, 30), TIJDZONE)
    for _ in range(MENSEN_PER_DAG):
        moment += toeval.randint(12, 30) * MINUUT
        give_volgnummer(locatie=locatie, soort=toeval.choice(soorten), by=None, now=moment)
        _help(balie, by, moment + toeval.choice((1, 2, 4, 6, 9, 14, 17)) * MINUUT)


def _help(balie: Balie, by: Account, moment: datetime) -> None:
    geroepen = roep_volgende(balie=balie, wachtrij=Volgnummer.objects.all(), by=by, now=moment)
    if geroepen:
        aan_balie = to_balie(volgnummer=geroepen, by=by, now=moment + MINUUT)
        finish(volgnummer=aan_balie, by=by, now=moment + 8 * MINUUT)
