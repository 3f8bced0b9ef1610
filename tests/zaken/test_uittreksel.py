"""An uittreksel from aanvraag to sealed pdf, and the public page that says whether it is ours."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from portaal.inwoners.bronnen import BrpStoring, Persoon
from portaal.zaken.enums import BeslissingUitkomst
from portaal.zaken.models import Beslissing, Waarmerk, Zaak
from portaal.zaken.operations import decide_zaak
from portaal.zaken.operations.direct import uittreksel
from portaal.zaken.waarmerken import new_code, normalize_code

from ..factories.inwoners import InwonerFactory
from ..factories.zaken import ZaakFactory, ZaaktypeFactory
from .test_aanmaken_gelijktijdig import run_together

pytestmark = pytest.mark.django_db
PAD = "/echtheid/"
PERSOON = Persoon(
    voornamen="Sanne",
    voorvoegsel="de",
    geslachtsnaam="Vries",
    geboortedatum=date(1988, 3, 14),
    straat="Beukenlaan",
    huisnummer="12",
    postcode="4299 LV",
    woonplaats="Lindervoort",
    geboorteplaats="Goes",
    nationaliteiten=(),
    partners=(),
    kinderen=(),
    is_geheim=False,
    is_overleden=False,
    is_opgeheven=False,
)


class Brp:
    persoon: Persoon | None = PERSOON
    is_weg = False

    def get_persoon(self, bsn: str, *, velden: tuple[str, ...]) -> Persoon | None:
        if self.is_weg:
            raise BrpStoring("te-traag")
        return self.persoon


@pytest.fixture(autouse=True)
def brp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Brp]:
    bron = Brp()
    monkeypatch.setattr(uittreksel, "get_persoon", bron.get_persoon)
    yield bron
    caches["tellers"].clear()


def make_zaak(now: datetime) -> Zaak:
    zaaktype = ZaaktypeFactory(identificatie="uittreksel-brp", omschrijving="Uittreksel")
    zaaktype.resultaattypen.filter(omschrijving="Verleend").update(omschrijving="Verstrekt")
    return ZaakFactory(zaaktype=zaaktype, initiator=InwonerFactory(geslachtsnaam="Vries"), op=now)


def decide(zaak: Zaak, now: datetime, gevraagd: str = "woonadres") -> Beslissing:
    return decide_zaak(zaak=zaak, feiten={"uittreksel": gevraagd}, now=now)


@pytest.fixture
def waarmerk(nu: datetime) -> Waarmerk:
    decide(make_zaak(nu), nu)
    return Waarmerk.objects.get()


def read_pdf(waarmerk: Waarmerk) -> bytes:
    with waarmerk.informatieobject.inhoud.open("rb") as bestand:
        return bestand.read()


def ask(client: Client, code: str, inhoud: bytes | None = None) -> str:
    gegevens: dict[str, object] = {"code": code}
    if inhoud is not None:
        gegevens["bestand"] = SimpleUploadedFile("uittreksel.pdf", inhoud)
    return client.post(PAD, gegevens).content.decode()


def test_sealed_pdf_is_delivered_at_once(waarmerk: Waarmerk) -> None:
    zaak = waarmerk.informatieobject.zaakinformatieobjecten.get().zaak
    assert zaak.is_afgerond
    with waarmerk.informatieobject.inhoud.open("rb") as bestand:
        tekst = " ".join(PdfReader(bestand).pages[0].extract_text().split())
    for stuk in ("de Vries", "14 maart 1988", "Beukenlaan 12", "4299 LV Lindervoort", "/echtheid/"):
        assert stuk in tekst
    assert waarmerk.code in tekst


def test_source_that_is_down_or_another_uittreksel_goes_to_a_handler(nu: datetime, brp: Brp) -> None:
    brp.is_weg = True
    assert "nu niet ophalen" in decide(make_zaak(nu), nu).redenen[0]
    brp.is_weg = False
    zaaktype = Zaak.objects.get().zaaktype
    ander = decide(ZaakFactory(zaaktype=zaaktype, op=nu), nu, "buitenland")
    assert ander.uitkomst == BeslissingUitkomst.BEHANDELAAR
    assert not Waarmerk.objects.exists()


def test_code_and_file_verify_however_the_code_is_typed(client: Client, waarmerk: Waarmerk) -> None:
    assert "Deze code is van ons" in ask(client, waarmerk.code)
    slordig = f" {waarmerk.code.lower().replace('-', ' ')} "
    assert "niets aan veranderd" in ask(client, slordig, read_pdf(waarmerk))


def test_any_changed_byte_does_not_verify(client: Client, waarmerk: Waarmerk) -> None:
    echt = read_pdf(waarmerk)
    for plek in (0, len(echt) // 2, len(echt) - 1):
        vals = echt[:plek] + bytes([echt[plek] ^ 1]) + echt[plek + 1 :]
        pagina = ask(client, waarmerk.code, vals)
        assert "niet het bestand dat wij afgaven" in pagina and "Afgegeven op" not in pagina
    assert "niet het bestand dat wij afgaven" in ask(client, waarmerk.code, b"")
    assert "niet het bestand dat wij afgaven" in ask(client, waarmerk.code, echt + b"\n")


def test_page_says_nothing_about_the_person(client: Client, waarmerk: Waarmerk) -> None:
    pagina = ask(client, waarmerk.code, read_pdf(waarmerk))
    assert "Uittreksel uit de Basisregistratie Personen" in pagina and "24 november 2026" in pagina
    zaak = waarmerk.informatieobject.zaakinformatieobjecten.get().zaak
    for geheim in ("Vries", "Beukenlaan", "Sanne", zaak.identificatie, str(zaak.uuid)):
        assert geheim not in pagina


def test_unknown_code_is_told(client: Client, waarmerk: Waarmerk) -> None:
    assert "Deze code kennen wij niet" in ask(client, new_code(), read_pdf(waarmerk))


@pytest.mark.parametrize("code", ["", "x", "1111-1111-1111", "K7PM-Q2XR-94T", "é" * 12, "A" * 5000])
def test_what_is_no_code_is_told_in_words(client: Client, code: str) -> None:
    antwoord = client.post(PAD, {"code": code})
    assert antwoord.status_code == 422
    assert "Vul de 12 tekens van de code in" in antwoord.content.decode()


def test_too_large_a_file_is_told(client: Client, waarmerk: Waarmerk) -> None:
    assert "Zo groot zijn onze documenten niet" in ask(client, waarmerk.code, b"x" * 500_001)


def test_old_document_is_told_to_be_old(client: Client, waarmerk: Waarmerk) -> None:
    waarmerk.geldig_tot = date(2020, 1, 1)
    waarmerk.save()
    assert "echt, maar oud" in ask(client, waarmerk.code, read_pdf(waarmerk))


def test_guessing_is_braked(client: Client, settings) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "echtheid": (5, 60)}
    standen = [client.post(PAD, {"code": new_code()}).status_code for _ in range(6)]
    assert standen == [200] * 5 + [429]


def test_asking_stores_nothing(client: Client, waarmerk: Waarmerk) -> None:
    voor = Waarmerk.objects.values().get()
    ask(client, waarmerk.code, read_pdf(waarmerk))
    assert Waarmerk.objects.values().get() == voor
    assert not client.session.keys()


@given(st.text(max_size=40))
def test_normalized_code_is_stable_or_refused(tekst: str) -> None:
    try:
        code = normalize_code(tekst)
    except ValueError:
        return
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}", code)
    assert normalize_code(code) == code


def test_codes_are_different_and_readable() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(normalize_code(code) == code for code in codes)


@pytest.mark.django_db(transaction=True)
def test_twenty_decisions_give_one_uittreksel(nu: datetime) -> None:
    zaak = make_zaak(nu)
    assert len(set(run_together(lambda _n: decide(zaak, nu).pk, draden=20))) == 1
    assert Waarmerk.objects.count() == 1
    assert zaak.zaakinformatieobjecten.count() == 1
    assert Waarmerk.objects.get().geldig_tot > nu.date() + timedelta(days=150)
