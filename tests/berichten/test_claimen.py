"""The last look before an attempt goes out, and the claim."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Blokkade, Poging, SjabloonVersie
from portaal.berichten.operations.claimen import Greep, claim, release
from portaal.berichten.verzendregels import AMSTERDAM
from portaal.inwoners.models import Inwoner
from tests.factories.berichten import PogingFactory

from .conftest import Stuur, claim_one, only


def grab(now: datetime | None = None, kanaal: Kanaal = Kanaal.SMS, hoogstens: int = 25) -> Greep:
    return claim(kanaal=kanaal, afzender="Lindervoort", now=now or timezone.now(), hoogstens=hoogstens)


def test_a_claim_carries_the_text_and_a_lease(inwoner: Inwoner, stuur: Stuur, settings: Settings) -> None:
    poging, nu = only(stuur(inwoner)), timezone.now()
    opdracht = claim_one(nu)
    poging.refresh_from_db()
    assert opdracht.inhoud.tekst == (
        "Uw document ligt klaar op locatie De Haven. Kom zonder afspraak of kies een tijd. "
        "Log zelf in via Mijn Lindervoort en lees wat u meeneemt."
    )
    assert poging.staat == PogingStaat.VERZENDEN
    assert poging.claim == opdracht.claim
    assert poging.lease_tot == nu + settings.BERICHTEN["lease"]
    assert opdracht.uiterlijk + 2 * timedelta(seconds=settings.TWILIO["tijdslimiet"]) <= poging.lease_tot
    assert grab().is_leeg


def test_sms_and_email_are_claimed_apart(inwoner: Inwoner, stuur: Stuur) -> None:
    stuur(inwoner)
    assert grab(kanaal=Kanaal.EMAIL).is_leeg


def test_what_waited_longest_goes_first(db: None) -> None:
    nu = timezone.now()
    PogingFactory(volgende_op=nu - timedelta(minutes=1))
    oudste = PogingFactory(volgende_op=nu - timedelta(hours=1))
    assert claim_one(nu).poging == oudste


def test_a_claim_inside_another_transaction_is_refused(transactional_db: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        grab()


@pytest.mark.parametrize(
    ("toestand", "keren", "staat"),
    [
        ({"ingetrokken_op": timezone.now()}, 0, PogingStaat.VERVALLEN),
        ({"vervalt_op": timezone.now()}, 0, PogingStaat.VERVALLEN),
        ({"vervalt_op": timezone.now()}, 3, PogingStaat.TECHNISCH_MISLUKT),
    ],
)
def test_withdrawn_or_late_does_not_go_out(
    inwoner: Inwoner, stuur: Stuur, toestand: dict, keren: int, staat: PogingStaat
) -> None:
    poging = only(stuur(inwoner))
    Bericht.objects.update(**toestand)
    Poging.objects.update(keren=keren)
    assert grab() == Greep([], geregeld=1)
    poging.refresh_from_db()
    assert poging.staat == staat
    # Failed again and again until it was too late: somebody must know.
    assert (poging.geparkeerd_op is not None) == bool(keren)


def test_a_blocked_number_gets_no_sms_and_the_next_channel_takes_over(inwoner: Inwoner, stuur: Stuur) -> None:
    bericht = stuur(inwoner)
    Blokkade.objects.create(nummer_idx=only(bericht).adres_idx, reden="21610", created_at=timezone.now())
    grab()
    assert only(bericht).staat == PogingStaat.GEBLOKKEERD
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT


@pytest.mark.parametrize("nummer", ["+32470123456", "+882 16 5550 1234", "geen nummer"])
def test_a_number_abroad_is_not_served(inwoner: Inwoner, stuur: Stuur, nummer: str) -> None:
    bericht = stuur(inwoner, adres=nummer)
    grab()
    assert (only(bericht).staat, only(bericht).foutcode) == (PogingStaat.BLIJVEND_MISLUKT, "land")


NACHT = datetime(2026, 11, 24, 22, 0, tzinfo=AMSTERDAM)
OCHTEND = datetime(2026, 11, 25, 8, 0, tzinfo=AMSTERDAM)


def test_at_night_an_sms_waits_and_its_patience_moves_along(
    inwoner: Inwoner, stuur: Stuur, settings: Settings
) -> None:
    settings.STILLE_UREN_AAN = True
    poging = only(stuur(inwoner, now=NACHT))
    geduld = poging.geduld_tot
    assert grab(NACHT) == Greep([], geregeld=1)
    poging.refresh_from_db()
    assert (poging.staat, poging.volgende_op) == (PogingStaat.WACHT, OCHTEND)
    assert poging.geduld_tot == geduld + (OCHTEND - NACHT)
    assert len(grab(OCHTEND).opdrachten) == 1


def test_a_code_and_an_email_do_not_wait_for_the_morning(
    inwoner: Inwoner, stuur: Stuur, settings: Settings
) -> None:
    settings.STILLE_UREN_AAN = True
    stuur(inwoner, soort="contactpunt-code", context={"code": "123456"}, now=NACHT)
    assert len(grab(NACHT).opdrachten) == 1
    PogingFactory(kanaal=Kanaal.EMAIL, volgende_op=NACHT, bericht__created_at=NACHT)
    assert len(grab(NACHT, Kanaal.EMAIL).opdrachten) == 1


def test_after_the_daily_limit_the_rest_waits_for_the_morning(
    inwoner: Inwoner, stuur: Stuur, settings: Settings
) -> None:
    settings.SMS_DAGLIMIET = 2
    for _ in range(3):
        PogingFactory(volgende_op=NACHT, bericht__created_at=NACHT)
    assert len(grab(NACHT, hoogstens=1).opdrachten) == 1
    greep = grab(NACHT)
    assert (len(greep.opdrachten), greep.geregeld) == (1, 1)
    assert grab(NACHT).is_leeg
    assert len(grab(OCHTEND).opdrachten) == 1


def test_one_number_gets_no_flood(settings: Settings, db: None) -> None:
    settings.BERICHTEN = {**settings.BERICHTEN, "per_adres_per_dag": 1}
    for _ in range(2):
        PogingFactory(adres="+31612345678")
    PogingFactory(adres="+31687654321")
    greep = grab()
    assert [opdracht.poging.adres for opdracht in greep.opdrachten] == ["+31612345678", "+31687654321"]
    assert greep.geregeld == 1


def test_a_text_that_cannot_be_made_does_not_hold_up_the_others(
    inwoner: Inwoner, stuur: Stuur, caplog: pytest.LogCaptureFixture
) -> None:
    kapot, heel = only(stuur(inwoner)), only(stuur(inwoner))
    oud = kapot.sjabloonversie
    versie = SjabloonVersie.objects.create(
        sjabloon=oud.sjabloon, nummer=9, tekst="Dag {weg}", created_at=timezone.now()
    )
    Poging.objects.filter(pk=kapot.pk).update(sjabloonversie=versie)
    (opdracht,) = grab().opdrachten
    assert opdracht.poging == heel
    assert "poging kan niet worden klaargemaakt" in caplog.text


@pytest.mark.parametrize("veld", ["claim", "lease_tot", "gestart_op"])
def test_the_database_wants_a_claim_on_what_is_being_sent(db: None, veld: str) -> None:
    PogingFactory(verzenden=True)
    with pytest.raises(IntegrityError, match="poging_verzenden_heeft_claim"), transaction.atomic():
        Poging.objects.update(**{veld: None})


@pytest.mark.parametrize("staat", [PogingStaat.WACHT, PogingStaat.ONBEKEND])
def test_the_database_wants_a_moment_on_what_waits(db: None, staat: PogingStaat) -> None:
    PogingFactory()
    with pytest.raises(IntegrityError, match="poging_wacht_heeft_moment"), transaction.atomic():
        Poging.objects.update(staat=staat, volgende_op=None)


def test_the_database_keeps_numbers_and_sids_unique(db: None) -> None:
    poging = PogingFactory(provider_sid="SM1")
    with pytest.raises(IntegrityError), transaction.atomic():
        PogingFactory(bericht=poging.bericht)
    with pytest.raises(IntegrityError), transaction.atomic():
        PogingFactory(provider_sid="SM1")


def test_what_was_not_come_to_is_given_back_by_its_holder_only(inwoner: Inwoner, stuur: Stuur) -> None:
    poging, nu = only(stuur(inwoner)), timezone.now()
    opdracht = claim_one(nu)
    release(opdrachten=[replace(opdracht, claim=uuid4())], now=nu)
    poging.refresh_from_db()
    assert poging.staat == PogingStaat.VERZENDEN
    release(opdrachten=[opdracht], now=nu)
    assert claim_one(nu).poging == poging


def test_a_text_that_changed_with_the_settings_is_recognised_as_it_went(
    inwoner: Inwoner, stuur: Stuur, settings: Settings
) -> None:
    poging = only(stuur(inwoner))
    settings.GEMEENTE = {**settings.GEMEENTE, "korte_naam": "Nieuwstad"}
    opdracht = claim_one(timezone.now())
    poging.refresh_from_db()
    assert "Mijn Nieuwstad" in opdracht.inhoud.tekst
    assert poging.body_hash == opdracht.inhoud.body_hash


@pytest.mark.parametrize("aantal", [3, 20])
def test_claiming_makes_as_many_queries_for_3_as_for_20(
    django_assert_num_queries, db: None, aantal: int
) -> None:
    PogingFactory.create_batch(aantal)
    # savepoint, rows, three counts and lists, one update, release
    with django_assert_num_queries(7):
        assert len(grab().opdrachten) == aantal
