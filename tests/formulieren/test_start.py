"""Where a form begins, and the drafts one finds back there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.producten.operations import register_product
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

pytestmark = pytest.mark.django_db
URL = "/formulieren/verhuizing/"


def test_public_page_explains_and_asks_to_log_in(client: Client) -> None:
    FormulierFactory()
    tekst = client.get(URL).content.decode()
    assert "<title>Verhuizing doorgeven" in tekst
    assert "artikel 2.39" in tekst
    assert f'href="{reverse("inwoners:inloggen")}?next=%2Fformulieren%2Fverhuizing%2F"' in tekst
    assert "<form" not in tekst.split("<main", 1)[1].split("</main>", 1)[0]


def test_anonymous_post_makes_no_draft(client: Client) -> None:
    FormulierFactory()
    assert client.post(URL).url.startswith(reverse("inwoners:inloggen"))
    assert not Aanvraag.objects.exists()


def test_unknown_form_is_404(client: Client) -> None:
    assert client.get("/formulieren/bestaat-niet/").status_code == 404


def test_post_makes_the_draft_of_who_is_logged_in(eigenaar: Account, client_voor: ClientVoor) -> None:
    FormulierFactory()
    client = client_voor(eigenaar)
    sessie = client.session
    sessie["loa"] = "substantieel"
    sessie.save()
    antwoord = client.post(URL)
    aanvraag = Aanvraag.objects.get()
    assert antwoord.url == reverse("formulieren:verder", args=[aanvraag.uuid])
    assert (aanvraag.aanvrager.uuid, aanvraag.loa, aanvraag.kanaal) == (
        eigenaar.inwoner_uuid,
        "substantieel",
        "website",
    )
    assert client.get(antwoord.url).url == reverse("formulieren:stap", args=[aanvraag.uuid, "adres"])


def test_draft_is_offered_until_it_is_removed(eigenaar: Account, client_voor: ClientVoor) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    aanvraag = AanvraagFactory(aanvrager=inwoner, ingevuld=True)
    AanvraagFactory(formulier=aanvraag.formulier, ingevuld=True)
    client = client_voor(eigenaar)
    tekst = client.get(URL).content.decode()
    assert tekst.count("Verder met dit concept") == 1
    assert reverse("formulieren:verder", args=[aanvraag.uuid]) in tekst
    weg = reverse("formulieren:verwijderen", args=[aanvraag.uuid])
    assert "Wilt u dit concept verwijderen?" in client.get(weg).content.decode()
    assert client.post(weg).url == URL
    tekst = client.get(URL).content.decode()
    assert "Wij hebben uw concept verwijderd." in tekst
    assert "Verder met dit concept" not in tekst


def test_what_was_handed_in_cannot_be_removed(eigenaar: Account, client_voor: ClientVoor) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    aanvraag = AanvraagFactory(aanvrager=inwoner, ingediend=True)
    client = client_voor(eigenaar)
    weg = reverse("formulieren:verwijderen", args=[aanvraag.uuid])
    for antwoord in (client.get(weg), client.post(weg)):
        assert antwoord.url == reverse("formulieren:ontvangst", args=[aanvraag.uuid])
    assert Aanvraag.objects.filter(pk=aanvraag.pk).exists()


def test_untouched_draft_is_not_offered(eigenaar: Account, client_voor: ClientVoor) -> None:
    AanvraagFactory(aanvrager=Inwoner.objects.get(uuid=eigenaar.inwoner_uuid))
    assert "Verder met dit concept" not in client_voor(eigenaar).get(URL).content.decode()


def test_closed_form_says_so_and_starts_nothing(eigenaar: Account, client_voor: ClientVoor) -> None:
    FormulierFactory(live=False)
    client = client_voor(eigenaar)
    assert "Dit formulier is er nu niet" in client.get(URL).content.decode()
    assert client.post(URL).url == URL
    assert not Aanvraag.objects.exists()


def test_staff_are_sent_to_the_werkplek(medewerker: Account, client_voor: ClientVoor) -> None:
    FormulierFactory()
    client = client_voor(medewerker)
    assert "U bent ingelogd als medewerker" in client.get(URL).content.decode()
    client.post(URL)
    assert not Aanvraag.objects.exists()


def test_thirty_drafts_take_no_more_queries_than_three(eigenaar: Account, client_voor: ClientVoor) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    client = client_voor(eigenaar)

    def count(aantal: int) -> int:
        for _ in range(aantal - Aanvraag.objects.count()):
            AanvraagFactory(aanvrager=inwoner, ingevuld={"datum": {"verhuisdatum": "2026-12-01"}})
        with CaptureQueriesContext(connection) as queries:
            assert client.get(URL).content.decode().count("Verder met dit concept") == aantal
        return len(queries)

    client.get(URL)  # fills what is kept for every page
    assert count(3) == count(30)


def test_page_tells_what_one_needs_and_what_it_costs_by_channel(client: Client) -> None:
    product = register_product(
        slug="verhuizing",
        naam="Verhuizing",
        omschrijving="Uw nieuwe adres.",
        kosten=[{"kanaal": "online", "bedrag_cent": 0}, {"kanaal": "balie", "bedrag_cent": 250}],
        benodigdheden=[{"tekst": "Uw nieuwe adres"}],
    )
    FormulierFactory(product=product)
    tekst = client.get(URL).content.decode()
    assert "Uw nieuwe adres" in tekst
    assert "gratis" in tekst
    assert "€\N{NO-BREAK SPACE}2,50" in tekst


def test_who_is_logged_in_is_not_braked_by_others_behind_the_same_address(
    client_voor: ClientVoor, eigenaar: Account, settings
) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "formulier_begin": (0, 600)}
    FormulierFactory()
    antwoord = client_voor(eigenaar).post("/formulieren/verhuizing/")
    assert (antwoord.status_code, Aanvraag.objects.count()) == (302, 1)
