"""Copy, files in and out, rights, the funnel: the screens that Wagtail does not bring."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.models import Formulier, StapMeting
from portaal.formulieren.redactie.bouw import read_definitie
from portaal.formulieren.redactie.trechter import build_trechter
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory

from .conftest import gegevens_verhuizing

pytestmark = pytest.mark.django_db


def url(naam: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_formulieren_formulier:{naam}", args=args)


def upload(client: Client, inhoud: Any) -> Any:
    tekst = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    return client.post(url("importeren"), {"bestand": SimpleUploadedFile("f.json", tekst)})


def test_copy_has_its_own_address_and_the_same_keys(redactie: Client, formulier: Formulier) -> None:
    begin = redactie.get(url("kopieren", formulier.pk)).context["form"].initial
    assert begin == {"titel": "Verhuizing doorgeven (kopie)", "slug": "verhuizing-kopie"}
    redactie.post(url("kopieren", formulier.pk), begin)
    kopie = Formulier.objects.get(slug="verhuizing-kopie")
    assert (kopie.live, kopie.versies.count(), kopie.vaste_sleutels) == (False, 0, {})
    assert read_definitie(kopie) == read_definitie(formulier) | {"titel": begin["titel"]}
    assert "al een formulier met dit adres" in redactie.post(url("kopieren", formulier.pk), begin).text


def test_what_is_exported_can_be_imported_elsewhere(redactie: Client, formulier: Formulier) -> None:
    antwoord = redactie.get(url("exporteren", formulier.pk))
    assert antwoord["Content-Disposition"] == 'attachment; filename="verhuizing.json"'
    gegevens = json.loads(antwoord.content)
    assert "bestaat al" in " ".join(upload(redactie, gegevens).context["form"].errors["bestand"])
    Formulier.objects.filter(pk=formulier.pk).update(slug="van-ons")
    assert upload(redactie, gegevens).status_code == 302
    nieuw = Formulier.objects.get(slug="verhuizing")
    assert (nieuw.live, read_definitie(nieuw)) == (False, read_definitie(formulier))


def broken(wat: str) -> Any:
    gegevens = gegevens_verhuizing()
    match wat:
        case "onbekend":
            gegevens["kleur"] = "rood"
        case "zaaktype":
            gegevens["zaaktype"] = "bestaat-niet"
        case "regel":
            gegevens["definitie"]["regels"][0]["als"][0][0] = "nergens"
        case "vorm":
            gegevens["vooraf"] = "een zin"
        case "slug":
            gegevens["slug"] = "Met Spaties"
        case "soort":
            gegevens["soort"] = "iets"
        case "fase":
            gegevens["bewaarregels"] = [{"fase": "ooit", "dagen": 1, "wijze": "verwijder"}]
        case "dagen" | "eeuwig" | "oneindig":
            dagen = {"dagen": -1, "eeuwig": 10**30, "oneindig": float("inf")}[wat]
            gegevens["bewaarregels"] = [{"fase": "concept", "dagen": dagen, "wijze": "verwijder"}]
        case "dubbel":
            gegevens["bewaarregels"] = [{"fase": "concept", "dagen": 1, "wijze": "verwijder"}] * 2
        case "regels":
            gegevens["bewaarregels"] = None
        case "nul" | "half":
            gegevens["inleiding"] = {"nul": "a\0b", "half": "a\ud800b"}[wat]
        case "titel":
            gegevens["definitie"]["titel"] = "Een andere"
        case "definitie":
            gegevens["definitie"] = []
    return gegevens


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ("onbekend", "onbekend onderdeel: kleur"),
        ("zaaktype", "‘bestaat-niet’ bestaat nog niet"),
        ("regel", "‘nergens’ bestaat niet"),
        ("vorm", "‘vooraf’ heeft de verkeerde vorm"),
        ("slug", "geldige"),
        ("soort", "iets"),
        ("fase", "Een bewaarregel heeft"),
        ("dagen", "Een bewaarregel heeft"),
        ("eeuwig", "Een bewaarregel heeft"),
        ("oneindig", "Een bewaarregel heeft"),
        ("dubbel", "hoogstens één bewaarregel"),
        ("regels", "‘bewaarregels’ heeft de verkeerde vorm"),
        ("nul", "tekens die niet"),
        ("half", "tekens die niet"),
        ("titel", "De titel in de definitie"),
        ("definitie", "‘definitie’ ontbreekt"),
    ],
)
def test_file_that_is_not_right_says_why(
    redactie: Client, formulier: Formulier, wat: str, melding: str
) -> None:
    Formulier.objects.filter(pk=formulier.pk).update(slug="van-ons")
    antwoord = upload(redactie, broken(wat))
    assert antwoord.status_code == 200
    assert melding in " ".join(antwoord.context["form"].errors["bestand"])
    assert Formulier.objects.count() == 1


@pytest.mark.parametrize("inhoud", [b"geen json", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"slug": 1}'])
def test_anything_may_be_uploaded_and_nothing_breaks(redactie: Client, inhoud: bytes) -> None:
    antwoord = upload(redactie, inhoud)
    assert antwoord.context["form"].errors["bestand"]


def test_only_who_has_the_right_comes_in(
    formulier: Formulier, medewerker: Account, eigenaar: Account, client_voor: ClientVoor
) -> None:
    for account in (medewerker, eigenaar):
        client = client_voor(account)
        for naam in ("edit", "kopieren", "exporteren", "meting", "importeren", "list"):
            args = () if naam in ("importeren", "list") else (formulier.pk,)
            assert client.get(url(naam, *args)).status_code in {302, 403, 404}, naam


def test_form_that_was_published_is_never_removed(redactie: Client, formulier: Formulier) -> None:
    antwoord = redactie.post(url("delete", formulier.pk), follow=True)
    assert "Haal het offline" in antwoord.text
    bulk = reverse("wagtail_bulk_action", args=["formulieren", "formulier", "delete"])
    assert "Haal het offline" in redactie.post(f"{bulk}?id={formulier.pk}", follow=True).text
    assert Formulier.objects.filter(pk=formulier.pk).exists()


def test_admin_shows_no_answer_of_a_resident(redactie: Client, formulier: Formulier) -> None:
    AanvraagFactory(formulier=formulier, ingevuld={"adres": {"straat": "Geheimstraat7q"}})
    for naam in ("edit", "history", "usage", "meting", "kopieren", "exporteren"):
        assert "Geheimstraat7q" not in redactie.get(url(naam, formulier.pk)).text


def count(formulier: Formulier, stap: str, *, dagen_terug: int = 0, **aantallen: int) -> None:
    dag = timezone.localdate() - timedelta(days=dagen_terug)
    StapMeting.objects.create(versie=formulier.versies.first(), stap=stap, dag=dag, **aantallen)


def test_funnel_counts_per_step_over_the_chosen_period(redactie: Client, formulier: Formulier) -> None:
    count(formulier, "adres", gestart=80, voltooid=60, fout=9, verlaten=11)
    count(formulier, "adres", dagen_terug=10, gestart=20, voltooid=20)
    count(formulier, "datum", gestart=60, voltooid=30)
    maand = redactie.get(url("meting", formulier.pk))
    adres, datum = maand.context["stappen"][:2]
    assert (adres.gestart, adres.voltooid, adres.fout, adres.verlaten) == (100, 80, 9, 11)
    assert (adres.deel_gestart, datum.deel_gestart, datum.deel_voltooid) == (100, 60, 30)
    assert datum.doorgang == 50
    for tekst in ("Wat is uw nieuwe adres?", "<td>100</td><td>80 (80%)</td><td>9</td><td>11</td>", "<svg"):
        assert tekst in maand.text
    week = redactie.get(url("meting", formulier.pk), {"dagen": "7"})
    assert week.context["stappen"][0].gestart == 80


@pytest.mark.parametrize("vraag", [{"dagen": "x"}, {"dagen": "9999"}, {"versie": "-1"}, {"versie": "²"}])
def test_funnel_takes_any_question(redactie: Client, formulier: Formulier, vraag: dict[str, str]) -> None:
    assert redactie.get(url("meting", formulier.pk), vraag).status_code == 200


def test_funnel_of_nobody_is_all_zero() -> None:
    assert build_trechter([("a", "A")], {})[0].deel_gestart == 0
