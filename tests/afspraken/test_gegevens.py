"""Who comes, while the time is held: what is asked, what is kept, how long, and what the confirmation says."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.qr import draw_qr
from portaal.berichten.models import Poging
from portaal.inwoners.models import Inwoner
from portaal.producten.operations import register_product
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.afspraken import Plek, make_rooster

from .test_schermen import choose_time

CONTACT = {
    "naam": "Sanne de Vries",
    "kanaal": "email",
    "email": "sanne@voorbeeld.example",
    "telefoon": "06 12345678",
    "geboortedatum_dag": "4",
    "geboortedatum_maand": "7",
    "geboortedatum_jaar": "1985",
}


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


def confirm(client: Client, gegevens: str, **anders: str) -> Afspraak:
    antwoord = client.post(gegevens, CONTACT | anders)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    client.post(antwoord.url.replace("controle", "bevestigen"))
    return Afspraak.objects.get(status=AfspraakStatus.BEVESTIGD)


@pytest.mark.parametrize(
    ("kanaal", "over"),
    [("email", {"email"}), ("sms", {"sms"}), ("beide", {"email", "sms"}), ("", {"email", "sms"})],
)
def test_messages_go_over_the_channel_that_was_chosen(
    client: Client, plek: Plek, kanaal: str, over: set[str]
) -> None:
    afspraak = confirm(client, choose_time(client, plek), kanaal=kanaal)
    assert set(Poging.objects.values_list("kanaal", flat=True)) == over
    assert afspraak.contact["telefoon"] == "+31612345678"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"email": ""}, "Vul uw e-mailadres in"),
        ({"email": "", "telefoon": ""}, "Vul uw e-mailadres in"),
        ({"kanaal": "sms", "telefoon": ""}, "Vul uw mobiele nummer in"),
        ({"kanaal": "beide", "telefoon": ""}, "Vul uw mobiele nummer in"),
        ({"kanaal": "post"}, "Kies e-mail, sms of allebei"),
        ({"geboortedatum_jaar": ""}, "Vul een dag, maand en jaar in"),
        ({"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "Deze datum bestaat niet"),
        ({"geboortedatum_jaar": "2999"}, "Deze geboortedatum kan niet"),
        ({"geboortedatum_jaar": "1820"}, "Deze geboortedatum kan niet"),
    ],
)
def test_what_is_missing_for_the_choice_is_told(
    client: Client, plek: Plek, anders: dict[str, str], melding: str
) -> None:
    inhoud = client.post(choose_time(client, plek), CONTACT | anders).content.decode()
    assert melding in inhoud
    assert "Sanne de Vries" in inhoud


def test_the_date_of_birth_is_kept_and_found_but_need_not_be_given(client: Client, plek: Plek) -> None:
    afspraak = confirm(client, choose_time(client, plek))
    assert afspraak.contact["geboortedatum"] == "1985-07-04"
    assert afspraak.geboortedatum_idx
    leeg = {f"geboortedatum_{deel}": "" for deel in ("dag", "maand", "jaar")}
    Afspraak.objects.update(status=AfspraakStatus.GEANNULEERD)
    assert confirm(Client(), choose_time(client, plek), **leeg).geboortedatum_idx == ""


def test_the_check_page_says_everything_in_words(client: Client, plek: Plek) -> None:
    inhoud = client.get(client.post(choose_time(client, plek), CONTACT).url).content.decode()
    for tekst in ("Met een e-mail", "sanne@voorbeeld.example", "4 juli 1985"):
        assert tekst in inhoud


def test_who_comes_back_finds_what_was_filled_in(client: Client, plek: Plek) -> None:
    gegevens = choose_time(client, plek)
    client.post(gegevens, CONTACT)
    inhoud = client.get(gegevens).content.decode()
    assert 'value="1985"' in inhoud
    assert 'value="Sanne de Vries"' in inhoud


def test_who_is_logged_in_finds_name_and_date_of_birth(
    client_voor: ClientVoor, eigenaar: Account, plek: Plek
) -> None:
    client = client_voor(eigenaar)
    Inwoner.objects.update(geboortedatum=date(1971, 3, 9))
    inhoud = client.get(choose_time(client, plek)).content.decode()
    assert 'value="1971"' in inhoud
    assert Inwoner.objects.get(uuid=eigenaar.inwoner_uuid).naam in inhoud


def test_more_time_keeps_what_was_typed_right_or_wrong(client: Client, plek: Plek) -> None:
    gegevens = choose_time(client, plek)
    Afspraak.objects.update(optie_tot=timezone.now() + timedelta(minutes=1))
    antwoord = client.post(
        gegevens.replace("gegevens", "verlengen"), CONTACT | {"email": "sanne", "geboortedatum_dag": "44"}
    )
    inhoud = antwoord.content.decode()
    for waarde in ("Sanne de Vries", "sanne", "44", "1985"):
        assert f'value="{waarde}"' in inhoud
    assert "Wij houden dit moment langer voor u vast" in inhoud
    assert "Er klopt nog iets niet" not in inhoud
    assert Afspraak.objects.get().optie_tot > timezone.now() + timedelta(minutes=9)
    assert Afspraak.objects.get().contact == {}


def test_a_script_hears_until_when(client: Client, plek: Plek) -> None:
    verlengen = choose_time(client, plek).replace("gegevens", "verlengen")
    antwoord = client.post(verlengen, CONTACT, headers={"accept": "application/json"})
    assert antwoord.json()["seconden"] == pytest.approx(600, abs=5)
    assert re.fullmatch(r"\d{1,2}\.\d\d\xa0uur", antwoord.json()["tot"])
    Afspraak.objects.update(created_at=timezone.now() - timedelta(minutes=29))
    laatste = client.post(verlengen, CONTACT, headers={"accept": "application/json"}).json()
    assert laatste["seconden"] == pytest.approx(60, abs=5)
    assert "Langer dan een half uur" in laatste["tekst"]
    Afspraak.objects.update(optie_tot=timezone.now())
    assert client.post(verlengen, CONTACT, headers={"accept": "application/json"}).status_code == 409


def test_the_confirmation_says_what_each_person_brings_on_the_page_and_by_mail(
    client: Client, plek: Plek
) -> None:
    product = register_product(
        slug="pas",
        naam="Pas",
        omschrijving="Een pas.",
        kosten=[],
        benodigdheden=[
            {"tekst": "Een pasfoto"},
            {"tekst": "Toestemming van uw ouders", "voor_wie": "jonger dan 18 jaar"},
        ],
    )
    type(plek.soort).objects.update(product=product, naam="Pas aanvragen")
    afspraak = confirm(client, choose_time(client, plek, personen=2))
    inhoud = client.get(f"/afspraken/{sign_link(afspraak.uuid)}/").content.decode()
    assert "Pas aanvragen, 2 personen, elk:" in inhoud
    assert "Een pasfoto" in inhoud
    mail = Poging.objects.get(kanaal="email", bericht__soort="afspraak-bevestigd").bericht.context["meenemen"]
    assert mail == (
        "\nNeem mee voor Pas aanvragen (2 personen, elk):\n"
        "- Een pasfoto\n- Toestemming van uw ouders (jonger dan 18 jaar)\n"
    )


def test_the_qr_code_on_the_confirmation_holds_the_link(client: Client, plek: Plek, settings) -> None:
    afspraak = confirm(client, choose_time(client, plek))
    inhoud = client.get(f"/afspraken/{sign_link(afspraak.uuid)}/").content.decode()
    qr = draw_qr(f"{settings.PUBLIEKE_URL}/afspraken/{sign_link(afspraak.uuid)}/")
    assert qr in inhoud
    assert "style=" not in qr
