"""What the rule left to a person is granted by a person: with the same recht, permit and besluit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.models import Recht, Resultaattype, Zaak
from portaal.zaken.operations import BuitenZone, KentekenBezet, ZaakIsAfgerond, verleen_parkeervergunning
from portaal.zaken.operations.fouten import TekstOntbreekt
from tests.conftest import ClientVoor
from tests.factories.inwoners import InwonerFactory

from .parkeren import make_aanvraag, make_zaaktype, make_zone

pytestmark = pytest.mark.django_db
REDEN = "De auto is van uw werk, en u liet ons de verklaring van uw werkgever zien."


@pytest.fixture
def zaak(medewerker: Account) -> Zaak:
    make_zone()
    zaaktype = make_zaaktype(team=medewerker.teams.get())
    Resultaattype.objects.get_or_create(zaaktype=zaaktype, omschrijving="Verleend")
    return make_aanvraag(zaaktype, InwonerFactory(postcode="4299 LV", met_account=True))


def grant(zaak: Zaak, by: Account, **anders: object) -> Recht:
    now = timezone.now()
    velden = {"kenteken": "12-ABC-3", "geldig_van": timezone.localdate(now), "toelichting": REDEN}
    return verleen_parkeervergunning(zaak=zaak, by=by, now=now, **{**velden, **anders})


def test_the_resident_holds_it_and_the_zaak_ends(
    zaak: Zaak, medewerker: Account, client_voor: ClientVoor
) -> None:
    recht = grant(zaak, medewerker)
    zaak.refresh_from_db()
    assert (zaak.is_afgerond, zaak.resultaat.resultaattype.omschrijving) == (True, "Verleend")
    assert recht.geldig_tot - recht.geldig_van >= timedelta(days=364)
    titels = set(zaak.zaakinformatieobjecten.values_list("informatieobject__titel", flat=True))
    assert titels == {"Besluit parkeervergunning", "Parkeervergunning"}
    account = Account.objects.get(inwoner_uuid=recht.inwoner.uuid)
    assert "12-ABC-3" in client_voor(account).get("/mijn/vergunningen/").content.decode()


def test_it_is_granted_once(zaak: Zaak, medewerker: Account) -> None:
    grant(zaak, medewerker)
    with pytest.raises(ZaakIsAfgerond):
        grant(zaak, medewerker)
    assert Recht.objects.count() == 1


def test_a_kenteken_that_has_a_permit_is_refused_and_nothing_is_left(zaak: Zaak, medewerker: Account) -> None:
    ander = make_aanvraag(zaak.zaaktype, InwonerFactory(postcode="4299 LV"))
    grant(ander, medewerker)
    with pytest.raises(KentekenBezet):
        grant(zaak, medewerker)
    zaak.refresh_from_db()
    assert not zaak.is_afgerond
    assert not zaak.zaakinformatieobjecten.exists()


def test_no_reason_no_permit(zaak: Zaak, medewerker: Account) -> None:
    with pytest.raises(TekstOntbreekt):
        grant(zaak, medewerker, toelichting=" ")


def test_outside_the_zones_nobody_gets_one(zaak: Zaak, medewerker: Account) -> None:
    Inwoner.objects.filter(pk=zaak.initiator.pk).update(postcode="1234 AB")
    with pytest.raises(BuitenZone):
        grant(Zaak.objects.get(pk=zaak.pk), medewerker)


def test_staff_do_it_on_the_page_of_the_zaak(
    zaak: Zaak, medewerker: Account, client_voor: ClientVoor
) -> None:
    client, dag = client_voor(medewerker), timezone.localdate()
    pagina = f"/werkplek/zaken/{zaak.uuid}/"
    assert "Vergunning verlenen" in client.get(pagina).content.decode()
    velden = {
        "versie": zaak.versie,
        "kenteken": "12abc3",
        "geldig_van_dag": dag.day,
        "geldig_van_maand": dag.month,
        "geldig_van_jaar": dag.year,
        "toelichting": REDEN,
    }
    fout = client.post(f"{pagina}verlenen/", {**velden, "kenteken": "geen"})
    assert "bijvoorbeeld 12-ABC-3" in fout.content.decode()
    client.post(f"{pagina}verlenen/", velden)
    assert Recht.objects.get().kenmerk == "12-ABC-3"
