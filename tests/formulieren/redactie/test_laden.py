"""The forms that come with the portal: loaded as an editor would have built them, and left alone after that."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portaal.formulieren.management.commands.laad_formulieren import DATA
from portaal.formulieren.models import Formulier
from portaal.formulieren.operations import load_formulier
from portaal.formulieren.redactie.bouw import read_definitie
from portaal.formulieren.redactie.uitwisselen import write_gegevens
from portaal.producten.operations import laad_producten
from portaal.toegang.models import Account
from tests.factories.zaken import ZaaktypeFactory

from .conftest import gegevens_verhuizing

pytestmark = pytest.mark.django_db


def verhuizing() -> dict[str, Any]:
    ZaaktypeFactory(identificatie="verhuizing")
    laad_producten()
    return gegevens_verhuizing()


def load(gegevens: dict[str, Any], **opties: Any) -> Any:
    return load_formulier(gegevens=gegevens, now=timezone.now(), **opties)


def edit(formulier: Formulier, by: Account) -> None:
    """As the admin saves it and presses publish."""
    formulier.knoptekst = "Anders verzenden"
    formulier.save_revision(user=by).publish(user=by, skip_permission_checks=True)


def test_all_forms_load_twice_with_one_result() -> None:
    call_command("laad_zaaktypen", verbosity=0)
    call_command("laad_producten", verbosity=0)
    for _ in range(2):
        call_command("laad_formulieren", verbosity=0)
    formulieren = Formulier.objects.all()
    assert len(formulieren) == len(list(DATA.glob("*.json")))
    for formulier in formulieren:
        assert (formulier.live, formulier.versies.count()) == (True, 1), formulier.slug
        assert read_definitie(formulier) == formulier.versies.get().definitie


def test_loaded_form_can_be_edited_and_says_what_the_file_says() -> None:
    gegevens = verhuizing()
    load(gegevens)
    formulier = Formulier.objects.get()
    assert len(formulier.stappen) == len(gegevens["definitie"]["stappen"])
    assert formulier.latest_revision.as_object().stappen == formulier.stappen
    geschreven = write_gegevens(formulier)
    assert {naam: geschreven[naam] for naam in gegevens if naam != "definitie"} == {
        naam: waarde for naam, waarde in gegevens.items() if naam != "definitie"
    }


def test_changed_file_becomes_a_new_version() -> None:
    gegevens = verhuizing()
    load(gegevens)
    gegevens["definitie"]["stappen"][0]["titel"] = "Uw nieuwe adres"
    gegevens["bewaarregels"] = [{"fase": "concept", "dagen": 3, "wijze": "verwijder"}]
    assert load(gegevens).nummer == 2
    assert Formulier.objects.get().bewaarregels.get().dagen == 3


def test_what_an_editor_changed_stays_unless_asked(medewerker: Account) -> None:
    gegevens = verhuizing()
    load(gegevens)
    edit(Formulier.objects.get(), medewerker)
    assert load(gegevens) is None
    assert Formulier.objects.get().knoptekst == "Anders verzenden"
    load(gegevens, opnieuw=True)
    assert Formulier.objects.get().knoptekst == gegevens["knoptekst"]
    assert load(gegevens) is not None, "loaded anew, it is the portal's own again"


def test_without_zaaktypen_loading_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="Laad eerst de zaaktypen"):
        call_command("laad_formulieren", "verhuizing")
