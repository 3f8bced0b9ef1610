"""A direct decision on the page of the zaak: why, on what it rests, and what one can do."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.zaken.enums import BeslissingUitkomst
from portaal.zaken.models import Beslissing, Zaak, Zaaktype
from tests.factories.zaken import ZaakFactory

pytestmark = pytest.mark.django_db


def show(client: Client, zaak: Zaak, **velden: object) -> str:
    Beslissing.objects.create(
        zaak=zaak,
        regel="proef",
        regelversie="1",
        redenen=["De RDW kent het kenteken 12-ABC-3 niet."],
        verklaringen=[{"wat": "Kenteken", "waarde": "12-ABC-3", "bron": "opgegeven door de aanvrager"}],
        trekking="Getal 3: ja.",
        beslist_op=timezone.now(),
        **velden,
    )
    return client.get(reverse("pip:zaak", args=[zaak.uuid])).content.decode()


def test_doubt_is_told_with_the_way_on(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner)
    pagina = show(mijn, zaak, uitkomst=BeslissingUitkomst.BEHANDELAAR, vervolg="afspraak-parkeren")
    assert "Naar een behandelaar" in pagina and "De RDW kent het kenteken" in pagina
    assert "12-ABC-3" in pagina and "opgegeven door de aanvrager" in pagina
    assert f"/terugbellen/?onderwerp=Kapvergunning&amp;zaak={zaak.uuid}" in pagina


def test_the_draw_is_for_staff_only(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, afgerond=True)
    pagina = show(mijn, zaak, uitkomst=BeslissingUitkomst.TOEGEKEND, in_steekproef=True)
    assert "Direct toegekend" in pagina and "Waarop rust dit?" in pagina
    assert "Getal 3" not in pagina and "proef, versie 1" not in pagina
