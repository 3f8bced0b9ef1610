"""What is visible is the same in guard, validation, check page, pdf, JSON and zaak, for any form and answers.

200 forms with up to eight rules, made up by hypothesis, with an answer to every question, also to those that
the rules hide.
"""

import json
from collections import Counter
from datetime import date
from typing import Any
from unittest.mock import Mock

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from portaal.formulieren import afschrift
from portaal.formulieren.enums import AanvraagStatus
from portaal.formulieren.invulling import CONTROLE, STOP, Invulling
from portaal.formulieren.models import Aanvraag, Bijlage, Formulier, FormulierVersie
from portaal.formulieren.operations.acties import document, zaak
from portaal.formulieren.storage import to_post
from portaal.vragen.antwoord import Antwoord
from portaal.vragen.typen import get_veldtype
from portaal.vragen.zichtbaar import Zichtbaar
from tests.vragen.definities import Geval, gevallen

VANDAAG = date(2026, 11, 24)


def build(geval: Geval, antwoorden: dict[str, Any], status: AanvraagStatus) -> Invulling:
    """An aanvraag that is nowhere stored."""
    versie = FormulierVersie(
        definitie=geval.definitie, formulier=Formulier(slug="proef", titel="Proef"), nummer=1
    )
    aanvraag = Aanvraag(
        pk=1, versie=versie, antwoorden=antwoorden, ruwe_invoer={}, status=status, ingediend_op=timezone.now()
    )
    bijlagen = Bijlage.objects.none()
    bijlagen._result_cache = [
        Bijlage(uuid=uuid, veld=info.veld, bestandsnaam=info.naam, grootte=info.grootte, status=info.status)
        for uuid, info in geval.bijlagen.items()
    ]
    aanvraag._prefetched_objects_cache = {"bijlagen": bijlagen}
    return Invulling(aanvraag, vandaag=VANDAAG)


def visible_keys(pad: Zichtbaar) -> list[str]:
    return [
        veld.sleutel for stap in pad.stappen for veld in stap.velden if get_veldtype(veld.type).heeft_invoer
    ]


def check_guard(concept: Invulling) -> None:
    """A step opens when it is on the path and no open step comes before it."""
    op_pad = [stap.stap.sleutel for stap in concept.pad.stappen]
    for stap in concept.definitie.stappen:
        assert concept.is_zichtbaar(stap.sleutel) is (stap.sleutel in op_pad)
        assert concept.find_stap(stap.sleutel) in {*op_pad, concept.einde}
    assert concept.is_zichtbaar(CONTROLE) is (concept.pad.stop is None)
    assert concept.einde == (STOP if concept.pad.stop else CONTROLE)


def check_forms(concept: Invulling) -> dict[str, Antwoord] | None:
    """Every form has the visible questions, unbound and posted back; the answers, when all of them are right."""
    antwoorden: dict[str, Antwoord] = {}
    is_goed = True
    for stap in concept.pad.stappen:
        klasse = concept.form_class(stap.stap.sleutel)
        los = klasse(prefix=stap.stap.sleutel)
        gepost = klasse(data=to_post(los), prefix=stap.stap.sleutel)
        assert los.velden == gepost.velden == list(stap.velden)
        is_goed = is_goed and gepost.is_valid()
        antwoorden |= gepost.get_antwoorden()
    return antwoorden if is_goed else None


def copy_as_json(invulling: Invulling) -> list[str]:
    inhoud = json.loads(afschrift.make_json(invulling))
    return [regel["sleutel"] for stap in inhoud["stappen"] for regel in stap["antwoorden"]]


def copy_as_pdf(invulling: Invulling) -> list[str]:
    """The labels that are set in type."""
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(afschrift, "compile_pdf", lambda _, gegevens: json.dumps(gegevens).encode())
        gegevens = json.loads(afschrift.make_pdf(invulling))
    return [label for stap in gegevens["stappen"] for label, _ in stap["regels"]]


def copy_to_zaak(invulling: Invulling) -> list[str]:
    """The names of the properties that the zaak gets."""
    create_zaak = Mock()
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(zaak, "create_zaak", create_zaak)
        mp.setattr(zaak, "get_zaaktype", Mock())
        mp.setattr(zaak, "Aanvraag", Mock())
        zaak.make_zaak(invulling.aanvraag, "", timezone.now())
    return [regel["naam"] for regel in create_zaak.call_args.kwargs["eigenschappen"]]


def test_visibility_is_the_same_everywhere_and_nothing_hidden_leaves_the_draft() -> None:
    gezien: Counter[str] = Counter()

    @settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(gevallen())
    def check(geval: Geval) -> None:
        concept = build(geval, geval.antwoorden, AanvraagStatus.CONCEPT)
        zichtbaar = visible_keys(concept.pad)
        verborgen = {*geval.antwoorden} - {*zichtbaar}
        check_guard(concept)
        antwoorden = check_forms(concept)
        gecontroleerd = [regel.veld.sleutel for stap in concept.samenvatting() for regel in stap.regels]
        assert gecontroleerd == zichtbaar
        gezien["geval"] += 1
        gezien["stopt"] += concept.pad.stop is not None
        gezien["stap weg"] += len(concept.pad.stappen) < len(concept.definitie.stappen)
        if antwoorden is None or concept.pad.stop:
            return
        assert list(antwoorden) == zichtbaar
        ingediend = build(geval, antwoorden, AanvraagStatus.INGEDIEND)
        assert visible_keys(ingediend.pad) == zichtbaar, "what was handed in shows the same"
        assert copy_as_json(ingediend) == zichtbaar
        labels = [ingediend.definitie.veld_per_sleutel[sleutel].label for sleutel in zichtbaar]
        assert copy_as_pdf(ingediend) == labels
        assert copy_to_zaak(ingediend) == labels
        assert not verborgen & {*ingediend.aanvraag.antwoorden, *ingediend.pad.antwoorden}
        bestanden = {info.veld for info in geval.bijlagen.values()}
        assert {bijlage.veld for bijlage in document.find_bijlagen(ingediend)} == bestanden - verborgen
        gezien["ingediend"] += 1
        gezien["verborgen en ingediend"] += bool(verborgen)

    check()
    assert gezien["geval"] >= 200
    assert gezien["ingediend"] >= 100
    assert gezien["verborgen en ingediend"] >= 50
    assert min(gezien["stopt"], gezien["stap weg"]) >= 10
