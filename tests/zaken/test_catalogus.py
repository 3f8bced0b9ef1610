"""The zaaktypen of a new installation."""

import pytest
from django.core.management import call_command

from portaal.organisatie.models import Norm, Team
from portaal.organisatie.operations import laad_normen
from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Statustype, Zaaktype
from portaal.zaken.operations import laad_zaaktypen
from portaal.zaken.operations.catalogus import read_teksten, read_termijnen


def test_each_zaaktype_has_a_term_and_a_text() -> None:
    assert set(read_teksten()) == set(read_termijnen())


@pytest.mark.parametrize("sleutel", sorted(read_teksten()))
def test_texts_end_in_one_eindstatus_and_ask_something_where_the_resident_waits(sleutel: str) -> None:
    tekst = read_teksten()[sleutel]
    soorten = [stap["soort"] for stap in tekst["statustypen"]]
    assert soorten[0] == StatusSoort.ONTVANGEN
    assert soorten.count(StatusSoort.AFGEROND) == 1
    assert soorten[-1] == StatusSoort.AFGEROND
    assert (StatusSoort.KLAAR_VOOR_OPHALEN in soorten) == tekst.get("ophaalproduct", False)
    for stap in tekst["statustypen"]:
        if stap["soort"] in (StatusSoort.WACHT_OP_INWONER, StatusSoort.KLAAR_VOOR_OPHALEN):
            assert stap["doen"]
    assert all(resultaat["bewaartermijn_jaren"] > 0 for resultaat in tekst["resultaattypen"])


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_keeps_what_staff_changed() -> None:
    call_command("laad_zaaktypen", stdout=None)
    aantal = Statustype.objects.count()
    Zaaktype.objects.filter(identificatie="klacht").update(omschrijving="Klacht over ons")
    assert laad_normen() == Norm.objects.count()
    assert laad_zaaktypen() == 0
    assert Statustype.objects.count() == aantal
    assert Zaaktype.objects.get(identificatie="klacht").omschrijving == "Klacht over ons"


@pytest.mark.django_db
def test_terms_follow_the_table() -> None:
    laad_normen()
    assert laad_zaaktypen() == len(read_teksten())
    kap = Zaaktype.objects.get(identificatie="kapvergunning")
    assert (kap.termijn_weken, kap.grond, kap.verlenging_weken) == (8, "wet", 6)
    assert kap.heeft_dwangsom
    verhuizing = Zaaktype.objects.get(identificatie="verhuizing")
    assert not verhuizing.heeft_wettelijke_termijn
    assert verhuizing.norm and verhuizing.norm.code == "verhuizing"
    assert Zaaktype.objects.get(identificatie="parkeervergunning").is_redelijke_termijn
    assert Team.objects.filter(slug="burgerzaken").exists()
