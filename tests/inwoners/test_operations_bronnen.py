"""Persons from the BRP and organisations from the Handelsregister."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portaal.inwoners.clients.brp import BrpStoring
from portaal.inwoners.clients.kvk import KvkStoring
from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner, Organisatie
from portaal.inwoners.operations import (
    add_inwoner,
    get_or_create_organisatie,
    login_inwoner,
    refresh_inwoner,
)
from portaal.inwoners.tasks import ververs
from portaal.toegang.models import Account, Handeling, Inzage
from simulatoren.digid.app import DigidSimulator
from tests.factories.inwoners import InwonerFactory

from ..bronnen import Bronnen
from .conftest import Browser

pytestmark = pytest.mark.django_db
NU = timezone.now()
NOOR = "999990159"


@pytest.fixture
def oud(db: None) -> Account:
    """Sanne, as we knew her before she moved and married, two days ago."""
    inwoner = InwonerFactory(
        met_account=True,
        bsn="999990019",
        voornamen="Sanne",
        geslachtsnaam="Bakker",
        straat="Markt",
        bijgewerkt_op=timezone.now() - timedelta(days=2),
    )
    return inwoner.account


def inwoner_of(account: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=account.inwoner_uuid)


class TestRefresh:
    def test_what_the_brp_says_replaces_what_we_had(self, bronnen: Bronnen, oud: Account) -> None:
        inwoner = refresh_inwoner(inwoner=inwoner_of(oud), by=oud, now=NU)

        assert (inwoner.naam, inwoner.adresregel) == ("Sanne de Vries", "Beukenlaan 12")
        assert inwoner_of(oud).naam == "Sanne de Vries"
        assert (inwoner.bron, inwoner.bijgewerkt_op) == (Bron.BRP, NU)

    def test_the_look_and_the_names_of_what_changed_are_logged(self, bronnen: Bronnen, oud: Account) -> None:
        refresh_inwoner(inwoner=inwoner_of(oud), by=oud, now=NU)

        inzage, handeling = Inzage.objects.get(), Handeling.objects.get()
        assert (inzage.wie, inzage.betrokkene, inzage.waarom) == (oud, oud.inwoner_uuid, "Eigen gegevens")
        assert handeling.soort == "inwoner-bijgewerkt"
        assert "geslachtsnaam" in handeling.toelichting
        assert "Vries" not in handeling.toelichting
        assert "999990019" not in f"{inzage.wat} {handeling.toelichting}"

    def test_nothing_new_is_no_handeling(self, bronnen: Bronnen, oud: Account) -> None:
        refresh_inwoner(inwoner=inwoner_of(oud), by=oud, now=NU)
        refresh_inwoner(inwoner=inwoner_of(oud), by=oud, now=NU + timedelta(days=1))

        assert Handeling.objects.count() == 1
        assert inwoner_of(oud).bijgewerkt_op == NU + timedelta(days=1)

    @pytest.mark.parametrize("fout", ["weg", "500", "429", "401", "geen-json", "andere-vorm"])
    def test_a_brp_that_cannot_tell_changes_nothing(self, bronnen: Bronnen, oud: Account, fout: str) -> None:
        bronnen.brp.schakelaars.update({"fout": fout})

        with pytest.raises(BrpStoring):
            refresh_inwoner(inwoner=inwoner_of(oud), by=oud, now=NU)
        assert inwoner_of(oud).geslachtsnaam == "Bakker"
        assert not Handeling.objects.exists()

    def test_who_the_brp_does_not_know_stays_as_we_have_them(self, bronnen: Bronnen) -> None:
        account = InwonerFactory(met_account=True, bsn="999990202", bron=Bron.BALIE).account
        refresh_inwoner(inwoner=inwoner_of(account), by=account, now=NU)

        assert inwoner_of(account).bron == Bron.BALIE

    def test_secrecy_and_death_are_taken_over(self, bronnen: Bronnen) -> None:
        geheim, overleden = (
            InwonerFactory(met_account=True, bsn=bsn).account for bsn in ("999990044", "999990160")
        )
        for account in (geheim, overleden):
            refresh_inwoner(inwoner=inwoner_of(account), by=account, now=NU)

        assert (inwoner_of(geheim).is_geheim, inwoner_of(geheim).is_overleden) == (True, False)
        assert inwoner_of(overleden).is_overleden


class TestLogin:
    def test_an_old_person_is_looked_up_beside_the_login(
        self, bronnen: Bronnen, oud: Account, aangestoten
    ) -> None:
        login_inwoner(inwoner=inwoner_of(oud), now=NU)

        assert aangestoten == [("inwoners.ververs", oud.pk)]
        assert bronnen.brp.vragen == 0

    def test_a_fresh_person_is_not_looked_up(self, bronnen: Bronnen, aangestoten) -> None:
        login_inwoner(inwoner=InwonerFactory(), now=timezone.now())

        assert aangestoten == []

    def test_without_a_brp_nothing_is_looked_up(self, oud: Account, aangestoten) -> None:
        login_inwoner(inwoner=inwoner_of(oud), now=NU)

        assert aangestoten == []

    def test_the_task_takes_over_and_survives_a_brp_that_is_down(
        self, bronnen: Bronnen, oud: Account
    ) -> None:
        bronnen.brp.schakelaars.update({"fout": "500", "keer": 1})
        ververs(oud.pk)
        assert inwoner_of(oud).geslachtsnaam == "Bakker"

        bronnen.reset()
        ververs(oud.pk)
        ververs(oud.pk)
        assert inwoner_of(oud).geslachtsnaam == "Vries"

    def test_first_login_of_who_the_brp_knows(
        self, bronnen: Bronnen, browser: Browser, digid: DigidSimulator
    ) -> None:
        response = browser.log_in(bsn=NOOR)

        assert (response.status_code, response.url) == (302, "/mijn/")
        inwoner = Inwoner.objects.get()
        assert (inwoner.naam, inwoner.adresregel, inwoner.bron) == (
            "Noor Verhagen",
            "Kerkplein 11 A",
            Bron.BRP,
        )

    @pytest.mark.parametrize("bsn", ["999990202", "999990160", "999990196"])
    def test_who_the_brp_has_not_or_not_any_more_is_not_made_up(
        self, bronnen: Bronnen, browser: Browser, digid: DigidSimulator, bsn: str
    ) -> None:
        response = browser.log_in(bsn=bsn)

        assert response.status_code == 403
        assert "Wij kennen u nog niet" in response.text
        assert not Inwoner.objects.exists()

    def test_first_login_while_the_brp_is_down(
        self, bronnen: Bronnen, browser: Browser, digid: DigidSimulator
    ) -> None:
        bronnen.brp.schakelaars.update({"fout": "weg"})
        response = browser.log_in(bsn=NOOR)

        assert response.status_code == 503
        assert "eerste keer" in response.text
        assert not Inwoner.objects.exists()

    def test_login_of_a_known_person_while_the_brp_is_down(
        self, bronnen: Bronnen, browser: Browser, digid: DigidSimulator, oud: Account
    ) -> None:
        bronnen.brp.schakelaars.update({"fout": "weg"})

        assert browser.log_in().status_code == 302
        assert browser.is_logged_in

    def test_who_died_does_not_log_in(
        self, bronnen: Bronnen, browser: Browser, digid: DigidSimulator, oud: Account
    ) -> None:
        Inwoner.objects.update(is_overleden=True)

        assert browser.log_in().status_code == 403


@pytest.fixture
def aangestoten(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What was handed to a worker."""
    gegeven: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "portaal.inwoners.operations.personen.nudge", lambda naam, *args: gegeven.append((naam, *args))
    )
    return gegeven


