"""An afspraak meets its zaak at the balie: one that runs already, or one that is begun there."""

from datetime import timedelta

import pytest

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.models import Afspraak, Afspraaksoort, Volgnummer
from portaal.afspraken.operations import aanmelden, cancel_afspraak, hold_afspraak
from portaal.afspraken.operations.fouten import AlGekoppeld, ZaakPastNiet
from portaal.afspraken.operations.koppelen import begin_zaak, couple_zaak, uncouple_zaak
from portaal.afspraken.queries.koppelen import afspraken_bij, find_passende_zaken, zaken_van
from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Team
from portaal.toegang.models import Account, Handeling
from portaal.zaken.models import Zaak
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

from .conftest import NU, moment


@pytest.fixture
def plek(team: Team) -> Plek:
    """For passports, of the team."""
    zaaktype = ZaaktypeFactory(team=team, omschrijving="Paspoort", ophaalproduct=True)
    return make_rooster(soort=AfspraaksoortFactory(zaaktype=zaaktype, naam="Paspoort aanvragen"))


@pytest.fixture
def inwoner(db: None) -> Inwoner:
    return InwonerFactory()


@pytest.fixture
def afspraak(plek: Plek) -> Afspraak:
    return plek.book(moment(9), NU)


def make_zaak(plek: Plek, inwoner: Inwoner, **anders: object) -> Zaak:
    return ZaakFactory(**{"zaaktype": plek.soort.zaaktype, "initiator": inwoner} | anders)


def begin(
    bron: Afspraak | Volgnummer, plek: Plek, inwoner: Inwoner, by: Account, sleutel: str = "een"
) -> Zaak:
    return begin_zaak(
        bron=bron,
        soort=plek.soort,
        inwoner=inwoner,
        omschrijving="Paspoort voor Noor",
        sleutel=sleutel,
        by=by,
        now=moment(9),
    )


