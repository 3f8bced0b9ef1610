"""Two processes that register the same source at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from portaal.zaken.models import Zaak
from portaal.zaken.operations import create_zaak, reserve_identificatie
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaaktypeFactory

pytestmark = pytest.mark.django_db(transaction=True)
DRADEN = 8


def run_together(work: object, draden: int = DRADEN) -> list:
    """The results of the same call from several threads that start at the same time."""
    start = Barrier(draden)

    def run(nummer: int) -> object:
        try:
            start.wait()
            return work(nummer)
        finally:
            connection.close()

    with ThreadPoolExecutor(draden) as pool:
        return list(pool.map(run, range(draden)))


def test_same_bron_from_many_threads_gives_one_zaak(nu: datetime) -> None:
    zaaktype, initiator = ZaaktypeFactory(), InwonerFactory()

    def register(_nummer: int) -> str:
        zaak = create_zaak(
            zaaktype=zaaktype,
            initiator=initiator,
            omschrijving="Kappen van een beuk",
            kanaal="website",
            bron_sleutel="aanvraag:zelfde",
            by=None,
            now=nu,
        )
        return zaak.identificatie

    assert len(set(run_together(register))) == 1
    zaak = Zaak.objects.get()
    assert zaak.rollen.count() == 1
    assert zaak.statussen.count() == 1


def test_numbers_from_many_threads_are_all_different(nu: datetime) -> None:
    nummers = run_together(lambda _nummer: reserve_identificatie(now=nu))
    assert sorted(nummers) == [f"Z-2026-{nummer:06d}" for nummer in range(1, DRADEN + 1)]
