"""The steps of a zaak, its behandelaar, its documents, ready and closed."""

from datetime import date, datetime, timedelta

import pytest

from portaal.berichten.models import Bericht, Portaalbericht
from portaal.toegang.models import Account, Handeling
from portaal.zaken.enums import GebeurtenisSoort, StatusSoort
from portaal.zaken.models import Statustype, Zaak, Zaaktype
from portaal.zaken.operations import (
    ZaakGewijzigd,
    ZaakIsAfgerond,
    assign_zaak,
    close_zaak,
    end_opschorting,
    mark_klaar_voor_ophalen,
    register_verdaging,
    set_status,
    start_opschorting,
    take_zaak,
)
from portaal.zaken.operations.afronden import compute_vernietigen_na
from portaal.zaken.operations.fouten import (
    BehandelaarNietInTeam,
    GeenOphaalproduct,
    LocatieNietGeschikt,
    ResultaatNietMogelijk,
    StatusAlGezet,
    StatusNietMogelijk,
    ZaakHeeftBehandelaar,
    ZaaktypeNietCompleet,
)
from tests.factories.organisatie import LocatieFactory, TeamFactory, TeamlidFactory
from tests.factories.zaken import STATUSTYPEN, ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db


def step(zaaktype: Zaaktype, soort: str) -> Statustype:
    return zaaktype.statustypen.get(soort=soort)


def test_set_status_appends_and_tells_the_resident(medewerker: Account, nu: datetime) -> None:
    zaak = ZaakFactory()
    statustype = step(zaak.zaaktype, StatusSoort.IN_BEHANDELING)
    status = set_status(zaak=zaak, statustype=statustype, toelichting="Wij bellen u.", by=medewerker, now=nu)
    zaak.refresh_from_db()
    assert zaak.huidige_status == status
    assert zaak.statussen.count() == 2
    assert zaak.versie == 2
    assert "Wij bellen u." in Portaalbericht.objects.get().tekst
    assert Handeling.objects.filter(object_uuid=zaak.uuid, soort="status", wie=medewerker).exists()


def test_step_that_does_not_inform_sends_nothing(nu: datetime) -> None:
    zaak = ZaakFactory()
    set_status(zaak=zaak, statustype=step(zaak.zaaktype, StatusSoort.WACHT_OP_INWONER), by=None, now=nu)
    assert not Bericht.objects.exists()


def test_steps_that_are_other_acts_or_of_another_zaaktype_are_refused(nu: datetime) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(ophaalproduct=True))
    vreemd = step(ZaaktypeFactory(), StatusSoort.IN_BEHANDELING)
    for statustype in (
        vreemd,
        step(zaak.zaaktype, StatusSoort.AFGEROND),
        step(zaak.zaaktype, StatusSoort.KLAAR_VOOR_OPHALEN),
    ):
        with pytest.raises(StatusNietMogelijk):
            set_status(zaak=zaak, statustype=statustype, by=None, now=nu)
    with pytest.raises(StatusAlGezet):
        set_status(zaak=zaak, statustype=step(zaak.zaaktype, StatusSoort.ONTVANGEN), by=None, now=nu)
    assert zaak.statussen.count() == 1


def test_stale_screen_cannot_overwrite(nu: datetime) -> None:
    zaak = ZaakFactory(in_behandeling=True)
    statustype = step(zaak.zaaktype, StatusSoort.WACHT_OP_INWONER)
    with pytest.raises(ZaakGewijzigd):
        set_status(zaak=zaak, statustype=statustype, by=None, now=nu, versie=zaak.versie - 1)
    set_status(zaak=zaak, statustype=statustype, by=None, now=nu, versie=zaak.versie)


def test_take_zaak_of_own_team(medewerker: Account, nu: datetime) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=medewerker.teams.get()))
    assert take_zaak(zaak=zaak, by=medewerker, now=nu).behandelaar == medewerker
    assert take_zaak(zaak=zaak, by=medewerker, now=nu).versie == 2
    collega = TeamlidFactory(team=medewerker.teams.get()).account
    with pytest.raises(ZaakHeeftBehandelaar):
        take_zaak(zaak=zaak, by=collega, now=nu)


def test_take_zaak_of_another_team_is_refused(medewerker_ander_team: Account, nu: datetime) -> None:
    with pytest.raises(BehandelaarNietInTeam):
        take_zaak(zaak=ZaakFactory(), by=medewerker_ander_team, now=nu)


def test_assign_hands_over_to_a_member_of_the_team_it_goes_to(medewerker: Account, nu: datetime) -> None:
    zaak = ZaakFactory()
    with pytest.raises(BehandelaarNietInTeam):
        assign_zaak(zaak=zaak, behandelaar=medewerker, by=None, now=nu)
    team = medewerker.teams.get()
    verplaatst = assign_zaak(zaak=zaak, behandelaar=medewerker, team=team, by=None, now=nu)
    assert (verplaatst.team, verplaatst.behandelaar) == (team, medewerker)
    ander = TeamFactory()
    assert assign_zaak(zaak=zaak, behandelaar=None, team=ander, by=None, now=nu).behandelaar is None


