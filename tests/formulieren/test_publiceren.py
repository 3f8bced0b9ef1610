"""What may be published."""

from typing import Any

import pytest
from django.utils import timezone

from portaal.formulieren.definities import definitie_on, fingerprint
from portaal.formulieren.models import FormulierVersie
from portaal.formulieren.operations import FormulierKloptNiet, publish_versie
from tests.factories.formulieren import FormulierFactory, definitie_verhuizing

pytestmark = pytest.mark.django_db


def publish(definitie: dict[str, Any]) -> FormulierVersie:
    return publish_versie(formulier=FormulierFactory(), definitie=definitie, by=None, now=timezone.now())


def test_publishing_the_same_again_makes_no_version() -> None:
    omgekeerd = dict(reversed(definitie_verhuizing().items()))
    assert publish(definitie_verhuizing()) == publish(omgekeerd)
    assert FormulierVersie.objects.count() == 1


def test_versions_count_on_from_the_last() -> None:
    anders = definitie_verhuizing()
    anders["titel"] = "Anders"
    assert publish(anders).nummer == 2
    assert publish(definitie_verhuizing()).nummer == 3, "an older text published anew is a new version"


def broken(wat: str) -> dict[str, Any]:
    definitie = definitie_verhuizing()
    eerste = definitie["stappen"][0]["velden"][0]
    match wat:
        case "vorm":
            definitie["onbekend"] = 1
        case "prefill":
            eerste["prefill"] = "inwoner.bsn"
        case "email":
            definitie["stappen"][-1]["velden"] = definitie["stappen"][-1]["velden"][1:]
        case "regel":
            definitie["regels"][0]["als"][0][0] = "bestaat_niet"
    return definitie


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ("vorm", "onbekend onderdeel"),
        ("prefill", "De bron ‘inwoner.bsn’ bestaat niet"),
        ("email", "Er is geen veld voor een e-mailadres"),
        ("regel", "bestaat_niet"),
    ],
)
def test_definition_with_a_fault_is_refused_with_words_for_an_editor(wat: str, melding: str) -> None:
    with pytest.raises(FormulierKloptNiet) as fout:
        publish(broken(wat))
    assert melding in str(fout.value)
    assert FormulierVersie.objects.count() == 1


def test_rule_about_today_moves_with_the_day() -> None:
    gegevens = definitie_verhuizing()
    vandaag = timezone.localdate()
    regel = definitie_on(gegevens, vandaag).regels[0]
    assert regel.als[0].waarde < vandaag.isoformat()
    assert gegevens == definitie_verhuizing(), "the published JSON is left as it is"


def test_fingerprint_is_of_the_content_not_the_layout() -> None:
    assert fingerprint({"a": 1, "b": "é"}) == fingerprint({"b": "é", "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})
