"""Teams, staff and locaties of the demo."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import Group

from portaal.kern.werkdagen import eerste_werkdag_vanaf
from portaal.organisatie.enums import TeamRol, Weekdag
from portaal.organisatie.models import Locatie
from portaal.organisatie.operations import ensure_locatie, ensure_team, ensure_teamlid, set_afwijking
from portaal.toegang.models import Account
from portaal.toegang.operations import create_medewerker, set_tweede_factor

DEMO_WACHTWOORD = "Lindervoort-demo-2026"
TEAMS = ("Burgerzaken", "Vergunningen", "Klantcontact", "Sociaal domein", "Parkeren")


@dataclass(frozen=True)
class Medewerker:
    naam: str
    voornaam: str
    achternaam: str
    teams: tuple[tuple[str, TeamRol], ...] = ()
    groepen: tuple[str, ...] = ()
    is_beheerder: bool = False


MEDEWERKERS = (
    Medewerker("fatima.aksoy", "Fatima", "Aksoy", (("Vergunningen", TeamRol.BEHANDELAAR),)),
    Medewerker(
        "ilse.brouwer",
        "Ilse",
        "Brouwer",
        (("Vergunningen", TeamRol.TEAMLEIDER), ("Sociaal domein", TeamRol.BEHANDELAAR)),
    ),
    Medewerker("joost.vermeer", "Joost", "Vermeer", (("Burgerzaken", TeamRol.BEHANDELAAR),)),
    Medewerker("lotte.prins", "Lotte", "Prins", (("Klantcontact", TeamRol.KLANTCONTACT),)),
    Medewerker("mo.bensaid", "Mo", "Bensaïd", (("Parkeren", TeamRol.BEHANDELAAR),)),
    Medewerker("redactie", "Roos", "Verbeek", groepen=("Editors", "Moderators", "Redactie")),
    Medewerker("beheer", "Bas", "de Graaf", is_beheerder=True),
)

OVERDAG, AVOND = (time(9), time(17)), (time(9), time(20))
WERKWEEK = (Weekdag.MAANDAG, Weekdag.DINSDAG, Weekdag.WOENSDAG, Weekdag.VRIJDAG)
LOCATIES = {
    "gemeentehuis": (
        (
            "Gemeentehuis",
            "Markt 1",
            "4299 LV",
            "Ingang zonder drempel, lift en ringleiding.",
            (51.7971, 4.906),
        ),
        [(dag, *OVERDAG) for dag in WERKWEEK] + [(Weekdag.DONDERDAG, *AVOND)],
    ),
    "molenveld": (
        (
            "Wijkservicepunt Molenveld",
            "Molenveld 20",
            "4299 LK",
            "Ingang zonder drempel, toilet voor rolstoelen.",
            (51.8115, 4.9214),
        ),
        [(dag, time(9), time(12, 30)) for dag in (*WERKWEEK, Weekdag.DONDERDAG)],
    ),
    "de-haven": (
        ("Servicepunt De Haven", "Veerdijk 2", "4299 LD", "Helling bij de ingang.", (51.7848, 4.8902)),
        [(Weekdag.DINSDAG, time(13), time(17)), (Weekdag.DONDERDAG, time(13), time(20))],
    ),
}


def demo_geheim(naam: str) -> str:
    """The second factor of a demo account: always the same, so that an app on a phone keeps working."""
    return base64.b32encode(hashlib.sha1(f"demo:{naam}".encode(), usedforsecurity=False).digest()).decode()


def load_medewerkers(now: datetime) -> dict[str, Account]:
    """Teams and their staff, by user name."""
    teams = {naam: ensure_team(naam=naam) for naam in TEAMS}
    accounts = {account.username: account for account in Account.objects.medewerkers()}
    for medewerker in MEDEWERKERS:
        if medewerker.naam not in accounts:
            accounts[medewerker.naam] = _create(medewerker, now)
        for team, rol in medewerker.teams:
            ensure_teamlid(team=teams[team], account=accounts[medewerker.naam], rol=rol)
    return accounts


def _create(medewerker: Medewerker, now: datetime) -> Account:
    account = create_medewerker(
        gebruikersnaam=medewerker.naam,
        wachtwoord=DEMO_WACHTWOORD,
        voornaam=medewerker.voornaam,
        achternaam=medewerker.achternaam,
        email=f"{medewerker.naam}@lindervoort.example",
        is_beheerder=medewerker.is_beheerder,
        by=None,
        now=now,
    )
    set_tweede_factor(account=account, geheim=demo_geheim(medewerker.naam), by=None, now=now)
    account.groups.set(Group.objects.filter(name__in=medewerker.groepen))
    return account


def load_locaties(vandaag: date) -> dict[str, Locatie]:
    """The places with their hours, and two days on which these differ."""
    locaties = {}
    for slug, ((naam, adres, postcode, toegankelijkheid, (lat, lon)), tijden) in LOCATIES.items():
        gegevens = {
            "naam": naam,
            "adres": adres,
            "postcode": postcode,
            "plaats": "Lindervoort",
            "toegankelijkheid": toegankelijkheid,
            "lat": lat,
            "lon": lon,
        }
        locaties[slug] = ensure_locatie(slug=slug, gegevens=gegevens, openingstijden=tijden)
    studiedag = eerste_werkdag_vanaf(vandaag + timedelta(days=9))
    set_afwijking(locatie=locaties["molenveld"], datum=studiedag, reden="Studiedag")
    kort = eerste_werkdag_vanaf(vandaag + timedelta(days=16))
    set_afwijking(
        locatie=locaties["gemeentehuis"], datum=kort, reden="Personeelsuitje", van=time(9), tot=time(12)
    )
    return locaties
