"""Whether somebody may check in here and now with an afspraak, and in plain words why not."""

from datetime import datetime

from django.utils.timezone import localdate

from portaal.kern.ui.notatie import format_datum, format_tijd
from portaal.organisatie.models import Locatie

from .enums import Afspraakkanaal, AfspraakStatus
from .models import Afspraak
from .wachttijd import VROEGST_AANMELDEN

AFGEZEGD = "Deze afspraak is afgezegd. U kunt wel een volgnummer nemen zonder afspraak."
GEHOLPEN = "Met deze afspraak bent u al geholpen."
GEMIST = "Wij hebben u opgeroepen en zagen u niet. Ga naar de receptie, dan kijken wij wat wij kunnen doen."
NIET_HIER = "Voor deze afspraak hoeft u niet naar de balie te komen."
GEWEIGERD = {
    AfspraakStatus.OPTIE: AFGEZEGD,
    AfspraakStatus.VERLOPEN: AFGEZEGD,
    AfspraakStatus.GEANNULEERD: AFGEZEGD,
    AfspraakStatus.GEHOLPEN: GEHOLPEN,
    AfspraakStatus.NIET_VERSCHENEN: GEMIST,
}


def why_not(afspraak: Afspraak, locatie: Locatie, now: datetime, *, mag_vroeg: bool = False) -> str:
    """The reason in Dutch, or nothing when they are welcome. `mag_vroeg`: reception lets people in early."""
    if reden := GEWEIGERD.get(AfspraakStatus(afspraak.status)):
        return reden
    if afspraak.kanaal != Afspraakkanaal.BALIE:
        return NIET_HIER
    if afspraak.datum != localdate(now):
        dag, tijd = format_datum(afspraak.start, weekdag=True), format_tijd(afspraak.start)
        return f"Uw afspraak is niet vandaag, maar op {dag} om {tijd}."
    if afspraak.locatie_id != locatie.pk:
        daar = afspraak.locatie
        return f"Uw afspraak is op een andere plek: {daar.naam}, {daar.adres} in {daar.plaats}."
    vanaf = afspraak.start - VROEGST_AANMELDEN
    if now < vanaf and not mag_vroeg:
        return f"U bent vroeg. U kunt zich aanmelden vanaf {format_tijd(vanaf)}."
    return ""