def test_klaar_voor_ophalen_names_the_locatie_and_tells_once(nu: datetime) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(ophaalproduct=True))
    locatie = LocatieFactory(naam="Gemeentehuis")
    status = mark_klaar_voor_ophalen(zaak=zaak, locatie=locatie, by=None, now=nu)
    zaak.refresh_from_db()
    assert zaak.ophaallocatie == locatie
    assert zaak.huidige_status == status
    bericht = Bericht.objects.get()
    assert bericht.dedupe_key == f"document-klaar:{zaak.uuid}:{status.uuid}"
    assert bericht.context["locatie"] == "Gemeentehuis"
    with pytest.raises(StatusAlGezet):
        mark_klaar_voor_ophalen(zaak=zaak, locatie=locatie, by=None, now=nu)
    assert Bericht.objects.count() == 1


def test_klaar_voor_ophalen_only_where_something_can_be_collected(nu: datetime) -> None:
    with pytest.raises(GeenOphaalproduct):
        mark_klaar_voor_ophalen(zaak=ZaakFactory(), locatie=LocatieFactory(), by=None, now=nu)
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(ophaalproduct=True))
    with pytest.raises(LocatieNietGeschikt):
        mark_klaar_voor_ophalen(zaak=zaak, locatie=LocatieFactory(is_ophaallocatie=False), by=None, now=nu)
    zonder_status = ZaakFactory(
        zaaktype=ZaaktypeFactory(ophaalproduct=True, statustypen=(STATUSTYPEN[0], STATUSTYPEN[4]))
    )
    with pytest.raises(ZaaktypeNietCompleet):
        mark_klaar_voor_ophalen(zaak=zonder_status, locatie=LocatieFactory(), by=None, now=nu)


def test_close_zaak_sets_result_end_and_retention(nu: datetime) -> None:
    zaak = ZaakFactory(in_behandeling=True)
    verleend = zaak.zaaktype.resultaattypen.get(omschrijving="Verleend")
    resultaat = close_zaak(zaak=zaak, resultaattype=verleend, toelichting="Mooi plan.", by=None, now=nu)
    zaak.refresh_from_db()
    assert zaak.einddatum == date(2026, 11, 24)
    assert zaak.huidige_status.statustype.is_eindstatus
    assert resultaat.vernietigen_na == date(2036, 11, 24)
    assert zaak.gebeurtenissen.filter(soort=GebeurtenisSoort.BESLUIT).exists()
    assert Bericht.objects.get(soort="zaak-afgerond").context["resultaat"] == "Verleend"


def test_close_zaak_with_a_norm_takes_no_besluit(nu: datetime) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(alleen_norm=True), afgerond=True)
    assert not zaak.gebeurtenissen.filter(soort=GebeurtenisSoort.BESLUIT).exists()


def test_close_zaak_ends_a_running_opschorting(nu: datetime) -> None:
    zaak = ZaakFactory(opgeschort=True, afgerond=True)
    assert zaak.opgeschort_sinds is None


def test_result_of_another_zaaktype_is_refused(nu: datetime) -> None:
    vreemd = ZaaktypeFactory().resultaattypen.first()
    with pytest.raises(ResultaatNietMogelijk):
        close_zaak(zaak=ZaakFactory(), resultaattype=vreemd, by=None, now=nu)


@pytest.mark.parametrize(
    ("einde", "jaren", "verwacht"),
    [
        (date(2026, 11, 24), 5, date(2031, 11, 24)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 28)),
        (date(2026, 11, 24), None, None),
    ],
)
def test_retention_counts_whole_years(einde: date, jaren: int | None, verwacht: date | None) -> None:
    assert compute_vernietigen_na(einde, jaren) == verwacht


def test_closed_zaak_refuses_every_act(medewerker: Account, nu: datetime) -> None:
    zaak: Zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=medewerker.teams.get()), afgerond=True)
    zaaktype = zaak.zaaktype
    wat = {"zaak": zaak, "by": medewerker, "now": nu}
    acts = [
        lambda: take_zaak(**wat),
        lambda: assign_zaak(behandelaar=medewerker, **wat),
        lambda: set_status(statustype=step(zaaktype, StatusSoort.IN_BEHANDELING), **wat),
        lambda: mark_klaar_voor_ophalen(locatie=LocatieFactory(), **wat),
        lambda: start_opschorting(gesteld_tot=None, grond="Awb 4:15", reden="x", **wat),
        lambda: end_opschorting(**wat),
        lambda: register_verdaging(weken=1, reden="x", **wat),
        lambda: close_zaak(resultaattype=zaaktype.resultaattypen.first(), **wat),
        lambda: make_document(**wat),
    ]
    for act in acts:
        with pytest.raises(ZaakIsAfgerond):
            act()


def test_document_is_kept_outside_the_web_root_under_a_random_name(nu: datetime) -> None:
    zaak = ZaakFactory()
    document = make_document(zaak, titel="Besluit", now=nu)
    assert document.inhoud.name == f"documenten/{document.uuid.hex[:2]}/{document.uuid.hex}"
    with document.inhoud.open() as bestand:
        assert bestand.read().startswith(b"%PDF-")
    assert document.creatiedatum == nu.date()
    assert zaak.zaakinformatieobjecten.get().informatieobject == document


def test_refused_document_leaves_no_file(nu: datetime) -> None:
    zaak = ZaakFactory()
    document = make_document(zaak)
    opslag = document.inhoud.storage
    voor = set(opslag.listdir("documenten")[0])
    with pytest.raises(ZaakGewijzigd):
        make_document(zaak, versie=1)
    assert set(opslag.listdir("documenten")[0]) == voor


def test_moments_of_statussen_follow_the_clock_that_is_passed_in(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - timedelta(days=30), in_behandeling=True)
    momenten = [status.datum_status_gezet for status in zaak.statussen.all()]
    assert momenten == [nu - timedelta(days=30), nu - timedelta(days=29)]
