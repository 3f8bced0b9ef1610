"""The demo municipality."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Contactpunt, Poging, Portaalbericht
from portaal.inwoners.models import Inwoner
from portaal.inwoners.operations import open_account
from portaal.organisatie.models import Locatie, Team
from portaal.toegang.models import Account, Handeling
from portaal.toegang.operations import verify_tweede_factor
from portaal.toegang.tweede_factor import code_at
from portaal.werkplek.demo.laden import load_demo
from portaal.werkplek.demo.organisatie import DEMO_WACHTWOORD, MEDEWERKERS
from portaal.werkplek.demo.verhaal import read_verhalen
from portaal.zaken.enums import GebeurtenisSoort, StatusSoort
from portaal.zaken.models import EnkelvoudigInformatieObject, Gebeurtenis, Status, Zaak
from portaal.zaken.operations import mark_klaar_voor_ophalen
from portaal.zaken.permissions import zichtbaar_voor
from portaal.zaken.queries import WerklijstFilter, werklijst
from tests.conftest import ClientVoor

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NU = datetime(2026, 11, 24, 10, 24, tzinfo=AMSTERDAM)


def snapshot() -> list[tuple[object, ...]]:
    """What the stories came to, without keys and random names."""
    zaken = Zaak.objects.order_by("bron_sleutel").values_list(
        "bron_sleutel",
        "identificatie",
        "startdatum",
        "einddatum",
        "einddatum_gepland",
        "uiterlijke_einddatum_afdoening",
        "huidige_status__statustype__omschrijving",
        "huidige_status__datum_status_gezet",
        "behandelaar__username",
    )
    return list(zaken)


def counts() -> dict[str, int]:
    modellen = (
        Zaak, Inwoner, Account, Team, Locatie, Status, Gebeurtenis, Portaalbericht, Contactpunt, Handeling,
        EnkelvoudigInformatieObject,
    )  # fmt: skip
    return {model.__name__: model.objects.count() for model in modellen}


def test_loading_twice_changes_nothing() -> None:
    geladen = load_demo(NU)
    voor, aantallen = snapshot(), counts()
    assert geladen.nieuwe_zaken == len(voor) >= 45
    assert load_demo(NU).nieuwe_zaken == 0
    assert (snapshot(), counts()) == (voor, aantallen)


def test_the_same_day_gives_the_same_demo() -> None:
    keren = []
    for _ in range(2):
        with transaction.atomic():
            load_demo(NU)
            keren.append(snapshot())
            transaction.set_rollback(True)
    assert keren[0] == keren[1]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 28, 0, 5, tzinfo=AMSTERDAM),  # a Saturday, just after midnight
        datetime(2027, 1, 1, 23, 59, tzinfo=AMSTERDAM),  # a holiday, the last minute
        datetime(2027, 3, 28, 2, 30, tzinfo=ZoneInfo("UTC")),  # the clock goes forward
        datetime(2028, 2, 29, 8, 0, tzinfo=AMSTERDAM),
    ],
)
def test_it_loads_on_any_day_with_a_history_in_order(moment: datetime) -> None:
    load_demo(moment)
    for zaak in Zaak.objects.prefetch_related("statussen"):
        momenten = [status.datum_status_gezet for status in zaak.statussen.all()]
        assert momenten == sorted(momenten)
        assert momenten[-1] <= moment


def test_every_state_is_there() -> None:
    load_demo(NU)
    vandaag = localdate(NU)
    open_zaken = list(Zaak.objects.open().select_related("huidige_status__statustype"))
    soorten = Counter(zaak.huidige_status.statustype.soort for zaak in open_zaken if zaak.huidige_status)
    assert set(soorten) == set(StatusSoort) - {StatusSoort.AFGEROND}
    assert sum(zaak.is_opgeschort(vandaag) for zaak in open_zaken) >= 3
    assert sum(zaak.is_te_laat(vandaag) for zaak in open_zaken) >= 3
    assert Zaak.objects.afgerond().count() >= 10
    assert set(Gebeurtenis.objects.values_list("soort", flat=True)) == set(GebeurtenisSoort)
    lotte = Account.objects.get(username="lotte.prins")
    lijst = werklijst(lotte, zaken=zichtbaar_voor(lotte), filters=WerklijstFilter(), now=NU)
    assert all(lijst.aantallen.values())


def test_sanne_has_a_rich_set_and_somebody_has_nothing() -> None:
    load_demo(NU)
    sanne = Inwoner.objects.get(voornamen="Sanne")
    eigen = Zaak.objects.filter(rollen__inwoner=sanne)
    buurtfeest = eigen.get(omschrijving="Buurtfeest Kastanjeplein")
    assert buurtfeest.uiterlijke_einddatum_afdoening == date(2026, 12, 24)
    paspoort = eigen.open().get(zaaktype__identificatie="paspoort")
    assert paspoort.huidige_status and paspoort.huidige_status.statustype.omschrijving == "Wordt gemaakt"
    assert eigen.afgerond().filter(zaaktype__identificatie="verhuizing").exists()
    assert eigen.open().filter(zaaktype__identificatie="bezwaarschrift").exists()
    assert Inwoner.objects.filter(rollen__isnull=True).exists()


def test_old_news_stands_in_the_portal_but_rings_no_phone() -> None:
    load_demo(NU)
    assert Portaalbericht.objects.count() > 47
    assert not Poging.objects.exists()
    assert Contactpunt.objects.filter(verified_at=None).count() == 0
    assert Contactpunt.objects.count() >= 20


def test_news_of_today_does_ring_the_phone() -> None:
    load_demo(NU)
    paspoort = Zaak.objects.get(bron_sleutel="demo:sanne-paspoort")
    joost = Account.objects.get(username="joost.vermeer")
    locatie = Locatie.objects.get(slug="gemeentehuis")
    mark_klaar_voor_ophalen(zaak=paspoort, locatie=locatie, by=joost, now=NU)
    poging = Poging.objects.get()
    assert (poging.bericht.soort, poging.kanaal) == ("document-klaar", Kanaal.SMS)


def test_staff_can_log_in_and_belong_where_they_work() -> None:
    load_demo(NU)
    for medewerker in MEDEWERKERS:
        account = Account.objects.get(username=medewerker.naam)
        assert account.check_password(DEMO_WACHTWOORD)
        assert account.totp_geheim
        code = code_at(account.totp_geheim, NU)
        assert verify_tweede_factor(account=account, code=code, now=NU)
        assert {team.naam for team in account.teams.all()} == {team for team, _ in medewerker.teams}
    assert Account.objects.get(username="beheer").is_superuser
    assert Account.objects.get(username="redactie").has_perm("wagtailadmin.access_admin")


def test_story_keys_are_unique() -> None:
    sleutels = [verhaal.sleutel for verhaal in read_verhalen()]
    assert len(sleutels) == len(set(sleutels))


def test_command_loads_in_the_demo_only(settings, capsys: pytest.CaptureFixture[str]) -> None:
    aantal = len(list(read_verhalen()))
    call_command("laad_demo")
    assert f"{aantal} zaken ({aantal} nieuw)" in capsys.readouterr().out
    settings.PORTAAL_OMGEVING = "productie"
    with pytest.raises(CommandError):
        call_command("laad_demo")


def test_every_page_of_the_demo_renders_for_resident_and_staff(client_voor: ClientVoor) -> None:
    load_demo(timezone.now())
    lotte = client_voor(Account.objects.get(username="lotte.prins"))
    assert lotte.get(reverse("werkplek:werklijst")).status_code == 200
    for inwoner in Inwoner.objects.all():
        account = open_account(inwoner=inwoner, by=None, now=timezone.now())
        browser = client_voor(account)
        assert browser.get(reverse("pip:overzicht")).status_code == 200
        for zaak in zichtbaar_voor(account):
            for kijker, naam in ((browser, "pip:zaak"), (lotte, "werkplek:zaak")):
                antwoord = kijker.get(reverse(naam, args=[zaak.uuid]))
                assert antwoord.status_code == 200, zaak
                assert zaak.omschrijving in antwoord.content.decode()
