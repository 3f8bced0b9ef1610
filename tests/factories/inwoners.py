"""Persons, with an account when asked: InwonerFactory(met_account=True).account."""

from typing import Any

import factory
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.kern.bsn import is_bsn
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account

TEST_BSNS = [bsn for bsn in (f"{nummer:09}" for nummer in range(999_991_000, 999_999_000)) if is_bsn(bsn)]


class InwonerFactory(factory.django.DjangoModelFactory[Inwoner]):
    class Meta:
        model = Inwoner
        exclude = ["bsn"]
        skip_postgeneration_save = True

    bsn = factory.Sequence(lambda n: TEST_BSNS[n % len(TEST_BSNS)])
    bsn_enc = factory.SelfAttribute("bsn")
    bsn_idx = factory.LazyAttribute(lambda inwoner: blind_index(inwoner.bsn))
    voornamen = "Zoë"
    geslachtsnaam = "Brandsma"
    straat = "Beukenlaan"
    huisnummer = factory.Sequence(lambda n: str(n + 1))
    postcode = "4299 LV"
    woonplaats = "Lindervoort"
    created_at = factory.LazyFunction(timezone.now)
    bijgewerkt_op = factory.SelfAttribute("created_at")

    @factory.post_generation
    def met_account(self: Inwoner, create: bool, gevraagd: bool | None, **_: Any) -> None:
        """With True the resident can log in; the account stands at `.account`."""
        if create and gevraagd:
            account = Account.objects.create_inwoner(self.uuid)
            account.first_name, account.last_name = self.roepnaam, self.achternaam
            account.save(update_fields=["first_name", "last_name"])
            self.account = account
