"""Dutch notation of dates, times, amounts, phone numbers and sizes."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
MAANDEN_KORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
NBSP = "\N{NO-BREAK SPACE}"


def to_date(moment: date | datetime) -> date:
    """The day a moment falls on in the Netherlands."""
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return moment


def format_datum(
    moment: date | datetime, *, jaar: bool = True, weekdag: bool = False, kort: bool = False
) -> str:
    """9 november 2026, with or without the year and the day of the week; kort gives 9 nov."""
    dag = to_date(moment)
    maand = (MAANDEN_KORT if kort else MAANDEN)[dag.month - 1]
    delen = [str(dag.day), maand]
    if weekdag:
        delen.insert(0, DAGEN[dag.weekday()])
    if jaar:
        delen.append(str(dag.year))
    return " ".join(delen)


def format_tijd(moment: datetime | time) -> str:
    """10.20 uur, in Dutch time."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    return f"{moment.hour}.{moment.minute:02d}{NBSP}uur"


def format_bedrag(bedrag: Decimal | int | float | str) -> str:
    """€ 12,50, with a dot between thousands."""
    cijfers = f"{Decimal(str(bedrag)).quantize(Decimal('0.01'), ROUND_HALF_UP):,.2f}"
    return f"€{NBSP}" + cijfers.translate(str.maketrans(",.", ".,"))


def format_telefoon(nummer: str) -> str:
    """A Dutch number the way people write it: 06 12 34 56 78, 14 0299, 020 123 45 67."""
    cijfers = "".join(teken for teken in nummer if teken.isdigit() or teken == "+")
    if cijfers.startswith("+31"):
        cijfers = "0" + cijfers[3:]
    if cijfers.startswith("06") and len(cijfers) == 10:
        return NBSP.join((cijfers[:2], cijfers[2:4], cijfers[4:6], cijfers[6:8], cijfers[8:]))
    if cijfers.startswith("14"):
        return NBSP.join((cijfers[:2], cijfers[2:]))
    if cijfers.startswith("0") and len(cijfers) == 10:
        return NBSP.join((cijfers[:3], cijfers[3:6], cijfers[6:8], cijfers[8:]))
    return nummer


def mask_telefoon(nummer: str) -> str:
    """06 •••• ••42: enough to recognise one's own number, too little to learn another's."""
    cijfers = format_telefoon(nummer).replace(NBSP, "")
    return NBSP.join((cijfers[:2], "••••", f"••{cijfers[-2:]}"))


def format_grootte(bytes_: int) -> str:
    """310 kB or 1,4 MB (thousands, not 1024)."""
    if bytes_ < 1_000_000:
        return f"{max(1, round(bytes_ / 1000))}{NBSP}kB"
    return f"{bytes_ / 1_000_000:.1f}".replace(".", ",") + f"{NBSP}MB"


def initials(naam: str) -> str:
    """First letters of first and last name: Sanne de Vries is SV."""
    woorden = naam.split()
    return (woorden[0][0] + (woorden[-1][0] if len(woorden) > 1 else "")).upper() if woorden else ""
