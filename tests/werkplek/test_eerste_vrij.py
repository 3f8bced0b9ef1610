"""How soon people can come, for staff and on a page of the site."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portaal.afspraken.models import Afspraaksoort
from portaal.afspraken.operations.meten import ensure_meting
from tests.factories.afspraken import Plek, make_rooster


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster()


def measure(plek: Plek) -> None:
    """Free at once, with a promise of three working days."""
    Afspraaksoort.objects.update(norm_werkdagen=3)
    plek.soort.refresh_from_db()
    now = timezone.now()
    for _ in range(2):
        ensure_meting(soort=plek.soort, locatie=plek.locatie, eerste=now, gemeten_op=now)


@pytest.mark.parametrize("vraag", ["", "?periode=365", "?periode=x"])
def test_staff_see_how_often_the_promise_was_met(werk: Client, plek: Plek, vraag: str) -> None:
    assert "Nog niets gemeten" in werk.get(f"/werkplek/agenda/eerste-vrij/{vraag}").content.decode()
    measure(plek)
    pagina = werk.get(f"/werkplek/agenda/eerste-vrij/{vraag}").content.decode()
    assert "Dezelfde dag" in pagina and "100%" in pagina and "(1 van 1)" in pagina


def test_the_site_shows_the_figures_beside_the_promise(client: Client, plek: Plek) -> None:
    call_command("laad_site", verbosity=0)
    assert "Wij hebben nog niets gemeten" in client.get("/kwaliteitshandvest/").content.decode()
    measure(plek)
    pagina = client.get("/kwaliteitshandvest/").content.decode()
    assert "Zo snel kunt u nu terecht" in pagina and plek.locatie.naam in pagina
    assert "(1 van 1 dagen)" in pagina
