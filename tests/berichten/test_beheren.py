"""What staff and residents do with messages."""

import pytest

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Contactpunt, Poging
from portaal.berichten.operations import (
    OpnieuwKanNiet,
    drain,
    mark_gelezen,
    register_brief_verstuurd,
    retry_poging,
    set_contactpunt,
    settle_geparkeerd,
    withdraw_bericht,
)
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account, Handeling
from simulatoren.twilio.app import TwilioSimulator
from tests.factories.berichten import PogingFactory, PortaalberichtFactory

from .conftest import Klok, Stuur, only


def test_after_mending_the_number_staff_send_it_again(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, medewerker: Account
) -> None:
    Contactpunt.objects.filter(kanaal=Kanaal.SMS).update(adres="+31615000001")
    bericht = stuur(inwoner)
    drain(kanaal=Kanaal.SMS, klok=klok)
    mislukt = only(bericht)
    with pytest.raises(OpnieuwKanNiet, match="gaat al via e-mail"):
        retry_poging(poging=mislukt, by=medewerker, now=klok())
    set_contactpunt(inwoner=inwoner, kanaal=Kanaal.SMS, adres="0687654321", by=medewerker, now=klok())
    nieuw = retry_poging(poging=mislukt, by=medewerker, now=klok())
    assert (nieuw.volgnummer, nieuw.adres) == (2, "+31687654321")
    assert not bericht.pogingen.filter(geparkeerd_op__isnull=False).exists()
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert [sms.to for sms in twilio.opslag.all()] == ["+31687654321"]
    assert Handeling.objects.get(soort="bericht-opnieuw-verstuurd").wie == medewerker


def test_a_second_click_does_not_send_a_second_time(
    inwoner: Inwoner, stuur: Stuur, klok: Klok, medewerker: Account
) -> None:
    poging = PogingFactory(geparkeerd=True, bericht=stuur(inwoner), volgnummer=9)
    Poging.objects.exclude(pk=poging.pk).delete()
    retry_poging(poging=poging, by=medewerker, now=klok())
    with pytest.raises(OpnieuwKanNiet, match="al opnieuw onderweg"):
        retry_poging(poging=poging, by=medewerker, now=klok())


def test_an_expired_message_gets_new_time_when_staff_want_it_sent(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, medewerker: Account
) -> None:
    bericht = stuur(inwoner)
    klok.vooruit(days=4)
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert only(bericht).staat == PogingStaat.VERVALLEN
    retry_poging(poging=only(bericht), by=medewerker, now=klok())
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert len(twilio.opslag.all()) == 1


def test_a_withdrawn_message_stays_in(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, medewerker: Account
) -> None:
    bericht = stuur(inwoner)
    withdraw_bericht(bericht=bericht, by=medewerker, now=klok())
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert not twilio.opslag.all()
    assert only(bericht).staat == PogingStaat.VERVALLEN
    with pytest.raises(OpnieuwKanNiet, match="ingetrokken"):
        retry_poging(poging=only(bericht), by=medewerker, now=klok())


def test_staff_set_a_parked_message_aside(klok: Klok, medewerker: Account) -> None:
    poging = PogingFactory(geparkeerd=True)
    for _ in range(2):
        settle_geparkeerd(poging=poging, by=medewerker, now=klok())
    poging.refresh_from_db()
    assert poging.geparkeerd_op is None
    assert Handeling.objects.filter(soort="bericht-afgehandeld").count() == 1


def test_a_letter_is_posted_once(klok: Klok, medewerker: Account) -> None:
    brief = PogingFactory(brief=True)
    assert register_brief_verstuurd(poging=brief, by=medewerker, now=klok())
    assert not register_brief_verstuurd(poging=brief, by=medewerker, now=klok())
    brief.refresh_from_db()
    assert brief.staat == PogingStaat.VERZONDEN
    assert not register_brief_verstuurd(poging=PogingFactory(), by=medewerker, now=klok())


def test_reading_counts_the_first_time_and_by_the_resident_only(
    klok: Klok, medewerker: Account, eigenaar: Account
) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    bericht = PortaalberichtFactory(bericht__ontvanger=inwoner)
    mark_gelezen(portaalbericht=bericht, by=medewerker, now=klok())
    bericht.refresh_from_db()
    assert bericht.is_nieuw
    eerst = klok()
    for moment in (eerst, klok.vooruit(hours=1)):
        mark_gelezen(portaalbericht=bericht, by=eigenaar, now=moment)
    bericht.refresh_from_db()
    assert bericht.gelezen_op == eerst
