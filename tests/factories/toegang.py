"""Accounts. A resident's account comes with its inwoner: InwonerFactory(met_account=True)."""

import factory

from portaal.toegang.models import Account

WACHTWOORD = "lindeboom-in-de-wind"


class MedewerkerFactory(factory.django.DjangoModelFactory[Account]):
    """Staff with a password; MedewerkerFactory(met_tweede_factor=True) can pass the login."""

    class Meta:
        model = Account

    class Params:
        met_tweede_factor = factory.Trait(totp_geheim="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    username = factory.Sequence(lambda n: f"medewerker{n}")
    first_name = "Fatima"
    last_name = "Aksoy"
    email = factory.LazyAttribute(lambda account: f"{account.username}@lindervoort.example")
    password = factory.django.Password(WACHTWOORD)


AccountFactory = MedewerkerFactory
