"""decide_zaak with a rule made for the test: once, whole or not at all, and always with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError

from portaal.berichten.models import Bericht
from portaal.kern.bestanden import check_upload
from portaal.kern.pdf import write_brief
from portaal.toegang.models import Account, Handeling
from portaal.zaken.beslisregels import (
    Beslisregel,
    Uitkomst,
    Verklaring,
    Werk,
    basis,
    naar_behandelaar,
    register,
)
from portaal.zaken.enums import BeslissingUitkomst, Bevinding
from portaal.zaken.models import Beslissing, EnkelvoudigInformatieObject, Zaak
from portaal.zaken.models.document import private_storage
from portaal.zaken.operations import (
    AlGecontroleerd,
    GeenBeslisregel,
    ZaakFout,
    add_document,
    check_beslissing,
    close_zaak,
    decide_zaak,
    take_zaak,
)

from ..factories.organisatie import TeamlidFactory
from ..factories.zaken import ZaakFactory

pytestmark = pytest.mark.django_db

TOEGEKEND = Uitkomst(
    BeslissingUitkomst.TOEGEKEND,
    ("U woont in de zone.",),
    (Verklaring("Uw adres", "Beukenlaan 1"),),
    resultaat="Verleend",
)
TWIJFEL = naar_behandelaar("Wij kunnen uw kenteken niet vinden.", vervolg="terugbellen")


@dataclass
class Proefregel:
    """What the rule says, and what goes wrong in which part of it."""

    uitkomst: Uitkomst = TOEGEKEND
    fout_in: str = ""
    fout: type[Exception] = RuntimeError
    gevraagd: int = 0

    def verzamel(self, werk: Werk, antwoorden: Any) -> Any:
        self.gevraagd += 1
        self._fail("verzamel")
        return antwoorden

    def beslis(self, feiten: Any) -> Uitkomst:
        self._fail("beslis")
        return self.uitkomst

    def lever(self, werk: Werk, feiten: Any) -> None:
        bestand = check_upload(ContentFile(write_brief("Besluit", ["Verleend."]), name="besluit.pdf"))
        document = add_document(
            zaak=werk.zaak, bestand=bestand, titel="Besluit", soort="Besluit", by=None, now=werk.now
        )
        werk.gemaakt.append(document)
        self._fail("lever")

    def _fail(self, deel: str) -> None:
        if self.fout_in == deel:
            raise self.fout


@pytest.fixture
def zaak(nu: datetime) -> Zaak:
    return ZaakFactory(op=nu)


@pytest.fixture
def met_regel(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Proefregel]]:
    monkeypatch.setattr(basis, "_regels", {})

    def make(**opties: Any) -> Proefregel:
        proef = Proefregel(**opties)
        delen = {"verzamel": proef.verzamel, "beslis": proef.beslis, "lever": proef.lever}
        register(Beslisregel(code="proef", versie="1", zaaktype=zaak.zaaktype.identificatie, **delen))
        return proef

    return make


def test_granted_zaak_is_closed_with_its_document_and_told(zaak: Zaak, nu: datetime, met_regel: Any) -> None:
    met_regel()
    beslissing = decide_zaak(zaak=zaak, feiten={}, now=nu)
    zaak.refresh_from_db()
    assert beslissing.uitkomst == BeslissingUitkomst.TOEGEKEND
    assert beslissing.verklaringen[0]["bron"] == "opgegeven door de aanvrager"
    assert zaak.is_afgerond and zaak.resultaat.resultaattype.omschrijving == "Verleend"
    assert zaak.resultaat.toelichting == "U woont in de zone."
    assert zaak.zaakinformatieobjecten.count() == 1
    assert Bericht.objects.filter(betreft_uuid=zaak.uuid, soort="zaak-afgerond").count() == 1


def test_a_repeat_gives_the_same_decision(zaak: Zaak, nu: datetime, met_regel: Any) -> None:
    proef = met_regel()
    assert decide_zaak(zaak=zaak, feiten={}, now=nu) == decide_zaak(zaak=zaak, feiten={}, now=nu)
    assert (Beslissing.objects.count(), proef.gevraagd) == (1, 1)


def test_doubt_leaves_the_zaak_open_and_tells_why(zaak: Zaak, nu: datetime, met_regel: Any) -> None:
    met_regel(uitkomst=TWIJFEL)
    beslissing = decide_zaak(zaak=zaak, feiten={}, now=nu)
    zaak.refresh_from_db()
    assert (beslissing.uitkomst, beslissing.in_steekproef) == (BeslissingUitkomst.BEHANDELAAR, False)
    assert not zaak.is_afgerond and not zaak.zaakinformatieobjecten.exists()
    bericht = Bericht.objects.get(betreft_uuid=zaak.uuid, soort="zaak-status")
    assert "Wij kunnen uw kenteken niet vinden." in str(bericht.context)


@pytest.mark.parametrize("deel", ["verzamel", "beslis", "lever"])
def test_a_rule_that_fails_leaves_the_zaak_whole(deel: str, zaak: Zaak, nu: datetime, met_regel: Any) -> None:
    voor = count_files()
    met_regel(fout_in=deel)
    beslissing = decide_zaak(zaak=zaak, feiten={}, now=nu)
    zaak.refresh_from_db()
    assert beslissing.uitkomst == BeslissingUitkomst.BEHANDELAAR
    assert "Een medewerker bekijkt uw aanvraag" in beslissing.redenen[0]
    assert not zaak.is_afgerond and not zaak.zaakinformatieobjecten.exists()
    assert count_files() == voor


def test_a_result_that_is_not_there_takes_its_documents_along(
    zaak: Zaak, nu: datetime, met_regel: Any
) -> None:
    zaak.zaaktype.resultaattypen.all().delete()
    voor = count_files()
    met_regel()
    assert decide_zaak(zaak=zaak, feiten={}, now=nu).uitkomst == BeslissingUitkomst.BEHANDELAAR
    assert (EnkelvoudigInformatieObject.objects.count(), count_files()) == (0, voor)


def test_a_database_that_is_away_is_tried_again(zaak: Zaak, nu: datetime, met_regel: Any) -> None:
    proef = met_regel(fout_in="beslis", fout=OperationalError)
    with pytest.raises(OperationalError):
        decide_zaak(zaak=zaak, feiten={}, now=nu)
    proef.fout_in = ""
    assert decide_zaak(zaak=zaak, feiten={}, now=nu).uitkomst == BeslissingUitkomst.TOEGEKEND


def test_what_staff_took_or_closed_is_theirs(
    zaak: Zaak, nu: datetime, met_regel: Any, medewerker: Account
) -> None:
    met_regel()
    TeamlidFactory(team=zaak.team, account=medewerker)
    take_zaak(zaak=zaak, by=medewerker, now=nu)
    assert decide_zaak(zaak=zaak, feiten={}, now=nu).uitkomst == BeslissingUitkomst.BEHANDELAAR
    andere = ZaakFactory(op=nu, zaaktype=zaak.zaaktype)
    resultaattype = zaak.zaaktype.resultaattypen.first()
    close_zaak(zaak=andere, resultaattype=resultaattype, by=medewerker, now=nu)
    assert decide_zaak(zaak=andere, feiten={}, now=nu).uitkomst == BeslissingUitkomst.BEHANDELAAR
    assert not Bericht.objects.filter(betreft_uuid=andere.uuid, soort="zaak-status").exists()


def test_without_rule_there_is_no_direct_decision(zaak: Zaak, nu: datetime) -> None:
    with pytest.raises(GeenBeslisregel):
        decide_zaak(zaak=zaak, feiten={}, now=nu)


def test_drawn_zaak_is_checked_once_with_a_finding(
    zaak: Zaak, nu: datetime, met_regel: Any, medewerker: Account
) -> None:
    zaak.zaaktype.steekproef_procent = 100
    zaak.zaaktype.save()
    met_regel()
    beslissing = decide_zaak(zaak=zaak, feiten={}, now=nu)
    assert beslissing.in_steekproef and "(100%): ja" in beslissing.trekking
    with pytest.raises(ZaakFout, match="wat er niet klopt"):
        check_beslissing(zaak=zaak, bevinding=Bevinding.KLOPT_NIET, by=medewerker, now=nu)
    check_beslissing(zaak=zaak, bevinding=Bevinding.KLOPT, by=medewerker, now=nu)
    with pytest.raises(AlGecontroleerd):
        check_beslissing(zaak=zaak, bevinding=Bevinding.KLOPT, by=medewerker, now=nu)
    assert Handeling.objects.filter(soort="steekproef-gecontroleerd").count() == 1


def count_files() -> int:
    return sum(len(private_storage().listdir(f"documenten/{map_}")[1]) for map_ in _maps())


def _maps() -> list[str]:
    opslag = private_storage()
    return opslag.listdir("documenten")[0] if opslag.exists("documenten") else []
