"""The simulators of the providers, a clock that tests move, and a resident with a telephone."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import Settings

from portaal.berichten.clients.twilio import TwilioSms
from portaal.berichten.enums import Kanaal
from portaal.berichten.models import Bericht, Poging
from portaal.berichten.operations import send_bericht
from portaal.berichten.operations.claimen import Opdracht, claim
from portaal.berichten.operations.legen import deliver
from portaal.inwoners.models import Inwoner
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import Rekening, TwilioSimulator
from simulatoren.twilio.bericht import Bericht as Sms
from tests.factories.berichten import CONTEXT, ContactpuntFactory
from tests.factories.inwoners import InwonerFactory

Stuur = Callable[..., Bericht]


class Klok:
    """The clock of the operations: real, and forward by what a test adds."""

    def __init__(self) -> None:
        self.verschil = timedelta()

    def __call__(self) -> datetime:
        return timezone.now() + self.verschil

    def vooruit(self, **duur: float) -> datetime:
        self.verschil += timedelta(**duur)
        return self()


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def twilio(settings: Settings, klok: Klok, monkeypatch: pytest.MonkeyPatch) -> Iterator[TwilioSimulator]:
    """A Twilio on a port of its own, whose clock runs with that of the test.

    It reports nothing back unless asked.
    """
    rekening = Rekening(settings.TWILIO["account_sid"], settings.TWILIO["auth_token"])
    met_klok = SimpleNamespace(time=lambda: klok().timestamp(), sleep=time.sleep)
    monkeypatch.setattr("simulatoren.twilio.storing.time", met_klok)
    with TwilioSimulator(rekening=rekening) as simulator:
        voeg_toe = simulator.opslag.add

        def add(sms: Sms) -> None:
            sms.date_created = klok().timestamp()
            voeg_toe(sms)

        monkeypatch.setattr(simulator.opslag, "add", add)
        simulator.schakelaars.update({"terugmelding": "uit", "staptijd": 0})
        settings.TWILIO = {**settings.TWILIO, "simulator_url": simulator.url}
        yield simulator


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailSimulator]:
    """An SMTP server on a port of its own."""
    with MailSimulator() as simulator:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", simulator.smtp_poort
        yield simulator


@pytest.fixture
def inwoner(db: None) -> Inwoner:
    """A resident with a mobile number and an e-mail address."""
    inwoner = InwonerFactory(voornamen="Sanne", voorvoegsel="de", geslachtsnaam="Vries")
    ContactpuntFactory(inwoner=inwoner, kanaal=Kanaal.SMS, adres="+31612345678")
    ContactpuntFactory(inwoner=inwoner, kanaal=Kanaal.EMAIL, adres="sanne@voorbeeld.example")
    return inwoner


@pytest.fixture
def stuur(klok: Klok) -> Stuur:
    """Tell somebody that a document is ready; each call is a cause of its own."""

    def make(ontvanger: Inwoner | None, **anders: object) -> Bericht:
        velden = {
            "soort": "document-klaar",
            "context": CONTEXT,
            "dedupe_key": f"document-klaar:{uuid4()}",
            "by": None,
            "now": klok(),
        }
        return send_bericht(ontvanger=ontvanger, **(velden | anders))

    return make


def send_one(klok: Klok) -> None:
    """Hand over the one SMS whose turn it is."""
    deliver(opdracht=claim_one(klok()), aanbieder=TwilioSms(), klok=klok)


def claim_one(now: datetime, kanaal: Kanaal = Kanaal.SMS) -> Opdracht:
    """Claim the one attempt whose turn it is."""
    (opdracht,) = claim(kanaal=kanaal, afzender="Lindervoort", now=now, hoogstens=1).opdrachten
    return opdracht


def only(bericht: Bericht, kanaal: Kanaal = Kanaal.SMS) -> Poging:
    """The one attempt of this message over this channel."""
    return bericht.pogingen.get(kanaal=kanaal)
