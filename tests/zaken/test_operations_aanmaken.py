"""Registering a zaak."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portaal.berichten.models import Bericht
from portaal.toegang.models import Account, Handeling
from portaal.zaken.enums import GebeurtenisSoort, Kanaal, StatusSoort
from portaal.zaken.models import Zaak, Zaaktype
from portaal.zaken.operations import create_zaak, reserve_identificatie
from portaal.zaken.operations.fouten import ZaaktypeNietCompleet
from portaal.zaken.signals import zaak_created
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

NU = datetime(2026, 11, 24, 10, 24, tzinfo=ZoneInfo("Europe/Amsterdam"))
pytestmark = pytest.mark.django_db


def make(zaaktype: Zaaktype | None = None, **velden: object) -> Zaak:
    standaard = {
        "zaaktype": zaaktype or ZaaktypeFactory(),
        "omschrijving": "Kappen van een beuk",
        "kanaal": Kanaal.BALIE,
        "by": None,
        "now": NU,
    }
    return create_zaak(
        **(standaard | {"initiator": velden.pop("initiator", None) or InwonerFactory()} | velden)
    )


def test_new_zaak_has_number_first_status_and_dates() -> None:
    zaak = make()
    assert zaak.identificatie == "Z-2026-000001"
    assert zaak.huidige_status.statustype.soort == StatusSoort.ONTVANGEN
    assert zaak.startdatum == date(2026, 11, 24)
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 19)
    assert zaak.einddatum_gepland == date(2027, 1, 12)
    assert [feit.soort for feit in zaak.gebeurtenissen.all()] == [GebeurtenisSoort.ONTVANGST]


def test_computation_is_kept_with_its_versions() -> None:
    berekening = make().termijnberekeningen.get()
    assert berekening.uiterste_datum == date(2027, 1, 19)
    assert berekening.regel_versie
    assert berekening.feestdagen_versie
    assert "24 november 2026" in berekening.uitleg[0]


def test_zaak_with_norm_only_never_has_a_legal_date() -> None:
    zaak = make(ZaaktypeFactory(alleen_norm=True))
    assert zaak.uiterlijke_einddatum_afdoening is None
    assert zaak.einddatum_gepland == date(2026, 11, 30)
    assert not zaak.termijnberekeningen.exists()


def test_term_counts_from_receipt_not_from_registration() -> None:
    zaak = make(ontvangen_op=NU - timedelta(days=3))
    assert zaak.startdatum == date(2026, 11, 21)
    assert zaak.registratiedatum == NU


def test_receipt_just_before_midnight_counts_for_the_dutch_day() -> None:
    zaak = make(ontvangen_op=datetime(2026, 6, 30, 22, 30, tzinfo=ZoneInfo("UTC")))
    assert zaak.startdatum == date(2026, 7, 1)


def test_bezwaar_counts_from_the_end_of_the_bezwaartermijn() -> None:
    zaak = make(ZaaktypeFactory(bezwaar=True), bekendmaking=date(2026, 11, 2))
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 25)
    assert "Bezwaar maken kon tot en met 14 december 2026" in zaak.termijnberekeningen.get().uitleg[0]


def test_rollen_are_there_before_the_first_status(eigenaar: Account) -> None:
    initiator, gemachtigde = InwonerFactory(), InwonerFactory()
    zaak = make(initiator=initiator, gemachtigde=gemachtigde)
    assert zaak.initiator == initiator
    assert {rol.inwoner: rol.indicatie_machtiging for rol in zaak.rollen.all()} == {
        initiator: "",
        gemachtigde: "gemachtigde",
    }


def test_same_bron_gives_the_same_zaak() -> None:
    zaaktype, initiator = ZaaktypeFactory(), InwonerFactory()
    eerste = make(zaaktype, initiator=initiator, bron_sleutel="aanvraag:1")
    tweede = make(zaaktype, initiator=initiator, bron_sleutel="aanvraag:1")
    assert eerste == tweede
    assert Zaak.objects.count() == 1
    assert Handeling.objects.filter(soort="zaak-aangemaakt").count() == 1


def test_receipt_goes_to_initiator_and_gemachtigde_once() -> None:
    initiator, gemachtigde = InwonerFactory(), InwonerFactory()
    make(initiator=initiator, gemachtigde=gemachtigde)
    ontvangers = {bericht.ontvanger for bericht in Bericht.objects.filter(soort="zaak-ontvangen")}
    assert ontvangers == {initiator, gemachtigde}


def test_source_with_its_own_receipt_sends_no_second_one() -> None:
    make(meld_ontvangst=False)
    assert not Bericht.objects.exists()


def test_intern_zaaktype_tells_the_resident_nothing() -> None:
    make(ZaaktypeFactory(intern=True))
    assert not Bericht.objects.exists()


def test_zaaktype_without_statustypen_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(ZaaktypeNietCompleet):
        make(ZaaktypeFactory(statustypen=()))
    assert not Zaak.objects.exists()


def test_creation_is_announced_and_logged(medewerker: Account) -> None:
    gehoord = []

    def listen(sender: object, **kwargs: object) -> None:
        gehoord.append(kwargs["zaak"])

    zaak_created.connect(listen)
    try:
        zaak = make(by=medewerker)
    finally:
        zaak_created.disconnect(listen)
    assert gehoord == [zaak]
    assert Handeling.objects.get(soort="zaak-aangemaakt").wie == medewerker


def test_numbers_start_again_each_dutch_year() -> None:
    assert reserve_identificatie(now=NU) == "Z-2026-000001"
    assert reserve_identificatie(now=NU) == "Z-2026-000002"
    oudjaar_utc = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert reserve_identificatie(now=oudjaar_utc) == "Z-2027-000001"


def test_reserved_number_is_used() -> None:
    assert make(identificatie="Z-2026-777777").identificatie == "Z-2026-777777"


def test_factory_makes_a_zaak_in_every_state() -> None:
    assert ZaakFactory(in_behandeling=True).huidige_status.statustype.soort == StatusSoort.IN_BEHANDELING
    assert ZaakFactory(opgeschort=True).opgeschort_sinds
    assert ZaakFactory(zaaktype=ZaaktypeFactory(ophaalproduct=True), klaar=True).ophaallocatie
    assert ZaakFactory(afgerond=True).is_afgerond


def test_who_did_not_log_in_is_told_to_call_and_nothing_else() -> None:
    zaak = create_zaak(
        zaaktype=ZaaktypeFactory(),
        initiator=None,
        contact={"naam": "Iemand", "email": "iemand@voorbeeld.example", "telefoon": ""},
        omschrijving="Kappen van een beuk",
        kanaal=Kanaal.WEBSITE,
        by=None,
        now=NU,
    )
    bericht = Bericht.objects.get(betreft_uuid=zaak.uuid)
    assert (bericht.soort, bericht.adres, bericht.context) == (
        "zaak-zonder-login",
        "iemand@voorbeeld.example",
        {},
    )


def test_who_left_no_address_gets_no_message() -> None:
    create_zaak(
        zaaktype=ZaaktypeFactory(),
        initiator=None,
        contact={"naam": "Iemand", "email": "", "telefoon": "0299 123456"},
        omschrijving="Kappen van een beuk",
        kanaal=Kanaal.BALIE,
        by=None,
        now=NU,
    )
    assert not Bericht.objects.exists()
