"""Writing down that somebody must be told something."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Contactpunt, Poging, Portaalbericht
from portaal.berichten.operations import ContextKloptNiet
from portaal.berichten.soorten import OnbekendeSoort
from portaal.inwoners.models import Inwoner
from tests.factories.berichten import CONTEXT, ContactpuntFactory
from tests.factories.inwoners import InwonerFactory

from .conftest import Stuur, only


def test_one_call_writes_intent_attempt_and_portal_message(inwoner: Inwoner, stuur: Stuur) -> None:
    bericht = stuur(inwoner)
    poging = bericht.pogingen.get()
    assert (poging.kanaal, poging.adres, poging.staat) == (Kanaal.SMS, "+31612345678", PogingStaat.WACHT)
    assert bericht.portaalbericht.onderwerp == "Paspoort: uw document ligt klaar op locatie De Haven"
    assert "Z-2026-004712" in bericht.portaalbericht.tekst


def test_a_repeat_of_the_cause_changes_nothing(inwoner: Inwoner, stuur: Stuur) -> None:
    eerste = stuur(inwoner, dedupe_key="zelfde")
    tweede = stuur(inwoner, dedupe_key="zelfde")
    assert eerste == tweede
    assert (Bericht.objects.count(), Poging.objects.count(), Portaalbericht.objects.count()) == (1, 1, 1)


def test_a_rollback_of_the_business_change_takes_the_message_with_it(inwoner: Inwoner, stuur: Stuur) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        stuur(inwoner)
        raise RuntimeError
    assert not Bericht.objects.exists()


def test_a_worker_is_nudged_after_the_commit(
    inwoner: Inwoner, stuur: Stuur, django_capture_on_commit_callbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    geduwd: list[str] = []
    monkeypatch.setattr("portaal.kern.nudge._publish", lambda naam, args: geduwd.append(naam))
    with django_capture_on_commit_callbacks(execute=True):
        stuur(inwoner)
        assert geduwd == []
    assert geduwd == ["berichten.verzend_sms"]


@pytest.mark.parametrize("context", [{}, CONTEXT | {"bsn": "999990019"}])
def test_the_context_must_be_exactly_what_the_kind_asks(
    inwoner: Inwoner, stuur: Stuur, context: dict
) -> None:
    with pytest.raises(ContextKloptNiet):
        stuur(inwoner, context=context)


def test_an_unknown_kind_is_refused(inwoner: Inwoner, stuur: Stuur) -> None:
    with pytest.raises(OnbekendeSoort):
        stuur(inwoner, soort="bestaat-niet")


def test_without_a_mobile_number_the_e_mail_address_is_used(stuur: Stuur, db: None) -> None:
    inwoner = ContactpuntFactory(kanaal=Kanaal.EMAIL, adres="kees@voorbeeld.example").inwoner
    assert only(stuur(inwoner), Kanaal.EMAIL).adres == "kees@voorbeeld.example"


@pytest.mark.parametrize("toestand", [{"verified_at": None}, {"onbereikbaar_op": timezone.now()}])
def test_an_address_that_is_unproved_or_broken_is_not_used(
    inwoner: Inwoner, stuur: Stuur, toestand: dict
) -> None:
    Contactpunt.objects.filter(kanaal=Kanaal.SMS).update(**toestand)
    assert stuur(inwoner).pogingen.get().kanaal == Kanaal.EMAIL


def test_an_address_that_comes_with_the_message_goes_first(inwoner: Inwoner, stuur: Stuur) -> None:
    bericht = stuur(inwoner, adres="+31687654321")
    assert bericht.pogingen.get().adres == "+31687654321"


def test_who_cannot_be_reached_still_has_it_in_mijn_omgeving(stuur: Stuur, db: None) -> None:
    bericht = stuur(InwonerFactory())
    assert bericht.portaalbericht
    assert not bericht.pogingen.exists()


def test_an_expired_message_stands_in_mijn_omgeving_only(inwoner: Inwoner, stuur: Stuur) -> None:
    nu = timezone.now()
    bericht = stuur(inwoner, now=nu, vervalt_op=nu - timedelta(days=1))
    assert bericht.portaalbericht
    assert not bericht.pogingen.exists()


def test_niet_voor_holds_the_attempt_back(inwoner: Inwoner, stuur: Stuur) -> None:
    later = timezone.now() + timedelta(days=2)
    bericht = stuur(inwoner, niet_voor=later)
    assert bericht.pogingen.get().volgende_op == later
    assert bericht.portaalbericht.geplaatst_op == later
