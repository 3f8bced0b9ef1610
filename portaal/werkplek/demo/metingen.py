"""Thirty days of measurements of the first free time, made up for the demo; from today on they are measured."""

import random
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from portaal.afspraken.models import Afspraaksoort, EersteVrij
from portaal.afspraken.norm import METEN_OM
from portaal.afspraken.operations.meten import ensure_meting
from portaal.kern.werkdagen import add_werkdagen, is_werkdag
from portaal.organisatie.models import Locatie

DAGEN = 30
# Working days to the first free time: mostly within three, at a small locatie now and then not.
WERKDAGEN = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4)
BEGIN_VAN_DE_DAG = time(9, 20)


def load_metingen(soorten: Iterable[Afspraaksoort], now: datetime) -> None:
    """Once, and the same for every load on one day."""
    if EersteVrij.objects.exists():
        return
    toeval, vandaag = random.Random("metingen"), localdate(now)  # noqa: S311  plausible, not secret
    beloofd = [soort for soort in soorten if soort.norm_werkdagen is not None]
    for geleden in range(DAGEN, 0, -1):
        datum = vandaag - timedelta(days=geleden)
        for soort in beloofd if is_werkdag(datum) else ():
            for locatie in Locatie.objects.filter(afspraaksoorten__soort=soort):
                op = add_werkdagen(datum, toeval.choice(WERKDAGEN))
                ensure_meting(
                    soort=soort,
                    locatie=locatie,
                    eerste=make_aware(datetime.combine(op, BEGIN_VAN_DE_DAG)),
                    gemeten_op=make_aware(datetime.combine(datum, METEN_OM)),
                )
