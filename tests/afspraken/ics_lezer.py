"""A strict reader of agenda files, written from RFC 5545 and 5546 and not from the library that writes ours."""

import re
from calendar import SUNDAY, monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

REGEL = re.compile(r"(?P<naam>[A-Z-]+)(?P<delen>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<waarde>.*)", re.DOTALL)
UTC_MOMENT = re.compile(r"\d{8}T\d{6}Z")
LOKAAL = re.compile(r"\d{8}T\d{6}")
AFSTAND = re.compile(r"[+-]\d{4}")
VRIJE_TEKST = ("SUMMARY", "DESCRIPTION", "LOCATION")
# What must be there, once.
VERPLICHT = {
    "VCALENDAR": {"PRODID", "VERSION", "METHOD"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "ORGANIZER"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}


class KloptNiet(AssertionError):
    """The file breaks a rule."""


@dataclass
class Deel:
    """A component: its properties with their parameters, and what is in it."""

    soort: str
    regels: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    delen: list["Deel"] = field(default_factory=list)

    def one(self, naam: str) -> tuple[dict[str, str], str]:
        gevonden = [(delen, waarde) for dit, delen, waarde in self.regels if dit == naam]
        need(len(gevonden) == 1, f"{self.soort} has {len(gevonden)} times {naam}")
        return gevonden[0]

    def waarde(self, naam: str) -> str:
        return self.one(naam)[1]

    def all_of(self, soort: str) -> list["Deel"]:
        return [deel for deel in self.delen if deel.soort == soort]


@dataclass(frozen=True)
class Gelezen:
    """What an agenda makes of it, with moments by the time zone in the file itself."""

    methode: str
    uid: str
    sequence: int
    status: str
    stempel: datetime
    start: datetime
    eind: datetime
    event: Deel


def need(klopt: bool, wat: str) -> None:
    if not klopt:
        raise KloptNiet(wat)


def read_ics(inhoud: bytes) -> Gelezen:
    """Raises KloptNiet."""
    kalender = _parse(_unfold(inhoud))
    _check_required(kalender)
    need(kalender.waarde("VERSION") == "2.0", "version")
    (event,) = kalender.all_of("VEVENT")
    delen, stempel = event.one("DTSTAMP")
    need(not delen and bool(UTC_MOMENT.fullmatch(stempel)), "DTSTAMP is not in UTC")
    start, eind = (_moment(kalender, *event.one(naam)) for naam in ("DTSTART", "DTEND"))
    need(start < eind, "ends before it begins")
    for naam in VRIJE_TEKST:
        for dit, _, waarde in event.regels:
            need(dit != naam or not re.search(r"(?<!\\)[,;]", waarde), f"{naam} is not escaped")
    methode = kalender.waarde("METHOD")
    need((methode == "CANCEL") == (event.waarde("STATUS") == "CANCELLED"), "method and status differ")
    return Gelezen(
        methode=methode,
        uid=event.waarde("UID"),
        sequence=int(event.waarde("SEQUENCE")),
        status=event.waarde("STATUS"),
        stempel=datetime.strptime(stempel, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC),
        start=start,
        eind=eind,
        event=event,
    )


def _unfold(inhoud: bytes) -> list[str]:
    """Lines of at most 75 octets that end in CRLF; one that begins with a space belongs to the one before it."""
    need(inhoud.endswith(b"\r\n"), "does not end in CRLF")
    regels: list[bytes] = []
    for regel in inhoud[:-2].split(b"\r\n"):
        need(b"\n" not in regel and b"\r" not in regel, "a line end that is no CRLF")
        need(0 < len(regel) <= 75, f"a line of {len(regel)} octets")
        if regel[:1] in (b" ", b"\t"):
            regels[-1] += regel[1:]
        else:
            regels.append(regel)
    return [regel.decode() for regel in regels]


def _parse(regels: list[str]) -> Deel:
    wortel = Deel("")
    open_ = [wortel]
    for regel in regels:
        gevonden = REGEL.fullmatch(regel)
        need(gevonden is not None, f"no content line: {regel[:40]}")
        assert gevonden is not None
        naam, waarde = gevonden["naam"], gevonden["waarde"]
        if naam == "BEGIN":
            deel = Deel(waarde)
            open_[-1].delen.append(deel)
            open_.append(deel)
        elif naam == "END":
            need(open_.pop().soort == waarde, f"{waarde} ends and was not open")
        else:
            delen = dict(stuk.split("=", 1) for stuk in gevonden["delen"].split(";")[1:])
            open_[-1].regels.append((naam, delen, waarde))
    need(len(open_) == 1 and len(wortel.delen) == 1, "not one calendar")
    return wortel.delen[0]


def _check_required(deel: Deel) -> None:
    for naam in VERPLICHT[deel.soort]:
        deel.one(naam)
    for binnen in deel.delen:
        _check_required(binnen)


def _moment(kalender: Deel, delen: dict[str, str], waarde: str) -> datetime:
    """Local time with a TZID, by the VTIMEZONE of that name in the same file."""
    need(bool(LOKAAL.fullmatch(waarde)) and "TZID" in delen, f"no local time with a zone: {waarde}")
    zones = [zone for zone in kalender.all_of("VTIMEZONE") if zone.waarde("TZID") == delen["TZID"]]
    need(len(zones) == 1, f"zone {delen['TZID']} is not in the file")
    lokaal = _local(waarde)
    begin, afstand = max((_onset(deel, lokaal) for deel in zones[0].delen), key=lambda paar: paar[0])
    need(begin <= lokaal, "no rule for this date")
    return (lokaal - afstand).replace(tzinfo=UTC)


def _onset(deel: Deel, lokaal: datetime) -> tuple[datetime, timedelta]:
    """When this part of the year last began before `lokaal`, and its distance to UTC.

    In spring by the clock as it stands afterwards. Of an hour that comes twice the first is meant.
    """
    van, naar = _afstand(deel.waarde("TZOFFSETFROM")), _afstand(deel.waarde("TZOFFSETTO"))
    eerste = _local(deel.waarde("DTSTART"))
    regel = dict(stuk.split("=") for stuk in deel.waarde("RRULE").split(";"))
    need((regel["FREQ"], regel["BYDAY"].upper()) == ("YEARLY", "-1SU"), "another rule than we can read")
    keren = [_last_sunday(jaar, int(regel["BYMONTH"])) for jaar in (lokaal.year - 1, lokaal.year)]
    momenten = [datetime.combine(dag, eerste.time()) + max(naar - van, timedelta()) for dag in keren]
    need(_last_sunday(eerste.year, eerste.month) == eerste.date(), "DTSTART is not in the series")
    return max([moment for moment in momenten if moment <= lokaal], default=eerste), naar


def _local(waarde: str) -> datetime:
    need(bool(LOKAAL.fullmatch(waarde)), f"no local time: {waarde}")
    return datetime.strptime(waarde, "%Y%m%dT%H%M%S")  # noqa: DTZ007  local by definition


def _last_sunday(jaar: int, maand: int) -> date:
    laatste = date(jaar, maand, monthrange(jaar, maand)[1])
    return laatste - timedelta(days=(laatste.weekday() - SUNDAY) % 7)


def _afstand(waarde: str) -> timedelta:
    need(bool(AFSTAND.fullmatch(waarde)), f"no distance to UTC: {waarde}")
    minuten = int(waarde[1:3]) * 60 + int(waarde[3:])
    return timedelta(minutes=-minuten if waarde[0] == "-" else minuten)
