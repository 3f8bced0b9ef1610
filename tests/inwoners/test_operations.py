"""Persons and their accounts: found by BSN, made once, named as they are called."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.inwoners.operations import (
    Persoonsgegevens,
    get_or_create_by_bsn,
    login_inwoner,
    open_account,
)
from portaal.inwoners.queries import find_by_bsn, inwoner_van
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account, Handeling, Inzage
from tests.factories.inwoners import InwonerFactory

SANNE = Persoonsgegevens(
    voornamen="Sanne Maria",
    voorvoegsel="de",
    geslachtsnaam="Vries",
    geboortedatum=date(1988, 3, 14),
    straat="Beukenlaan",
    huisnummer="12",
    postcode="4299 LV",
    woonplaats="Lindervoort",
)


def register(bsn: str = "999990019", gegevens: Persoonsgegevens = SANNE) -> Inwoner:
    return get_or_create_by_bsn(bsn=bsn, gegevens=gegevens, by=None, now=timezone.now())


@pytest.mark.django_db
class TestGetOrCreate:
    def test_person_is_made_with_what_is_known(self) -> None:
        inwoner = register()

        assert (inwoner.naam, inwoner.formele_naam) == ("Sanne de Vries", "S.M. de Vries")
        assert (inwoner.adresregel, inwoner.plaatsregel) == ("Beukenlaan 12", "4299 LV Lindervoort")
        assert Handeling.objects.get().soort == "inwoner-gemaakt"

    def test_again_is_the_same_and_changes_nothing(self) -> None:
        eerste = register()

        assert register(gegevens=Persoonsgegevens("Iemand", "Anders")) == eerste
        assert Inwoner.objects.get().geslachtsnaam == "Vries"
        assert Handeling.objects.count() == 1

    @pytest.mark.parametrize("bsn", ["999.99.0019", " 999990019 ", "9999 90019"])
    def test_notation_does_not_matter(self, bsn: str) -> None:
        assert register() == register(bsn)

    @pytest.mark.parametrize("bsn", ["999990018", "", "99999001a", "9999900191"])
    def test_wrong_bsn_is_refused_without_repeating_it(self, bsn: str) -> None:
        with pytest.raises(ValueError, match="geen geldig") as fout:
            register(bsn)
        assert not bsn or bsn not in str(fout.value)

    def test_bsn_stands_encrypted_and_indexed_under_a_key(self) -> None:
        register()
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM inwoners_inwoner")
            rij = str(cursor.fetchone())

        assert "999990019" not in rij
        assert blind_index("999990019") in rij
        assert Inwoner.objects.get().bsn_enc == "999990019"

    def test_one_person_per_bsn(self) -> None:
        InwonerFactory(bsn="999990019")

        with pytest.raises(IntegrityError):
            InwonerFactory(bsn="999990019")

    def test_encrypted_field_cannot_be_searched(self) -> None:
        with pytest.raises(TypeError, match="encrypted"):
            Inwoner.objects.filter(bsn_enc="999990019")


@pytest.mark.django_db(transaction=True)
def test_ten_first_logins_at_once_make_one_account() -> None:
    inwoner = InwonerFactory()
    samen = Barrier(10)
    accounts: list[int] = []

    def log_in() -> None:
        samen.wait()
        accounts.append(login_inwoner(inwoner=inwoner, now=timezone.now()).pk)
        connection.close()

    draden = [Thread(target=log_in) for _ in range(10)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert len(accounts) == 10
    assert len(set(accounts)) == 1
    assert Inzage.objects.count() == 10
    assert Handeling.objects.count() == 1


@pytest.mark.django_db
def test_account_follows_the_name_of_the_person() -> None:
    inwoner = InwonerFactory(voornamen="Sanne", geslachtsnaam="Vries")
    account = open_account(inwoner=inwoner, by=None, now=timezone.now())
    inwoner.geslachtsnaam = "Bakker"

    assert account.naam == "Sanne Vries"
    assert open_account(inwoner=inwoner, by=None, now=timezone.now()).naam == "Sanne Bakker"


def test_person_behind_an_account(eigenaar: Account, medewerker: Account) -> None:
    assert inwoner_van(eigenaar).uuid == eigenaar.inwoner_uuid
    with pytest.raises(Inwoner.DoesNotExist):
        inwoner_van(medewerker)


@pytest.mark.django_db
def test_find_by_bsn() -> None:
    inwoner = InwonerFactory(bsn="999990019")

    assert find_by_bsn("999990019") == inwoner
    assert find_by_bsn("999990020") is None
