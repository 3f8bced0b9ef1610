"""What the database itself refuses."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portaal.zaken.enums import IndicatieMachtiging, OpschortingGrond, RolOmschrijving, StatusSoort
from portaal.zaken.models import Resultaattype, Rol, Statustype, Zaak, ZaakInformatieObject, Zaaktype
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db


def change(zaak: Zaak, **velden: object) -> object:
    return Zaak.objects.filter(pk=zaak.pk).update(**velden)


def change_type(zaak: Zaak, **velden: object) -> object:
    return Zaaktype.objects.filter(pk=zaak.zaaktype_id).update(**velden)


def add_initiator(zaak: Zaak) -> object:
    return Rol.objects.create(
        zaak=zaak, inwoner=InwonerFactory(), omschrijving_generiek=RolOmschrijving.INITIATOR
    )


def add_role_again(zaak: Zaak) -> object:
    return Rol.objects.create(
        zaak=zaak, inwoner=zaak.initiator, omschrijving_generiek=RolOmschrijving.BELANGHEBBENDE
    )


def add_step(zaak: Zaak, **velden: object) -> object:
    standaard = {
        "volgnummer": 99,
        "omschrijving": "x",
        "soort": StatusSoort.IN_BEHANDELING,
        "statustekst": "x",
    }
    return Statustype.objects.create(zaaktype=zaak.zaaktype, **(standaard | velden))


def add_document_again(zaak: Zaak) -> object:
    document = make_document(zaak)
    return ZaakInformatieObject.objects.create(
        zaak=zaak, informatieobject=document, registratiedatum=timezone.now()
    )


GEWEIGERD: dict[str, Callable[[Zaak], object]] = {
    "nummer dubbel": lambda zaak: change(ZaakFactory(), identificatie=zaak.identificatie),
    "bron dubbel": lambda zaak: change(ZaakFactory(), bron_sleutel="aanvraag:1"),
    "einde voor start": lambda zaak: change(zaak, einddatum=zaak.startdatum - timedelta(days=1)),
    "opgeschort zonder grond": lambda zaak: change(zaak, opgeschort_sinds=date(2026, 11, 25)),
    "grond zonder opschorting": lambda zaak: change(zaak, opschorting_grond=OpschortingGrond.OVERMACHT),
    "opgeschort en afgerond": lambda zaak: change(
        zaak,
        opgeschort_sinds=zaak.startdatum,
        opschorting_grond=OpschortingGrond.OVERMACHT,
        einddatum=zaak.startdatum,
    ),
    "tweede initiator": add_initiator,
    "twee rollen voor een persoon": add_role_again,
    "termijn bij alleen een norm": lambda zaak: change_type(zaak, grond="norm"),
    "verlenging zonder artikel": lambda zaak: change_type(zaak, verlenging_artikel=""),
    "volgnummer dubbel": lambda zaak: add_step(zaak, volgnummer=1),
    "afgerond maar geen eindstatus": lambda zaak: add_step(zaak, soort=StatusSoort.AFGEROND),
    "eindstatus maar niet afgerond": lambda zaak: add_step(zaak, is_eindstatus=True),
    "resultaat dubbel": lambda zaak: Resultaattype.objects.create(
        zaaktype=zaak.zaaktype, omschrijving="Verleend"
    ),
    "document dubbel": add_document_again,
}


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_database_refuses(geval: str) -> None:
    zaak = ZaakFactory(bron_sleutel="aanvraag:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        GEWEIGERD[geval](zaak)


def test_gemachtigde_stands_beside_the_initiator() -> None:
    zaak = ZaakFactory(gemachtigde=InwonerFactory())
    assert set(zaak.rollen.values_list("indicatie_machtiging", flat=True)) == {
        "",
        IndicatieMachtiging.GEMACHTIGDE,
    }


def test_zaken_without_bron_do_not_clash() -> None:
    zaaktype = ZaaktypeFactory()
    assert ZaakFactory(zaaktype=zaaktype) != ZaakFactory(zaaktype=zaaktype)
