"""Teams and locaties."""

import factory

from portaal.organisatie.models import Locatie, Team, Teamlid

from .toegang import MedewerkerFactory


class TeamFactory(factory.django.DjangoModelFactory[Team]):
    class Meta:
        model = Team

    naam = factory.Sequence(lambda n: f"Team {n}")
    slug = factory.Sequence(lambda n: f"team-{n}")


class TeamlidFactory(factory.django.DjangoModelFactory[Teamlid]):
    class Meta:
        model = Teamlid

    team = factory.SubFactory(TeamFactory)
    account = factory.SubFactory(MedewerkerFactory)


class LocatieFactory(factory.django.DjangoModelFactory[Locatie]):
    class Meta:
        model = Locatie

    naam = factory.Sequence(lambda n: f"Locatie {n}")
    slug = factory.Sequence(lambda n: f"locatie-{n}")
    adres = "Markt 1"
    postcode = "4299 LV"
    plaats = "Lindervoort"
