"""The form verhuizing and drafts of it, made by the operations: AanvraagFactory(ingevuld=True)."""

import json
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import factory
from django.utils import timezone

import portaal.formulieren
from portaal.formulieren.models import Aanvraag, Formulier
from portaal.formulieren.operations import publish_versie, save_stap, start_aanvraag, submit_aanvraag
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.models import Zaaktype

from .inwoners import InwonerFactory
from .toegang import MedewerkerFactory
from .zaken import ZaaktypeFactory

_BESTAND = Path(portaal.formulieren.__file__).parent / "data" / "verhuizing.json"
VERHUIZING: dict[str, Any] = json.loads(_BESTAND.read_text(encoding="utf-8"))


def answers_verhuizing(**anders: Any) -> dict[str, dict[str, Any]]:
    """Answers per step, as they are stored; a move that is told of in time, alone, to a rented house."""
    antwoorden: dict[str, dict[str, Any]] = {
        "adres": {
            "huidig_adres": "Beukenlaan 12, 4299 LV Lindervoort",
            "postcode": "4299 AB",
            "huisnummer": 7,
            "toevoeging": None,
            "straat": "Kerkpad",
            "woonplaats": "Lindervoort",
        },
        "datum": {"verhuisdatum": (timezone.localdate() + timedelta(days=7)).isoformat()},
        "wie": {"wie_verhuist": "alleen", "bewoning": "huur"},
        "contact": {"email": "sanne@voorbeeld.example", "telefoon": None},
    }
    for stap, waarden in anders.items():
        antwoorden.setdefault(stap, {}).update(waarden)
    return antwoorden


def _zaaktype_verhuizing() -> Zaaktype:
    """One working day by a servicenorm and no legal term: it is an aangifte."""
    return Zaaktype.objects.filter(identificatie="verhuizing").first() or ZaaktypeFactory(
        identificatie="verhuizing",
        omschrijving="Verhuizing",
        alleen_norm=True,
        norm__code="verhuizing",
        norm__grens=1,
    )


class FormulierFactory(factory.django.DjangoModelFactory[Formulier]):
    """Published with the definitie of verhuizing, unless definitie={…} or definitie=None is given."""

    class Meta:
        model = Formulier
        django_get_or_create = ["slug"]
        skip_postgeneration_save = True

    slug = "verhuizing"
    titel = VERHUIZING["titel"]
    knoptekst = VERHUIZING["knoptekst"]
    inleiding = VERHUIZING["inleiding"]
    bevestiging = VERHUIZING["bevestiging"]
    vooraf = factory.LazyFunction(lambda: list(VERHUIZING["vooraf"]))
    zaaktype = factory.LazyFunction(_zaaktype_verhuizing)

    @factory.post_generation
    def definitie(self: Formulier, create: bool, gegevens: Any, **_: Any) -> None:
        if not create or self.versies.exists():
            return
        publish_versie(
            formulier=self, definitie=gegevens or definitie_verhuizing(), by=None, now=timezone.now()
        )


def definitie_verhuizing() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(VERHUIZING["definitie"])


class AanvraagFactory(factory.django.DjangoModelFactory[Aanvraag]):
    """A draft; ingevuld=True or ingevuld={step: answers} fills it in, ingediend=True also hands it in."""

    class Meta:
        model = Aanvraag
        skip_postgeneration_save = True

    class Params:
        namens = factory.Trait(ingevuld_door=factory.SubFactory(MedewerkerFactory), kanaal="balie")

    formulier = factory.SubFactory(FormulierFactory)
    aanvrager = factory.SubFactory(InwonerFactory, met_account=True)

    @classmethod
    def _create(cls, model_class: type[Aanvraag], *args: Any, **kwargs: Any) -> Aanvraag:
        by = kwargs.get("ingevuld_door") or account_of(kwargs["aanvrager"])
        return start_aanvraag(by=by, now=timezone.now(), **kwargs)

    @factory.post_generation
    def ingevuld(self: Aanvraag, create: bool, antwoorden: Any, **_: Any) -> None:
        if create and antwoorden:
            fill_in(self, answers_verhuizing() if antwoorden is True else antwoorden)

    @factory.post_generation
    def ingediend(self: Aanvraag, create: bool, gevraagd: bool | None, **_: Any) -> None:
        if create and gevraagd:
            fill_in(self, answers_verhuizing())
            hand_in(self)


def account_of(inwoner: Inwoner | None) -> Account | None:
    """The account of a resident; nobody's for who did not log in."""
    return Account.objects.get(inwoner_uuid=inwoner.uuid) if inwoner else None


def fill_in(aanvraag: Aanvraag, antwoorden: dict[str, dict[str, Any]]) -> None:
    """Save these steps, one by one."""
    for stap, waarden in antwoorden.items():
        save_stap(aanvraag=aanvraag, stap=stap, antwoorden=waarden, by=_by(aanvraag), now=timezone.now())
    aanvraag.refresh_from_db()


def hand_in(aanvraag: Aanvraag) -> None:
    """Hand in the answers as they are stored."""
    submit_aanvraag(
        aanvraag=aanvraag,
        antwoorden=aanvraag.antwoorden,
        revisie=aanvraag.revisie,
        by=_by(aanvraag),
        now=timezone.now(),
    )
    aanvraag.refresh_from_db()


def _by(aanvraag: Aanvraag) -> Account | None:
    return aanvraag.ingevuld_door or account_of(aanvraag.aanvrager)
