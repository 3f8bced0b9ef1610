"""A parkeervergunning from aanvraag to recht, and what the resident may do with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pypdf import PdfReader

from portaal.toegang.models import Account, Handeling
from portaal.zaken.enums import BeslissingUitkomst
from portaal.zaken.models import Beslissing, Recht, Rechtwijziging, Zaak, Zaaktype
from portaal.zaken.operations import (
    KentekenBezet,
    KentekenNietGeschikt,
    RechtGewijzigd,
    RechtIsVoorbij,
    TeVaakGewijzigd,
    ZelfdeKenteken,
    change_kenteken,
    decide_zaak,
    end_recht,
)
from portaal.zaken.operations import recht as recht_operations
from portaal.zaken.permissions import rechten_voor

from ..factories.inwoners import InwonerFactory
from .parkeren import Rdw, make_aanvraag, make_zaaktype, make_zone
from .test_aanmaken_gelijktijdig import run_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def rdw(monkeypatch: pytest.MonkeyPatch) -> Rdw:
    bron = Rdw()
    monkeypatch.setattr(recht_operations, "get_voertuig", bron.get_voertuig)
    return bron


@pytest.fixture
def zaaktype(rdw: Rdw) -> Iterator[Zaaktype]:
    make_zone()
    return make_zaaktype()


def decide(zaak: Zaak, now: datetime, kenteken: str = "12-ABC-3", **meer: str) -> Beslissing:
    return decide_zaak(zaak=zaak, feiten={"kenteken": kenteken, **meer}, now=now)


def grant(zaaktype: Zaaktype, now: datetime, kenteken: str = "12-ABC-3") -> Recht:
    zaak = make_aanvraag(zaaktype, op=now)
    assert decide(zaak, now, kenteken).uitkomst == BeslissingUitkomst.TOEGEKEND
    return Recht.objects.get(zaak=zaak)


def test_granted_at_once_with_recht_besluit_and_permit(zaaktype: Zaaktype, nu: datetime) -> None:
    recht = grant(zaaktype, nu)
    assert (recht.kenmerk, recht.gebied) == ("12-ABC-3", "A")
    assert (str(recht.geldig_van), str(recht.geldig_tot)) == ("2026-11-24", "2027-11-23")
    recht.zaak.refresh_from_db()
    assert recht.zaak.is_afgerond
    titels = {deel.informatieobject.titel for deel in recht.zaak.zaakinformatieobjecten.all()}
    assert titels == {"Besluit parkeervergunning", "Parkeervergunning"}


def test_besluit_says_why_on_what_and_how_to_object(zaaktype: Zaaktype, nu: datetime) -> None:
    recht = grant(zaaktype, nu)
    besluit = recht.zaak.zaakinformatieobjecten.get(informatieobject__titel__startswith="Besluit")
    with besluit.informatieobject.inhoud.open("rb") as bestand:
        bladen = [blad.extract_text() for blad in PdfReader(bestand).pages]
    tekst = " ".join(" ".join(bladen).split())
    assert "bezwaar maken" in tekst and "uiterlijk op 5 januari 2027" in tekst
    assert "Volvo V40, blauw" in tekst and "Basisregistratie Personen" in tekst
    assert recht.zaak.identificatie in tekst


def test_begin_is_the_day_asked_for_but_never_past(zaaktype: Zaaktype, nu: datetime) -> None:
    zaak = make_aanvraag(zaaktype, op=nu)
    decide(zaak, nu, ingangsdatum="2026-12-15")
    assert str(Recht.objects.get(zaak=zaak).geldig_van) == "2026-12-15"
    ander = make_aanvraag(zaaktype, op=nu)
    decide(ander, nu, "34-DEF-5", ingangsdatum="2026-01-01")
    assert str(Recht.objects.get(zaak=ander).geldig_van) == "2026-11-24"


def test_third_on_one_address_goes_to_a_handler(zaaktype: Zaaktype, nu: datetime) -> None:
    adres = {"huisnummer": "12 a", "postcode": "4299 LV"}
    for kenteken in ("12-ABC-3", "34-DEF-5"):
        huisgenoot = InwonerFactory(huisnummer="12A", postcode="4299 LV")
        decide(make_aanvraag(zaaktype, huisgenoot, op=nu), nu, kenteken)
    derde = decide(make_aanvraag(zaaktype, InwonerFactory(**adres), op=nu), nu, "56-GHJ-7")
    assert derde.uitkomst == BeslissingUitkomst.BEHANDELAAR
    assert "2 vergunningen mogelijk" in " ".join(derde.redenen)
    assert Recht.objects.count() == 2


def test_rdw_that_is_down_or_a_stranger_kenteken_goes_to_a_handler(
    zaaktype: Zaaktype, nu: datetime, rdw: Rdw
) -> None:
    rdw.is_weg = True
    weg = decide(make_aanvraag(zaaktype, op=nu), nu)
    rdw.is_weg, rdw.onbekend = False, {"12-ABC-3"}
    onbekend = decide(make_aanvraag(zaaktype, op=nu), nu)
    assert "nu niet nakijken bij de RDW" in weg.redenen[0]
    assert "kent het kenteken 12-ABC-3 niet" in onbekend.redenen[0]
    assert not Recht.objects.exists()


def test_kenteken_is_free_again_when_its_permit_ran_out(zaaktype: Zaaktype, nu: datetime) -> None:
    oud = grant(zaaktype, nu)
    bezet = decide(make_aanvraag(zaaktype, op=nu), nu)
    assert bezet.uitkomst == BeslissingUitkomst.BEHANDELAAR
    later = nu + timedelta(days=400)
    nieuw = grant(zaaktype, later)
    oud.refresh_from_db()
    assert (oud.kenmerk, oud.kenmerk_idx) == ("12-ABC-3", "")
    assert nieuw.kenmerk == "12-ABC-3"


def test_change_frees_the_old_kenteken_at_once(zaaktype: Zaaktype, nu: datetime, eigenaar: Account) -> None:
    recht = grant(zaaktype, nu)
    change_kenteken(recht=recht, kenteken="34-DEF-5", versie=0, by=eigenaar, now=nu)
    wijziging = Rechtwijziging.objects.get()
    assert (wijziging.van, wijziging.naar) == ("12-ABC-3", "34-DEF-5")
    assert Handeling.objects.filter(soort="recht-gewijzigd").count() == 1
    assert grant(zaaktype, nu).kenmerk == "12-ABC-3"


def test_second_tab_is_told_that_it_changed(zaaktype: Zaaktype, nu: datetime, eigenaar: Account) -> None:
    recht = grant(zaaktype, nu)
    change_kenteken(recht=recht, kenteken="34-DEF-5", versie=0, by=eigenaar, now=nu)
    with pytest.raises(RechtGewijzigd):
        change_kenteken(recht=recht, kenteken="56-GHJ-7", versie=0, by=eigenaar, now=nu)
    with pytest.raises(RechtGewijzigd):
        end_recht(recht=recht, versie=0, by=eigenaar, now=nu)


def test_three_changes_a_day_and_more_tomorrow(zaaktype: Zaaktype, nu: datetime, eigenaar: Account) -> None:
    recht = grant(zaaktype, nu)
    for versie, kenteken in enumerate(("34-DEF-5", "56-GHJ-7", "78-KLM-9")):
        change_kenteken(recht=recht, kenteken=kenteken, versie=versie, by=eigenaar, now=nu)
    with pytest.raises(TeVaakGewijzigd):
        change_kenteken(recht=recht, kenteken="12-ABC-3", versie=3, by=eigenaar, now=nu)
    morgen = nu + timedelta(days=1)
    change_kenteken(recht=recht, kenteken="12-ABC-3", versie=3, by=eigenaar, now=morgen)


def test_change_is_refused_in_words(zaaktype: Zaaktype, nu: datetime, eigenaar: Account, rdw: Rdw) -> None:
    recht, ander = grant(zaaktype, nu), grant(zaaktype, nu, "34-DEF-5")
    with pytest.raises(ZelfdeKenteken):
        change_kenteken(recht=recht, kenteken="12-ABC-3", versie=0, by=eigenaar, now=nu)
    with pytest.raises(KentekenBezet):
        change_kenteken(recht=recht, kenteken=ander.kenmerk, versie=0, by=eigenaar, now=nu)
    rdw.soorten["56-GHJ-7"] = "Aanhangwagen"
    with pytest.raises(KentekenNietGeschikt, match="aanhangwagen"):
        change_kenteken(recht=recht, kenteken="56-GHJ-7", versie=0, by=eigenaar, now=nu)
    assert not Rechtwijziging.objects.exists()


def test_ended_permit_frees_kenteken_and_address(zaaktype: Zaaktype, nu: datetime, eigenaar: Account) -> None:
    recht = grant(zaaktype, nu)
    end_recht(recht=recht, versie=0, by=eigenaar, now=nu)
    with pytest.raises(RechtIsVoorbij):
        change_kenteken(recht=recht, kenteken="34-DEF-5", versie=1, by=eigenaar, now=nu)
    assert grant(zaaktype, nu).kenmerk == "12-ABC-3"


def test_recht_is_seen_by_its_owner_and_the_team_only(
    zaaktype: Zaaktype, nu: datetime, eigenaar: Account, vreemde: Account, medewerker_ander_team: Account
) -> None:
    inwoner = InwonerFactory._meta.model.objects.get(uuid=eigenaar.inwoner_uuid)
    decide(make_aanvraag(zaaktype, inwoner, op=nu), nu)
    assert rechten_voor(eigenaar).count() == 1
    assert not rechten_voor(vreemde).exists()
    assert not rechten_voor(medewerker_ander_team).exists()


@pytest.mark.django_db(transaction=True)
class TestGelijktijdig:
    def test_twenty_decisions_on_one_zaak_give_one_recht(self, zaaktype: Zaaktype, nu: datetime) -> None:
        zaak = make_aanvraag(zaaktype, op=nu)
        beslissingen = run_together(lambda _n: decide(zaak, nu).pk, draden=20)
        assert len(set(beslissingen)) == 1
        assert (Recht.objects.count(), Beslissing.objects.count()) == (1, 1)
        assert zaak.zaakinformatieobjecten.count() == 2

    def test_limit_of_an_address_holds_under_race(self, zaaktype: Zaaktype, nu: datetime) -> None:
        zaken = [make_aanvraag(zaaktype, InwonerFactory(huisnummer="12"), op=nu) for _ in range(8)]
        run_together(lambda n: decide(zaken[n], nu, f"1{n}-ABC-3").pk, draden=8)
        assert Recht.objects.count() == 2
        assert Beslissing.objects.filter(uitkomst=BeslissingUitkomst.BEHANDELAAR).count() == 6

    def test_changes_of_a_day_hold_under_race(
        self, zaaktype: Zaaktype, nu: datetime, eigenaar: Account
    ) -> None:
        recht = grant(zaaktype, nu)

        def change(nummer: int) -> str:
            try:
                change_kenteken(recht=recht, kenteken=f"2{nummer}-ABC-3", versie=0, by=eigenaar, now=nu)
            except RechtGewijzigd:
                return "gewijzigd"
            return "gelukt"

        assert sorted(run_together(change, draden=6)) == ["gelukt"] + ["gewijzigd"] * 5
        assert Rechtwijziging.objects.count() == 1
