"""The page of one zaak for staff: looks are logged first, every act goes through its operation."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.berichten.models import Bericht
from portaal.inwoners.models import Inwoner
from portaal.kern.pdf import write_brief
from portaal.organisatie.models import Team
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.models import Account, Handeling, Inzage
from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.organisatie import LocatieFactory, TeamlidFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db


def act(client: Client, zaak: Zaak, actie: str, **velden: Any) -> Any:
    """Send the form of an act, as filled in on the zaak as it stands now."""
    zaak.refresh_from_db()
    pad = reverse("werkplek:zaak_actie", args=[zaak.uuid, actie])
    return client.post(pad, {"versie": zaak.versie, **velden})


def day_parts(naam: str, dagen: int) -> dict[str, int]:
    dag = timezone.localdate() + timedelta(days=dagen)
    return {f"{naam}_dag": dag.day, f"{naam}_maand": dag.month, f"{naam}_jaar": dag.year}


def page(client: Client, zaak: Zaak) -> str:
    antwoord = client.get(reverse("werkplek:zaak", args=[zaak.uuid]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_look_is_logged_before_the_data_is_read(
    werk: Client, zaak: Zaak, medewerker: Account, inwoner: Inwoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise ConnectionError("the data cannot be read")

    monkeypatch.setattr("portaal.werkplek.zaken.views.get_zaak_or_404", fail)
    with pytest.raises(ConnectionError):
        werk.get(reverse("werkplek:zaak", args=[zaak.uuid]))
    inzage = Inzage.objects.get()
    assert (inzage.wie, inzage.betrokkene) == (medewerker, inwoner.uuid)
    assert str(zaak.uuid) in inzage.wat


def test_page_tells_about_the_resident_without_the_bsn(werk: Client, zaak: Zaak, inwoner: Inwoner) -> None:
    pagina = page(werk, zaak)
    assert inwoner.naam in pagina
    assert inwoner.bsn_gemaskeerd in pagina
    assert inwoner.bsn_enc not in pagina


def test_other_team_gets_404_and_leaves_no_line(
    zaak: Zaak, medewerker_ander_team: Account, client_voor: ClientVoor
) -> None:
    client = client_voor(medewerker_ander_team)
    assert client.get(reverse("werkplek:zaak", args=[zaak.uuid])).status_code == 404
    assert act(client, zaak, "neem").status_code == 404
    document = make_document(zaak)
    assert client.get(reverse("werkplek:document", args=[document.uuid])).status_code == 404
    assert not Inzage.objects.exists()


def test_klantcontact_sees_the_zaak_without_acts(
    klantcontact: Account, zaak: Zaak, client_voor: ClientVoor
) -> None:
    client = client_voor(klantcontact)
    pagina = page(client, zaak)
    assert "U kunt de zaak wel bekijken." in pagina
    assert "/neem/" not in pagina
    assert act(client, zaak, "neem").status_code == 404


def test_taking_a_zaak(werk: Client, zaak: Zaak, medewerker: Account) -> None:
    antwoord = act(werk, zaak, "neem")
    assert antwoord["Location"] == reverse("werkplek:zaak", args=[zaak.uuid])
    zaak.refresh_from_db()
    assert zaak.behandelaar == medewerker
    assert "U behandelt deze zaak nu." in page(werk, zaak)


def test_setting_a_status_tells_the_resident(werk: Client, zaak: Zaak, medewerker: Account) -> None:
    statustype = zaak.zaaktype.statustypen.get(soort=StatusSoort.IN_BEHANDELING)
    act(werk, zaak, "status", statustype=statustype.pk, toelichting="Wij zijn begonnen.")
    zaak.refresh_from_db()
    assert zaak.huidige_status.statustype == statustype
    assert zaak.huidige_status.statustoelichting == "Wij zijn begonnen."
    assert Bericht.objects.filter(betreft_uuid=zaak.uuid, soort="zaak-status").exists()
    assert Handeling.objects.filter(wie=medewerker, soort="status", object_uuid=zaak.uuid).exists()


def test_marking_ready_sends_one_message_with_the_locatie(werk: Client, team: Team, inwoner: Inwoner) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team, ophaalproduct=True), initiator=inwoner)
    locatie = LocatieFactory(naam="De Haven")
    act(werk, zaak, "klaar", locatie=locatie.pk)
    bericht = Bericht.objects.get(betreft_uuid=zaak.uuid, soort="document-klaar")
    assert bericht.context["locatie"] == "De Haven"
    assert "/klaar/" not in page(werk, zaak), "what lies ready is not offered again"


def test_term_stands_still_and_runs_again(werk: Client, zaak: Zaak) -> None:
    grond = zaak.zaaktype.opschorting_gronden[0]
    act(
        werk,
        zaak,
        "opschorten",
        grond=grond,
        reden="Wij missen een plattegrond.",
        **day_parts("gesteld_tot", 14),
    )
    zaak.refresh_from_db()
    assert zaak.is_opgeschort(timezone.localdate())
    assert "De termijn staat stil" in page(werk, zaak)
    act(werk, zaak, "hervatten", reden="Alles is er.")
    zaak.refresh_from_db()
    assert not zaak.is_opgeschort(timezone.localdate())


def test_term_is_extended_by_the_weeks_of_the_law(werk: Client, zaak: Zaak) -> None:
    eerst = zaak.uiterlijke_einddatum_afdoening
    act(werk, zaak, "verlengen", reden="Wij wachten op advies.")
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening >= eerst + timedelta(weeks=6)


def test_document_is_added_and_its_download_logged(
    werk: Client, zaak: Zaak, medewerker: Account, inwoner: Inwoner
) -> None:
    brief = SimpleUploadedFile("brief.pdf", write_brief("Brief", ["Beste"]), content_type="application/pdf")
    act(werk, zaak, "document", titel="Ontvangstbrief", bestand=brief)
    document = zaak.zaakinformatieobjecten.get().informatieobject
    pad = reverse("werkplek:document", args=[document.uuid])
    assert pad in page(werk, zaak)
    antwoord = werk.get(pad)
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert b"".join(antwoord.streaming_content).startswith(b"%PDF")
    inzage = Inzage.objects.get(resultaat=InzageResultaat.GEDOWNLOAD)
    assert (inzage.wie, inzage.betrokkene) == (medewerker, inwoner.uuid)


def test_handing_over_within_the_team(werk: Client, zaak: Zaak, team: Team) -> None:
    collega = TeamlidFactory(
        team=team, account=MedewerkerFactory(first_name="Mo", last_name="Bensaïd")
    ).account
    act(werk, zaak, "overdragen", behandelaar=collega.pk)
    zaak.refresh_from_db()
    assert zaak.behandelaar == collega


def test_closing_with_a_result_ends_the_acts(werk: Client, zaak: Zaak) -> None:
    resultaattype = zaak.zaaktype.resultaattypen.get(omschrijving="Verleend")
    act(werk, zaak, "afronden", resultaattype=resultaattype.pk, toelichting="U mag de boom kappen.")
    zaak.refresh_from_db()
    assert zaak.is_afgerond
    pagina = page(werk, zaak)
    assert "Deze zaak is afgerond." in pagina
    assert "U mag de boom kappen." in pagina
    assert "/status/" not in pagina


@pytest.mark.parametrize(
    ("actie", "velden", "melding"),
    [
        ("status", {"toelichting": "Dit typte ik."}, "Kies een status."),
        ("document", {"titel": "Dit typte ik."}, "Kies een bestand."),
        (
            "opschorten",
            {"grond": "Awb 4:15 lid 1 onder a", "reden": "Dit typte ik."},
            "Vul de laatste dag in.",
        ),
        (
            "verlengen",
            {"tot_dag": "31", "tot_maand": "2", "tot_jaar": "2027", "reden": "Dit typte ik."},
            "bestaat niet",
        ),
        (
            "opschorten",
            {
                "grond": "Awb 4:15 lid 1 onder a",
                "reden": "Dit typte ik.",
                "gesteld_tot_dag": "31",
                "gesteld_tot_maand": "12",
                "gesteld_tot_jaar": "9999",
            },
            "hoogstens 26 weken",
        ),
        (
            "verlengen",
            {"tot_dag": "31", "tot_maand": "12", "tot_jaar": "9999", "reden": "Dit typte ik."},
            "Kies een datum na",
        ),
        ("afronden", {"toelichting": "Dit typte ik."}, "Kies een resultaat."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    werk: Client, zaak: Zaak, actie: str, velden: dict[str, str], melding: str
) -> None:
    antwoord = act(werk, zaak, actie, **velden)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "<title>Fout: " in pagina
    assert pagina.count(melding) == 2, "beside the field and in the summary"
    assert "Dit typte ik." in pagina
    assert f'id="{actie}" open' in pagina
    assert Handeling.objects.filter(object_uuid=zaak.uuid).count() == 1, "only its registration"


def test_file_that_is_refused_is_told(werk: Client, zaak: Zaak) -> None:
    vals = SimpleUploadedFile("brief.pdf", b"<html>geen pdf</html>", content_type="application/pdf")
    antwoord = act(werk, zaak, "document", titel="Brief", bestand=vals)
    assert antwoord.status_code == 422
    assert not zaak.zaakinformatieobjecten.exists()


def test_who_looked_at_an_older_state_is_told(werk: Client, zaak: Zaak) -> None:
    statustype = zaak.zaaktype.statustypen.get(soort=StatusSoort.IN_BEHANDELING)
    antwoord = act(werk, zaak, "status", statustype=statustype.pk, toelichting="Dit typte ik.", versie=99)
    assert antwoord.status_code == 422
    assert "Iemand anders heeft deze zaak net gewijzigd." in antwoord.content.decode()
    assert "Dit typte ik." in antwoord.content.decode()
    zaak.refresh_from_db()
    assert zaak.huidige_status.statustype != statustype


def test_act_that_does_not_exist_is_404(werk: Client, zaak: Zaak) -> None:
    assert act(werk, zaak, "verdwijn").status_code == 404
    assert werk.get(reverse("werkplek:zaak_actie", args=[zaak.uuid, "neem"])).status_code == 405


def test_status_of_another_zaaktype_is_refused(werk: Client, zaak: Zaak) -> None:
    vreemd = ZaaktypeFactory().statustypen.get(soort=StatusSoort.IN_BEHANDELING)
    assert act(werk, zaak, "status", statustype=vreemd.pk).status_code == 422


def test_zaak_of_an_inner_zaaktype_has_a_page_too(werk: Client, zaaktype: Zaaktype) -> None:
    intern = ZaaktypeFactory(team=zaaktype.team, intern=True)
    assert "Acties" in page(werk, ZaakFactory(zaaktype=intern))
