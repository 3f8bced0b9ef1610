"""Whether a form may be started, and if not why and until when."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from portaal.formulieren.models import Formulier
from portaal.formulieren.openstelling import Gesloten, judge_openstelling
from portaal.formulieren.operations import FormulierGesloten
from portaal.formulieren.queries import get_openstelling
from tests.conftest import Klok
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

NU = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
UUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("anders", "reden", "zin"),
    [
        ({}, None, ""),
        ({"is_gepubliceerd": False}, Gesloten.OFFLINE, "van onze website gehaald"),
        ({"opent_op": NU + UUR}, Gesloten.NOG_NIET, "vanaf 24 november 2026, 13.00"),
        ({"opent_op": NU}, None, ""),
        ({"sluit_op": NU + UUR}, None, ""),
        ({"sluit_op": NU}, Gesloten.VOORBIJ, "tot 24 november 2026, 12.00"),
        ({"is_vol": True}, Gesloten.VOL, "geen nieuwe aanvragen meer"),
        ({"is_vol": True, "sluit_op": NU - UUR}, Gesloten.VOORBIJ, "tot 24 november 2026, 11.00"),
    ],
)
def test_first_reason_that_holds_is_told(anders: dict[str, Any], reden: Gesloten | None, zin: str) -> None:
    gewoon = {"is_gepubliceerd": True, "opent_op": None, "sluit_op": None, "is_vol": False, "now": NU}
    stand = judge_openstelling(**(gewoon | anders))
    assert (stand.reden, stand.is_open, bool(stand.kop)) == (reden, reden is None, reden is not None)
    assert zin in stand.uitleg


@pytest.mark.django_db
def test_full_counts_what_was_handed_in(klok: Klok, client: Client) -> None:
    formulier = FormulierFactory(hoogste_aantal=1)
    lopend = AanvraagFactory(formulier=formulier)
    assert get_openstelling(formulier, klok.now()).is_open
    AanvraagFactory(formulier=formulier, ingediend=True)
    assert get_openstelling(formulier, klok.now()).reden == Gesloten.VOL
    with pytest.raises(FormulierGesloten):
        AanvraagFactory(formulier=formulier)
    pagina = client.get(reverse("formulieren:start", args=[formulier.slug])).text
    assert "Het hoogste aantal aanvragen is bereikt" in pagina
    assert lopend.is_concept, "who was filling in goes on"


@pytest.mark.django_db
def test_catalogue_names_what_is_open_now(klok: Klok) -> None:
    formulier = FormulierFactory(opent_op=klok.now() + UUR)
    assert not Formulier.objects.te_starten(klok.now()).exists()
    klok.vooruit(hours=2)
    assert Formulier.objects.te_starten(klok.now()).get() == formulier
    Formulier.objects.update(sluit_op=klok.now())
    assert not Formulier.objects.te_starten(klok.now()).exists()