class TestBalie:
    def test_staff_look_up_who_is_not_known_yet(self, bronnen: Bronnen, medewerker: Account) -> None:
        inwoner = add_inwoner(bsn=NOOR, by=medewerker, now=NU)

        assert inwoner is not None
        assert Handeling.objects.get().wie == medewerker
        assert Inzage.objects.get().waarom == "Hulp aan de inwoner"

    def test_a_look_at_nobody_is_logged_too(self, bronnen: Bronnen, medewerker: Account) -> None:
        assert add_inwoner(bsn="999990202", by=medewerker, now=NU) is None
        assert Inzage.objects.count() == 1


class TestOrganisatie:
    def get(self, nummer: str = "00012902", now=NU) -> Organisatie | None:
        return get_or_create_organisatie(kvk_nummer=nummer, by=None, now=now)

    def test_an_unknown_one_comes_from_the_register(self, bronnen: Bronnen) -> None:
        organisatie = self.get()

        assert organisatie is not None
        assert (organisatie.naam, organisatie.plaats) == ("Bouwbedrijf Van Rossem B.V.", "Lindervoort")
        assert Handeling.objects.get().soort == "organisatie-gemaakt"

    def test_a_known_one_is_asked_once_a_day(self, bronnen: Bronnen) -> None:
        for uren in (0, 1, 23, 25):
            self.get(now=NU + timedelta(hours=uren))

        assert bronnen.kvk.vragen == 2
        assert Organisatie.objects.count() == 1
        assert Handeling.objects.count() == 1

    def test_one_that_does_not_exist(self, bronnen: Bronnen) -> None:
        assert self.get("00099999") is None
        assert not Organisatie.objects.exists()

    def test_a_known_one_that_was_struck_off(self, bronnen: Bronnen) -> None:
        Organisatie.objects.create(
            kvk_nummer="00012912", naam="Videotheek", bijgewerkt_op=NU - timedelta(days=9), created_at=NU
        )
        organisatie = self.get("00012912")

        assert organisatie is not None
        assert (organisatie.naam, organisatie.is_actief) == ("Videotheek", False)
        assert Handeling.objects.get().soort == "organisatie-uitgeschreven"

    def test_while_the_register_is_down_a_known_one_is_given_and_an_unknown_one_is_not(
        self, bronnen: Bronnen
    ) -> None:
        self.get()
        bronnen.kvk.schakelaars.update({"fout": "500"})

        organisatie = self.get(now=NU + timedelta(days=3))
        assert organisatie is not None
        assert organisatie.naam == "Bouwbedrijf Van Rossem B.V."
        with pytest.raises(KvkStoring):
            self.get("00012901")
