"""At the balie: find who it is, begin what they ask for, couple what runs, hand out what lies ready."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.afspraken.enums import Herkomst
from portaal.afspraken.models import Afspraak, Volgnummer
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.operations.aanmelden import give_volgnummer
from portaal.afspraken.queries import find_dagen
from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Team
from portaal.toegang.models import Account, Inzage
from portaal.zaken.models import Resultaattype, Zaak
from tests.conftest import ClientVoor
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster, workday_after
from tests.factories.formulieren import FormulierFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory


@pytest.fixture
def plek(team: Team) -> Plek:
    zaaktype = ZaaktypeFactory(team=team, omschrijving="Paspoort", ophaalproduct=True)
    Resultaattype.objects.create(zaaktype=zaaktype, omschrijving="Uitgereikt", toelichting="U hebt het.")
    return make_rooster(soort=AfspraaksoortFactory(zaaktype=zaaktype, naam="Paspoort aanvragen"))


def book(plek: Plek, inwoner: Inwoner | None = None) -> Afspraak:
    now = timezone.now()
    dag = workday_after(timezone.localdate(now))
    wens = plek.wens(herkomst=Herkomst.MEDEWERKER)
    start = next(
        dag.tijden[0] for dag in find_dagen(wens, dag, dag.replace(year=dag.year + 1), now) if dag.tijden
    )
    optie = hold_afspraak(wens=wens, start=start, by=None, now=now)
    return confirm_afspraak(afspraak=optie, contact={"naam": "Noor"}, inwoner=inwoner, by=None, now=now)


@pytest.fixture
def afspraak(plek: Plek) -> Afspraak:
    return book(plek)


def page(bron: Afspraak | Volgnummer, inwoner: Inwoner) -> str:
    soort = "afspraak" if isinstance(bron, Afspraak) else "volgnummer"
    return reverse("werkplek:balie_aanvraag", args=[soort, bron.uuid, inwoner.uuid])


def read(client: Client, url: str) -> str:
    antwoord = client.get(url)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_who_it_is_is_found_by_name_and_each_look_is_logged(
    werk: Client, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    url = reverse("werkplek:balie_zoek", args=["afspraak", afspraak.uuid])
    assert inwoner.naam not in read(werk, url)
    assert page(afspraak, inwoner) in read(werk, f"{url}?q=Vries")
    assert "Niemand gevonden" in read(werk, f"{url}?q=Qqqq")
    werk.get(page(afspraak, inwoner))
    assert Inzage.objects.filter(betrokkene=inwoner.uuid, wat="gegevens en open zaken").count() == 1
    assert Inzage.objects.filter(wat__startswith="zoeken naar inwoners").count() == 2


def test_who_booked_when_logged_in_is_offered_first(werk: Client, plek: Plek, inwoner: Inwoner) -> None:
    afspraak = book(plek, inwoner)
    pagina = read(werk, reverse("werkplek:balie_zoek", args=["afspraak", afspraak.uuid]))
    assert page(afspraak, inwoner) in pagina


def test_on_bsn_only_in_the_body(werk: Client, afspraak: Afspraak, inwoner: Inwoner) -> None:
    url = reverse("werkplek:balie_zoek", args=["afspraak", afspraak.uuid])
    antwoord = werk.post(url, {"bsn": inwoner.bsn_enc})
    assert antwoord.url == page(afspraak, inwoner)
    assert werk.post(url, {"bsn": "123456789"}).status_code == 422


def test_the_zaak_is_begun_once_and_stands_with_the_afspraak(
    werk: Client, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    url = page(afspraak, inwoner)
    form = werk.get(url).context["form"]
    velden = {name: form[name].value() for name in form.fields}
    for _ in range(2):
        assert werk.post(url, velden).status_code == 302
    zaak = Zaak.objects.get()
    afspraak.refresh_from_db()
    assert (afspraak.zaak, zaak.initiator, zaak.kanaal, zaak.omschrijving) == (
        zaak,
        inwoner,
        "balie",
        "Paspoort",
    )
    assert zaak.identificatie in read(werk, url)
    assert zaak.identificatie in read(werk, reverse("werkplek:afspraak", args=[afspraak.uuid]))
    assert afspraak.nummer in read(werk, reverse("werkplek:zaak", args=[zaak.uuid]))


def test_an_empty_title_is_told(werk: Client, afspraak: Afspraak, inwoner: Inwoner) -> None:
    antwoord = werk.post(page(afspraak, inwoner), {"omschrijving": ""})
    assert antwoord.status_code == 422
    assert "Vul een titel in" in antwoord.content.decode()
    assert not Zaak.objects.exists()


def test_a_zaak_that_runs_is_coupled_and_made_loose(
    werk: Client, plek: Plek, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    zaak = ZaakFactory(zaaktype=plek.soort.zaaktype, initiator=inwoner)
    url = reverse("werkplek:afspraak_koppeling", args=[afspraak.uuid])
    assert "Hoort bij deze afspraak" in read(werk, page(afspraak, inwoner))
    werk.post(url, {"zaak": str(zaak.uuid)})
    afspraak.refresh_from_db()
    assert afspraak.zaak == zaak
    assert "Hoort bij deze afspraak" not in read(werk, page(afspraak, inwoner))
    werk.post(url)
    afspraak.refresh_from_db()
    assert afspraak.zaak is None


def test_what_does_not_fit_is_told(werk: Client, team: Team, afspraak: Afspraak, inwoner: Inwoner) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team), initiator=inwoner)
    url = reverse("werkplek:afspraak_koppeling", args=[afspraak.uuid])
    assert "past niet bij deze afspraak" in werk.post(url, {"zaak": zaak.uuid}, follow=True).content.decode()
    for vreemd in ("x", UUID(int=1)):
        assert werk.post(url, {"zaak": vreemd}).status_code == 404


def test_what_lies_ready_is_handed_out_after_a_look(
    werk: Client, plek: Plek, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    zaak = ZaakFactory(zaaktype=plek.soort.zaaktype, initiator=inwoner, klaar=True)
    pagina = read(werk, page(afspraak, inwoner))
    url = reverse("werkplek:zaak_actie", args=[zaak.uuid, "uitreiken"])
    assert url in pagina and str(zaak.ophaallocatie) in pagina
    assert werk.post(url, {"versie": zaak.versie}).status_code == 422
    assert werk.post(url, {"versie": zaak.versie, "gecontroleerd": "on"}).status_code == 302
    zaak.refresh_from_db()
    assert zaak.is_afgerond and str(zaak.resultaat) == "Uitgereikt"
    assert url not in read(werk, page(afspraak, inwoner))


def test_a_zaak_that_does_not_lie_ready_is_not_handed_out(werk: Client, plek: Plek, inwoner: Inwoner) -> None:
    zaak = ZaakFactory(zaaktype=plek.soort.zaaktype, initiator=inwoner)
    url = reverse("werkplek:zaak_actie", args=[zaak.uuid, "uitreiken"])
    antwoord = werk.post(url, {"versie": zaak.versie, "gecontroleerd": "on"})
    assert "niets klaar om uit te reiken" in antwoord.content.decode()


def test_a_zaaktype_with_a_form_begins_with_the_form(
    werk: Client, plek: Plek, afspraak: Afspraak, inwoner: Inwoner
) -> None:
    formulier = FormulierFactory()
    type(formulier).objects.update(zaaktype=plek.soort.zaaktype)
    antwoord = werk.get(page(afspraak, inwoner))
    assert antwoord.context["form"] is None
    assert [str(formulier.pk)] == [str(gevonden.pk) for gevonden in antwoord.context["formulieren"]]
    url = reverse("werkplek:aanvraag", args=[inwoner.uuid])
    assert werk.post(url, {"formulier": formulier.pk, "kanaal": "balie"}).status_code == 302


def test_who_came_without_an_afspraak_is_helped_on_the_same_page(
    werk: Client, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    volgnummer = give_volgnummer(locatie=plek.locatie, soort=plek.soort, by=medewerker, now=timezone.now())
    url = page(volgnummer, inwoner)
    form = werk.get(url).context["form"]
    werk.post(url, {name: form[name].value() for name in form.fields})
    assert Zaak.objects.get().identificatie in read(werk, url)


def test_strangers_get_404(
    afspraak: Afspraak,
    inwoner: Inwoner,
    medewerker_ander_team: Account,
    werk: Client,
    client_voor: ClientVoor,
) -> None:
    for url in (
        reverse("werkplek:balie_zoek", args=["afspraak", afspraak.uuid]),
        page(afspraak, inwoner),
    ):
        assert client_voor(medewerker_ander_team).get(url).status_code == 404
    assert werk.get(f"/werkplek/balie/iets/{afspraak.uuid}/").status_code == 404
    koppeling = reverse("werkplek:afspraak_koppeling", args=[afspraak.uuid])
    assert client_voor(medewerker_ander_team).post(koppeling).status_code == 404
