"""Messages and attempts in any state; PogingFactory(verzenden=True) is one that a worker holds."""

import uuid
from datetime import timedelta

import factory
from django.utils import timezone

from portaal.berichten.adressen import index_of
from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.inhoud import make_inhoud
from portaal.berichten.models import Bericht, Contactpunt, Poging, Portaalbericht
from portaal.berichten.operations.sjablonen import versie_in_use

from .inwoners import InwonerFactory

CONTEXT = {
    "zaaktype": "Paspoort",
    "identificatie": "Z-2026-004712",
    "locatie": "De Haven",
    "uitleg": "Neem uw oude paspoort mee.",
}


def make_adres(kanaal: str, n: int) -> str:
    """An address of its own for each n."""
    return f"+3161234{n % 10_000:04}" if kanaal == Kanaal.SMS else f"inwoner{n}@voorbeeld.example"


class ContactpuntFactory(factory.django.DjangoModelFactory[Contactpunt]):
    class Meta:
        model = Contactpunt

    inwoner = factory.SubFactory(InwonerFactory)
    kanaal = Kanaal.SMS
    adres = factory.LazyAttributeSequence(lambda punt, n: make_adres(punt.kanaal, n))
    verified_at = factory.LazyFunction(timezone.now)


class BerichtFactory(factory.django.DjangoModelFactory[Bericht]):
    class Meta:
        model = Bericht

    dedupe_key = factory.Sequence(lambda n: f"document-klaar:{n}")
    soort = "document-klaar"
    ontvanger = factory.SubFactory(InwonerFactory)
    context = factory.LazyFunction(CONTEXT.copy)
    kanaalplan = factory.LazyFunction(lambda: [Kanaal.SMS.value, Kanaal.EMAIL.value])
    created_at = factory.LazyFunction(timezone.now)
    vervalt_op = factory.LazyAttribute(lambda bericht: bericht.created_at + timedelta(days=3))


class PogingFactory(factory.django.DjangoModelFactory[Poging]):
    class Meta:
        model = Poging

    class Params:
        verzenden = factory.Trait(
            staat=PogingStaat.VERZENDEN,
            claim=factory.LazyFunction(uuid.uuid4),
            gestart_op=factory.LazyFunction(timezone.now),
            lease_tot=factory.LazyAttribute(lambda poging: poging.gestart_op + timedelta(seconds=90)),
            volgende_op=None,
        )
        geaccepteerd = factory.Trait(
            staat=PogingStaat.GEACCEPTEERD,
            gestart_op=factory.LazyFunction(timezone.now),
            provider_sid=factory.LazyFunction(lambda: f"SM{uuid.uuid4().hex}"),
        )
        brief = factory.Trait(
            kanaal=Kanaal.BRIEF, adres="S. de Vries\nBeukenlaan 12\n4299 LV Lindervoort", volgende_op=None
        )
        geparkeerd = factory.Trait(
            staat=PogingStaat.BLIJVEND_MISLUKT,
            foutcode="21211",
            volgende_op=None,
            geparkeerd_op=factory.LazyFunction(timezone.now),
        )

    bericht = factory.SubFactory(BerichtFactory)
    kanaal = Kanaal.SMS
    adres = factory.LazyAttributeSequence(lambda poging, n: make_adres(poging.kanaal, n))
    adres_idx = factory.LazyAttribute(lambda poging: index_of(poging.adres))
    sjabloonversie = factory.LazyAttribute(
        lambda poging: versie_in_use(
            soort=poging.bericht.soort,
            kanaal="" if poging.kanaal == Kanaal.BRIEF else poging.kanaal,
            now=timezone.now(),
        )
    )
    body_hash = factory.LazyAttribute(
        lambda poging: make_inhoud(poging.sjabloonversie, poging.bericht.context).body_hash
    )
    staat_sinds = factory.LazyFunction(timezone.now)
    volgende_op = factory.SelfAttribute("staat_sinds")


class PortaalberichtFactory(factory.django.DjangoModelFactory[Portaalbericht]):
    class Meta:
        model = Portaalbericht

    bericht = factory.SubFactory(BerichtFactory)
    inwoner = factory.SelfAttribute("bericht.ontvanger")
    onderwerp = "Uw document ligt klaar"
    tekst = "Uw document ligt klaar op locatie De Haven."
    geplaatst_op = factory.LazyFunction(timezone.now)
