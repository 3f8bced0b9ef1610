"""The forms that come with the portal: each filled in along every way there is, to the receipt and the zaak."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.definities import load_definitie
from portaal.formulieren.enums import ActieStatus
from portaal.formulieren.models import Aanvraag, Formulier, Ondertekening
from portaal.formulieren.operations import process_actie, sign_ondertekening
from portaal.formulieren.queries import due_acties
from portaal.inwoners.enums import Niveau
from portaal.inwoners.niveaus import LOA
from portaal.producten.operations import laad_producten
from portaal.toegang.models import Account
from portaal.vragen.antwoord import is_answered
from portaal.zaken.enums import GebeurtenisSoort
from portaal.zaken.models import Zaak
from tests.conftest import ClientVoor
from tests.factories.inwoners import InwonerFactory

from .antwoorden import AANVRAGEN, Getypt, Pad
from .browser import fields_of
from .invuller import Invuller, begin_anoniem

pytestmark = pytest.mark.django_db

PADEN = [
    pytest.param(slug, pad, id=f"{slug}: {pad.naam}")
    for slug, proef in AANVRAGEN.items()
    for pad in proef.paden
]


def load(slug: str) -> Formulier:
    """The form with everything it names."""
    call_command("laad_zaaktypen", verbosity=0)
    laad_producten()
    call_command("laad_formulieren", slug, verbosity=0)
    return Formulier.objects.get(slug=slug)


@pytest.fixture
def begin(eigenaar: Account, client_voor: ClientVoor) -> Any:
    """Starts a form where residents start it, with DigiD or without."""

    def make(slug: str, *, anoniem: bool) -> Invuller:
        formulier = load(slug)
        if anoniem:
            return begin_anoniem(formulier)
        client = client_voor(eigenaar)
        sessie = client.session
        sessie[LOA] = Niveau.SUBSTANTIEEL
        sessie.save()
        url = client.post(reverse("formulieren:start", args=[slug])).url
        return Invuller(client, Aanvraag.objects.get(uuid=url.split("/")[-2]))

    return make


def send(invuller: Invuller, stap: str, getypt: Getypt) -> HttpResponse:
    """Post the page as a browser does: all its inputs, with what was typed in them."""
    velden: dict[str, Any] = fields_of(invuller.open(stap))
    velden |= {f"{stap}-{naam}": waarde for naam, waarde in getypt.items()}
    return invuller.client.post(invuller.url(stap), velden)


def walk(invuller: Invuller, pad: Pad) -> HttpResponse:
    """Every step of the path and no other; gives where it ends."""
    stappen = [*pad.stappen, "stop" if pad.stop else "controle"]
    assert invuller.client.get(invuller.url("verder")).url == invuller.url(stappen[0])
    for stap, volgende in pairwise(stappen):
        antwoord = send(invuller, stap, pad.stappen[stap])
        assert antwoord.status_code == 302, stap
        fouten = invuller.client.get(antwoord.url).content.decode() if "fout" in antwoord.url else ""
        assert antwoord.url == invuller.url(volgende), f"{stap}: {_find_fouten(fouten)}"
    return invuller.open(stappen[-1])


def _find_fouten(pagina: str) -> list[str]:
    return re.findall(r"form-field-error-message[^>]*>([^<]+)<", pagina)


def sign(verzoek: Ondertekening) -> None:
    """Who was asked to sign along does so."""
    voornaam, _, achternaam = verzoek.naam.partition(" ")
    ander = InwonerFactory(met_account=True, voornamen=voornaam, geslachtsnaam=achternaam)
    sign_ondertekening(
        ondertekening=verzoek, inwoner=ander, loa=Niveau.MIDDEN, by=ander.account, now=timezone.now()
    )


def hand_in(invuller: Invuller) -> Zaak:
    """The zaak, after all work that follows handing in."""
    assert invuller.send("controle", {"akkoord": "on"}).status_code == 302
    aanvraag = invuller.stored()
    for verzoek in aanvraag.ondertekeningen.all():
        sign(verzoek)
    for uren in range(3):
        nu = timezone.now() + timedelta(hours=uren)
        for actie_id in due_acties(nu):
            process_actie(actie_id=actie_id, now=nu)
    assert not aanvraag.acties.exclude(status=ActieStatus.KLAAR).exists()
    zaak = invuller.stored().zaak
    assert zaak is not None
    return zaak


def is_of(naam: str, sleutel: str) -> bool:
    """Whether this input belongs to this question."""
    return naam == sleutel or naam.startswith((f"{sleutel}_", f"{sleutel}-"))


def check_eigenschappen(zaak: Zaak, aanvraag: Aanvraag, pad: Pad) -> None:
    """Everything typed became an answer, and every question on the path a property of the zaak; none else."""
    beantwoord = {sleutel for sleutel, antwoord in aanvraag.antwoorden.items() if is_answered(antwoord)}
    getypt = {naam for velden in pad.stappen.values() for naam, wat in velden.items() if wat not in ("", [])}
    for naam in getypt:
        assert any(is_of(naam, sleutel) for sleutel in beantwoord), naam
    vragen = load_definitie(aanvraag.versie, timezone.localdate()).veld_per_sleutel
    namen = {eigenschap["naam"] for eigenschap in zaak.eigenschappen}
    assert namen == {vragen[sleutel].label for sleutel in aanvraag.antwoorden}


@pytest.mark.parametrize(("slug", "pad"), PADEN)
def test_form_leads_to_a_zaak_or_to_advice(begin: Any, slug: str, pad: Pad) -> None:
    invuller = begin(slug, anoniem=pad.anoniem)
    einde = walk(invuller, pad)
    assert einde.status_code == 200
    if pad.stop:
        assert pad.stop in einde.content.decode()
        assert invuller.client.get(invuller.url("controle")).status_code == 302, "nothing to hand in"
        return
    zaak = hand_in(invuller)
    formulier = invuller.aanvraag.formulier
    assert zaak.zaaktype.identificatie == (pad.zaaktype or formulier.vast_zaaktype.identificatie)
    check_eigenschappen(zaak, invuller.stored(), pad)
    rol = zaak.rollen.get()
    assert (rol.inwoner is None) is pad.anoniem
    if pad.anoniem:
        assert rol.contact["naam"] == "Noor de Boer"


@pytest.mark.parametrize("slug", AANVRAGEN)
def test_mistake_is_told_in_words_and_nothing_is_stored(begin: Any, slug: str) -> None:
    proef = AANVRAGEN[slug]
    pad = proef.paden[0]
    invuller = begin(slug, anoniem=pad.anoniem)
    for stap in pad.stappen:
        if stap == proef.mis.stap:
            break
        assert send(invuller, stap, pad.stappen[stap]).status_code == 302
    antwoord = send(invuller, proef.mis.stap, proef.mis.getypt)
    pagina = invuller.client.get(antwoord.url).content.decode()
    assert "<title>Fout:" in pagina
    assert proef.mis.melding in pagina
    vragen = load_definitie(invuller.aanvraag.versie, timezone.localdate()).stap_per_sleutel[proef.mis.stap]
    assert not {veld.sleutel for veld in vragen.velden} & set(invuller.stored().antwoorden)


def test_term_of_a_bezwaar_counts_from_the_day_after_its_own_six_weeks(begin: Any) -> None:
    """Awb 7:10 lid 1: from the day after the last one to object, not from the day it came in."""
    pad = AANVRAGEN["bezwaarschrift"].paden[0]
    invuller = begin("bezwaarschrift", anoniem=False)
    walk(invuller, pad)
    zaak = hand_in(invuller)
    laatste_dag = timezone.localdate()  # six weeks after the day on the decision
    feit = zaak.gebeurtenissen.get(soort=GebeurtenisSoort.BEKENDMAKING)
    assert feit.datum == laatste_dag - timedelta(weeks=6)
    assert zaak.uiterlijke_einddatum_afdoening >= laatste_dag + timedelta(weeks=6)


def test_late_bezwaar_is_told_before_handing_in_and_may_go_on(begin: Any) -> None:
    te_laat = AANVRAGEN["bezwaarschrift"].paden[1]
    invuller = begin("bezwaarschrift", anoniem=False)
    for stap in ("soort", "besluit"):
        antwoord = send(invuller, stap, te_laat.stappen[stap])
    pagina = invuller.client.get(antwoord.url).content.decode()
    assert "De 6 weken lijken voorbij" in pagina
    assert "Awb, artikel 6:11" in pagina
    assert send(invuller, "laat", {}).url == invuller.url("redenen"), "it is no condition"


@pytest.mark.parametrize("dreiging", ["huis", "energie", "zorg"])
def test_urgent_debts_are_promised_a_talk_within_three_working_days(begin: Any, dreiging: str) -> None:
    """Wgs 4 lid 2."""
    invuller = begin("schuldhulp", anoniem=False)
    antwoord = send(invuller, "dringend", {"dreiging": [dreiging]})
    assert "binnen 3 werkdagen" in invuller.client.get(antwoord.url).content.decode()


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [("bezoekers", "101"), ("laat", "ja"), ("objecten", "ja"), ("verkeer", "ja"), ("meer_dagen", "ja")],
)
def test_each_condition_alone_makes_a_feest_need_a_vergunning(begin: Any, naam: str, waarde: str) -> None:
    melding = AANVRAGEN["evenement"].paden[0]
    invuller = begin("evenement", anoniem=False)
    for stap in ("wat", "wanneer", "waar", "grootte"):
        getypt = dict(melding.stappen[stap])
        send(invuller, stap, getypt | ({naam: waarde} if naam in getypt else {}))
    pagina = invuller.open("nodig").content.decode()
    assert "U hebt een vergunning nodig" in pagina
    assert "U hoeft alleen te melden" not in pagina
    assert send(invuller, "nodig", {}).url == invuller.url("veiligheid")
