"""E-mail: what SMTP tells, and what it leaves open."""

import pytest
from django.core import mail as uitbak
from pytest_django import Settings

from portaal.berichten.enums import Beleid, Kanaal, PogingStaat
from portaal.berichten.models import Bericht, Contactpunt, Poging
from portaal.berichten.operations import drain, sweep
from portaal.inwoners.models import Inwoner
from simulatoren.mail.app import MailSimulator
from tests.factories.berichten import ContactpuntFactory
from tests.factories.inwoners import InwonerFactory

from .conftest import Klok, Stuur, only


@pytest.fixture
def lezer(db: None) -> Inwoner:
    """A resident with an e-mail address only."""
    inwoner = InwonerFactory()
    ContactpuntFactory(inwoner=inwoner, kanaal=Kanaal.EMAIL, adres="kees@voorbeeld.example")
    return inwoner


def send(klok: Klok) -> None:
    drain(kanaal=Kanaal.EMAIL, klok=klok)


def test_one_mail_with_a_message_id_of_its_own(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok
) -> None:
    bericht = stuur(lezer)
    send(klok)
    (brief,), poging = mail.postbus.all(), only(bericht, Kanaal.EMAIL)
    assert brief.ontvangers == ["kees@voorbeeld.example"]
    assert brief.onderwerp == "Uw document ligt klaar"
    assert brief.tekst.startswith("Beste inwoner,")
    assert brief.bericht["Message-ID"] == f"<{poging.uuid}@lindervoort.example>" == poging.provider_sid
    assert brief.bericht["Auto-Submitted"] == "auto-generated"
    assert (poging.staat, poging.volgende_op, poging.geduld_tot) == (PogingStaat.VERZONDEN, None, None)


def test_about_a_zaak_a_mail_names_nobody_and_nothing(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok
) -> None:
    stuur(lezer)
    send(klok)
    bron = mail.postbus.all()[0].bron
    for geheim in ("Z-2026", "Paspoort", "Brandsma", "Zoë", "http"):
        assert geheim not in bron


@pytest.mark.parametrize("fout", ["421", "451"])
def test_not_now_is_tried_again(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok, fout: str
) -> None:
    bericht = stuur(lezer)
    mail.schakelaars.update({"fout": fout, "keer": 1})
    send(klok)
    poging = only(bericht, Kanaal.EMAIL)
    assert (poging.staat, poging.foutcode, poging.keren) == (PogingStaat.WACHT, f"smtp-{fout}", 1)
    klok.vooruit(minutes=1)
    send(klok)
    assert len(mail.postbus.all()) == 1


def test_a_refused_address_is_parked_and_marked(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok
) -> None:
    bericht = stuur(lezer)
    mail.schakelaars.update({"fout": "550"})
    send(klok)
    poging = only(bericht, Kanaal.EMAIL)
    assert (poging.staat, poging.foutcode) == (PogingStaat.BLIJVEND_MISLUKT, "smtp-550")
    assert poging.geparkeerd_op is not None
    assert Contactpunt.objects.get().onbereikbaar_op is not None


def test_no_server_is_certain(lezer: Inwoner, stuur: Stuur, klok: Klok, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    bericht = stuur(lezer)
    send(klok)
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.WACHT
    assert only(bericht, Kanaal.EMAIL).foutcode == "smtp:ConnectionRefusedError"


def test_a_cut_connection_is_sent_again_as_the_same_mail(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok
) -> None:
    bericht = stuur(lezer)
    mail.schakelaars.update({"fout": "weg-na", "keer": 1})
    send(klok)
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.ONBEKEND
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    send(klok)
    brieven = mail.postbus.all()
    assert len({brief.bericht["Message-ID"] for brief in brieven}) == 1
    assert only(bericht, Kanaal.EMAIL).staat == PogingStaat.VERZONDEN


def test_a_cut_connection_is_not_repeated_for_what_must_not_come_twice(
    lezer: Inwoner, stuur: Stuur, mail: MailSimulator, klok: Klok
) -> None:
    bericht = stuur(lezer)
    Bericht.objects.update(beleid=Beleid.AT_MOST_ONCE)
    mail.schakelaars.update({"fout": "weg-na", "keer": 1})
    send(klok)
    klok.vooruit(seconds=61)
    sweep(klok=klok)
    send(klok)
    poging = only(bericht, Kanaal.EMAIL)
    assert (poging.staat, poging.foutcode) == (PogingStaat.TECHNISCH_MISLUKT, "onzeker")
    assert poging.geparkeerd_op is not None
    assert len(mail.postbus.all()) == 1


def test_a_value_cannot_add_a_header(
    lezer: Inwoner, stuur: Stuur, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuur(lezer, adres="kees@voorbeeld.example\nBcc: ander@voorbeeld.example")
    send(klok)
    assert not uitbak.outbox
    assert Poging.objects.get().staat == PogingStaat.BLIJVEND_MISLUKT
