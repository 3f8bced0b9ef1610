"""Texts in the database: shipped ones, versions of staff, and which one a message uses."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Sjabloon, SjabloonVersie
from portaal.berichten.operations import SjabloonOntbreekt, drain, ensure_sjablonen, save_sjabloon
from portaal.berichten.operations.sjablonen import versie_in_use
from portaal.berichten.plaatshouders import TekstKloptNiet
from portaal.berichten.standaardteksten import Standaardtekst, load_standaardteksten
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account, Handeling
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Klok, Stuur, only

NU = timezone.now()


def get_sjabloon() -> Sjabloon:
    return versie_in_use(soort="document-klaar", kanaal="sms", now=NU).sjabloon


def test_loading_the_texts_twice_changes_nothing(db: None) -> None:
    assert ensure_sjablonen(by=None, now=NU) == len(load_standaardteksten())
    assert ensure_sjablonen(by=None, now=NU) == 0
    uitvoer = StringIO()
    call_command("laad_sjablonen", stdout=uitvoer)
    assert uitvoer.getvalue() == "0 berichtteksten klaargezet.\n"


def test_a_new_release_replaces_its_own_text_and_never_that_of_staff(
    db: None, medewerker: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_sjablonen(by=None, now=NU)
    nieuw = {
        (soort, "sms"): Standaardtekst(soort, "sms", "", "Nieuwe tekst.")
        for soort in ("document-klaar", "zaak-status")
    }
    save_sjabloon(sjabloon=get_sjabloon(), onderwerp="", tekst="Van ons.", by=medewerker, now=NU)
    monkeypatch.setattr("portaal.berichten.operations.sjablonen.load_standaardteksten", lambda: nieuw)
    assert ensure_sjablonen(by=None, now=NU) == 1
    assert versie_in_use(soort="document-klaar", kanaal="sms", now=NU).tekst == "Van ons."
    assert versie_in_use(soort="zaak-status", kanaal="sms", now=NU).tekst == "Nieuwe tekst."


def test_a_change_is_a_new_version_in_the_log(db: None, medewerker: Account) -> None:
    sjabloon = get_sjabloon()
    versie = save_sjabloon(sjabloon=sjabloon, onderwerp="", tekst=" Kom langs. ", by=medewerker, now=NU)
    assert (versie.nummer, versie.tekst, versie.created_by) == (2, "Kom langs.", medewerker)
    assert Handeling.objects.get(object_uuid=sjabloon.uuid, wie=medewerker).toelichting.endswith("versie 2")


def test_a_wrong_text_makes_no_version(db: None, medewerker: Account) -> None:
    with pytest.raises(TekstKloptNiet):
        save_sjabloon(
            sjabloon=get_sjabloon(), onderwerp="", tekst="Zaak {identificatie}", by=medewerker, now=NU
        )
    assert SjabloonVersie.objects.count() == 1


def test_a_message_keeps_the_text_it_was_made_with(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, medewerker: Account
) -> None:
    bericht = stuur(inwoner)
    save_sjabloon(sjabloon=get_sjabloon(), onderwerp="", tekst="Anders.", by=medewerker, now=NU)
    drain(kanaal=Kanaal.SMS, klok=klok)
    assert twilio.opslag.all()[0].body.startswith("Uw document ligt klaar")
    assert only(bericht).sjabloonversie.nummer == 1


def test_a_channel_without_text_is_an_error_of_the_programmer(db: None) -> None:
    with pytest.raises(SjabloonOntbreekt):
        versie_in_use(soort="document-klaar", kanaal="duif", now=NU)