def test_a_zaak_that_runs_is_coupled_once_and_can_be_made_loose(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    zaak = make_zaak(plek, inwoner)
    for _ in range(2):
        assert couple_zaak(afspraak=afspraak, zaak=zaak, by=medewerker, now=NU).zaak == zaak
    for _ in range(2):
        assert uncouple_zaak(afspraak=afspraak, by=medewerker, now=NU).zaak is None
    gedaan = Handeling.objects.filter(object_uuid=afspraak.uuid).order_by("pk")
    assert [(regel.soort, regel.wie, regel.toelichting) for regel in gedaan] == [
        ("afspraak-gekoppeld", medewerker, zaak.identificatie),
        ("afspraak-ontkoppeld", medewerker, zaak.identificatie),
    ]


def test_an_afspraak_is_for_one_zaak(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    couple_zaak(afspraak=afspraak, zaak=make_zaak(plek, inwoner), by=medewerker, now=NU)
    with pytest.raises(AlGekoppeld):
        couple_zaak(afspraak=afspraak, zaak=make_zaak(plek, inwoner), by=medewerker, now=NU)


def test_only_an_open_zaak_of_what_they_come_for(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    for zaak in (ZaakFactory(initiator=inwoner), make_zaak(plek, inwoner, afgerond=True)):
        with pytest.raises(ZaakPastNiet):
            couple_zaak(afspraak=afspraak, zaak=zaak, by=medewerker, now=NU)
        assert zaak not in find_passende_zaken(afspraak, inwoner, Zaak.objects.all())
    goed, van_ander = make_zaak(plek, inwoner), make_zaak(plek, InwonerFactory())
    assert find_passende_zaken(afspraak, inwoner, Zaak.objects.all()) == [goed]
    assert find_passende_zaken(afspraak, van_ander.initiator, Zaak.objects.all()) == [van_ander]


def test_what_never_was_or_is_off_gets_no_zaak(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(10), by=None, now=NU)
    cancel_afspraak(afspraak=afspraak, by=None, now=NU)
    for weg in (optie, afspraak):
        with pytest.raises(ZaakPastNiet):
            couple_zaak(afspraak=weg, zaak=make_zaak(plek, inwoner), by=medewerker, now=NU)
        with pytest.raises(ZaakPastNiet):
            begin(weg, plek, inwoner, medewerker)


def test_collecting_is_about_what_lies_ready(plek: Plek, inwoner: Inwoner, medewerker: Account) -> None:
    ophalen = make_rooster(soort=AfspraaksoortFactory(is_afhalen=True, duur_eerste=5))
    afspraak = ophalen.book(moment(9), NU)
    klaar, nog_niet = make_zaak(plek, inwoner, klaar=True), make_zaak(plek, inwoner)
    assert find_passende_zaken(afspraak, inwoner, Zaak.objects.all()) == [klaar]
    with pytest.raises(ZaakPastNiet):
        couple_zaak(afspraak=afspraak, zaak=nog_niet, by=medewerker, now=NU)
    couple_zaak(afspraak=afspraak, zaak=klaar, by=medewerker, now=NU)
    assert list(afspraken_bij(klaar, Afspraak.objects.all())) == [afspraak]


def test_a_family_gets_a_zaak_each_and_the_first_is_the_one_of_the_afspraak(
    afspraak: Afspraak, plek: Plek, medewerker: Account
) -> None:
    ouder, kind = InwonerFactory(), InwonerFactory()
    aanmelden.check_in(afspraak=afspraak, locatie=plek.locatie, by=medewerker, now=moment(8, 55))
    eerste = begin(afspraak, plek, ouder, medewerker)
    assert begin(afspraak, plek, ouder, medewerker) == eerste
    tweede = begin(afspraak, plek, kind, medewerker, sleutel="twee")
    afspraak.refresh_from_db()
    assert (afspraak.zaak, afspraak.inwoner) == (eerste, ouder)
    assert (eerste.kanaal, eerste.initiator, tweede.initiator) == ("balie", ouder, kind)
    assert zaken_van(afspraak, Zaak.objects.all()) == [eerste, tweede]
    for zaak in (eerste, tweede):
        assert list(afspraken_bij(zaak, Afspraak.objects.all())) == [afspraak]


def test_who_is_not_there_yet_does_not_own_the_afspraak(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    begin(afspraak, plek, inwoner, medewerker)
    afspraak.refresh_from_db()
    assert afspraak.status == AfspraakStatus.BEVESTIGD
    assert afspraak.inwoner is None


def test_who_came_without_an_afspraak_can_ask_too(plek: Plek, inwoner: Inwoner, medewerker: Account) -> None:
    volgnummer = aanmelden.give_volgnummer(
        locatie=plek.locatie, soort=plek.soort, by=medewerker, now=moment(9)
    )
    zaak = begin(volgnummer, plek, inwoner, medewerker)
    assert zaken_van(volgnummer, Zaak.objects.all()) == [zaak]
    assert not afspraken_bij(zaak, Afspraak.objects.all()).exists()


def test_a_volgnummer_of_an_afspraak_is_that_afspraak(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    volgnummer = aanmelden.check_in(
        afspraak=afspraak, locatie=plek.locatie, by=medewerker, now=moment(9) - timedelta(minutes=5)
    )
    zaak = begin(volgnummer, plek, inwoner, medewerker)
    afspraak.refresh_from_db()
    assert afspraak.zaak == zaak
    assert zaken_van(volgnummer, Zaak.objects.all()) == [zaak]


def test_nothing_is_begun_that_they_did_not_come_for(
    afspraak: Afspraak, plek: Plek, inwoner: Inwoner, medewerker: Account
) -> None:
    Afspraaksoort.objects.update(zaaktype=None)
    plek.soort.refresh_from_db()
    with pytest.raises(ZaakPastNiet):
        begin(Afspraak.objects.get(), plek, inwoner, medewerker)
    ander = make_rooster(soort=AfspraaksoortFactory(zaaktype=ZaaktypeFactory()))
    with pytest.raises(ZaakPastNiet):
        begin(Afspraak.objects.get(), ander, inwoner, medewerker)
