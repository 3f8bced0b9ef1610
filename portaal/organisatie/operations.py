"""The first content of the organisation: norms and zones from their files, teams, locaties and who works where."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from portaal.toegang.models import Account

from .enums import TeamRol
from .models import Afwijking, Locatie, Norm, Openingstijd, Parkeerzone, Team, Teamlid, Zonepostcodes

DATA = Path(__file__).parent / "data"
NORMEN = DATA / "servicenormen.csv"
PARKEERZONES = DATA / "parkeerzones.csv"


def _parse_norm(rij: Mapping[str, str]) -> dict[str, object]:
    return {
        "onderwerp": rij["onderwerp"],
        "belofte": rij["belofte"],
        "grens": int(rij["grens"]) if rij["grens"] else None,
        "eenheid": rij["eenheid"],
        "van": rij["van"],
        "tot": rij["tot"],
        "doel_procent": int(rij["doel_procent"]) if rij["doel_procent"] else None,
        "buiten_piek": rij["buiten_piek"] == "ja",
        "bron": rij["bron"],
    }


@transaction.atomic
def laad_normen() -> int:
    """Bring the norms in line with the file; gives the number of rows. A norm that is not in it stays."""
    with NORMEN.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    for rij in rijen:
        Norm.objects.update_or_create(code=rij["code"], defaults=_parse_norm(rij))
    return len(rijen)


@transaction.atomic
def laad_parkeerzones() -> int:
    """Make the zones of the file that are not there yet; one that is there stays as staff left it."""
    with PARKEERZONES.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    bekend = set(Parkeerzone.objects.values_list("code", flat=True))
    zones = {}
    for rij in rijen:
        if rij["zone"] in bekend:
            continue
        if rij["zone"] not in zones:
            zones[rij["zone"]] = Parkeerzone.objects.create(
                code=rij["zone"], naam=rij["naam"], vergunningen_per_adres=int(rij["vergunningen_per_adres"])
            )
        Zonepostcodes.objects.create(zone=zones[rij["zone"]], van=rij["van"], tot=rij["tot"])
    return len(zones)


@transaction.atomic
def ensure_team(*, naam: str, telefoon: str = "") -> Team:
    """The team with this name, made when it is not there."""
    team, _ = Team.objects.get_or_create(slug=slugify(naam), defaults={"naam": naam, "telefoon": telefoon})
    return team


@transaction.atomic
def ensure_teamlid(*, team: Team, account: Account, rol: str = TeamRol.BEHANDELAAR) -> Teamlid:
    """The membership, with this role."""
    lid, _ = Teamlid.objects.update_or_create(team=team, account=account, defaults={"rol": rol})
    return lid


@transaction.atomic
def ensure_locatie(
    *, slug: str, gegevens: Mapping[str, object], openingstijden: Iterable[tuple[int, time, time]]
) -> Locatie:
    """The locatie with these data and exactly these hours (weekday, from, until)."""
    locatie, _ = Locatie.objects.update_or_create(slug=slug, defaults=dict(gegevens))
    locatie.openingstijden.all().delete()
    Openingstijd.objects.bulk_create(
        Openingstijd(locatie=locatie, weekdag=weekdag, van=van, tot=tot)
        for weekdag, van, tot in openingstijden
    )
    return locatie


@transaction.atomic
def set_afwijking(
    *, locatie: Locatie, datum: date, reden: str, van: time | None = None, tot: time | None = None
) -> Afwijking:
    """On this date other hours than usual, or closed without times; replaces what was said before."""
    locatie.afwijkingen.filter(datum=datum, sluiting=None).delete()
    return Afwijking.objects.create(locatie=locatie, datum=datum, van=van, tot=tot, reden=reden)


@transaction.atomic
def set_uren(*, locatie: Locatie, datum: date, reden: str, uren: Sequence[tuple[time, time]]) -> None:
    """On this date exactly these hours, or closed when there are none; replaces what was said before."""
    locatie.afwijkingen.filter(datum=datum, sluiting=None).delete()
    rijen: Sequence[tuple[time | None, time | None]] = uren or [(None, None)]
    Afwijking.objects.bulk_create(
        Afwijking(locatie=locatie, datum=datum, van=van, tot=tot, reden=reden) for van, tot in rijen
    )


@transaction.atomic
def clear_afwijking(*, locatie: Locatie, datum: date) -> None:
    """On this date the usual hours again, but for what a sluiting takes from them."""
    locatie.afwijkingen.filter(datum=datum, sluiting=None).delete()


def add_sluiting(
    *, locatie: Locatie, datum: date, van: time | None, tot: time | None, reden: str, sluiting: UUID
) -> None:
    """Closed on this date between these times, or all day without; whatever hours hold then stay known."""
    Afwijking.objects.create(locatie=locatie, datum=datum, van=van, tot=tot, reden=reden, sluiting=sluiting)


def remove_sluiting(*, sluiting: UUID) -> bool:
    """The hours that it took are back; False when it was gone already."""
    aantal, _ = Afwijking.objects.filter(sluiting=sluiting).delete()
    return aantal > 0
