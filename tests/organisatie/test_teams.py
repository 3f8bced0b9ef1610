"""Who works where, and the norms."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Afwijking, Norm, Openingstijd, Team, Teamlid
from portaal.organisatie.operations import ensure_team, ensure_teamlid, laad_normen
from portaal.organisatie.queries import leden_van, sees_all_teams, teams_van
from portaal.toegang.models import Account
from tests.factories.organisatie import LocatieFactory, TeamlidFactory
from tests.factories.toegang import MedewerkerFactory

pytestmark = pytest.mark.django_db


def test_teams_of_staff(medewerker: Account, team: Team) -> None:
    assert list(teams_van(medewerker)) == [team]
    assert list(leden_van(team)) == [medewerker]
    assert not sees_all_teams(medewerker)


def test_account_that_is_off_has_no_team(medewerker: Account, team: Team) -> None:
    ensure_teamlid(team=team, account=medewerker, rol=TeamRol.KLANTCONTACT)
    assert sees_all_teams(medewerker)
    medewerker.is_active = False
    medewerker.save()
    assert not teams_van(medewerker).exists()
    assert not leden_van(team).exists()
    assert not sees_all_teams(medewerker)


def test_resident_put_in_a_team_by_mistake_gets_nothing(eigenaar: Account, team: Team) -> None:
    TeamlidFactory(team=team, account=eigenaar, rol=TeamRol.KLANTCONTACT)
    assert not teams_van(eigenaar).exists()
    assert not sees_all_teams(eigenaar)
    assert not leden_van(team).exists()


def test_teams_and_members_are_made_once() -> None:
    account = MedewerkerFactory()
    team = ensure_team(naam="Sociaal domein")
    assert (ensure_team(naam="Sociaal domein"), team.slug) == (team, "sociaal-domein")
    ensure_teamlid(team=team, account=account)
    assert ensure_teamlid(team=team, account=account, rol=TeamRol.TEAMLEIDER).rol == TeamRol.TEAMLEIDER
    assert Teamlid.objects.count() == 1


def test_norms_come_from_the_file_and_loading_twice_changes_nothing() -> None:
    aantal = laad_normen()
    voor = list(Norm.objects.values())
    assert laad_normen() == aantal == len(voor) == 28
    assert list(Norm.objects.values()) == voor
    norm = Norm.objects.get(code="reisdocument-klaar")
    assert (norm.grens, norm.eenheid, norm.doel_procent) == (4, "werkdagen", 98)
    assert Norm.objects.get(code="balie-ophalen-max").buiten_piek
    assert Norm.objects.get(code="besluit-op-tijd").grens == -7


def test_constraints_hold(medewerker: Account, team: Team) -> None:
    locatie = LocatieFactory()
    verboden = [
        Openingstijd(locatie=locatie, weekdag=0, van=time(17), tot=time(9)),
        Afwijking(locatie=locatie, datum=date(2026, 12, 24), van=time(9), reden="Half"),
        Afwijking(locatie=locatie, datum=date(2026, 12, 24), van=time(9), tot=time(8), reden="Fout"),
        Teamlid(team=team, account=medewerker),
    ]
    for rij in verboden:
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.save()
