"""What the portal reads from the BRP, the Handelsregister and the RDW."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from portaal.inwoners.clients.brp import BASIS, BrpStoring, get_persoon
from portaal.inwoners.clients.kvk import KvkStoring, get_basisprofiel
from portaal.inwoners.clients.rdw import RdwStoring, get_voertuig

from ..bronnen import Bronnen

MEER = (*BASIS, "geboorte.plaats", "nationaliteiten.nationaliteit", "partners.naam", "kinderen.naam")
FOUTEN = ("weg", "500", "429", "401", "geen-json", "andere-vorm", "te-groot", "omleiding")


def test_a_person_with_what_is_stored_of_one(bronnen: Bronnen) -> None:
    persoon = get_persoon("999990019")
    assert persoon is not None
    assert (persoon.voornamen, persoon.voorvoegsel, persoon.geslachtsnaam) == ("Sanne", "de", "Vries")
    assert persoon.geboortedatum == date(1988, 3, 14)
    assert (persoon.straat, persoon.huisnummer) == ("Beukenlaan", "12")
    assert (persoon.postcode, persoon.woonplaats) == ("4299 LV", "Lindervoort")
    assert not (persoon.is_geheim or persoon.is_overleden or persoon.is_opgeheven)


def test_no_more_is_asked_than_is_needed(bronnen: Bronnen) -> None:
    persoon = get_persoon("999990019")
    assert persoon is not None
    assert (persoon.partners, persoon.kinderen, persoon.geboorteplaats) == ((), (), "")
    volledig = get_persoon("999990019", velden=MEER)
    assert volledig is not None
    assert volledig.partners == ("Joris Kramer",)
    assert volledig.kinderen == ("Lieke Kramer", "Bas Kramer")
    assert (volledig.geboorteplaats, volledig.nationaliteiten) == ("Lindervoort", ("Nederlandse",))
    assert bronnen.brp.gevraagd == [list(BASIS), list(MEER)]


@pytest.mark.parametrize(("bsn", "huisnummer"), [("999990044", "118 B"), ("999990135", "5 hs")])
def test_letter_and_addition_of_the_house(bronnen: Bronnen, bsn: str, huisnummer: str) -> None:
    persoon = get_persoon(bsn)
    assert persoon is not None
    assert persoon.huisnummer == huisnummer


def test_what_the_brp_tells_unasked(bronnen: Bronnen) -> None:
    geheim, overleden, vervallen = map(get_persoon, ("999990044", "999990160", "999990196"))
    assert geheim is not None
    assert geheim.is_geheim
    assert overleden is not None
    assert overleden.is_overleden
    assert overleden.is_opgeheven
    assert vervallen is not None
    assert (vervallen.is_overleden, vervallen.is_opgeheven) == (False, True)


@pytest.mark.parametrize("bsn", ["999990172", "999990184"])
def test_what_is_known_in_part_is_empty(bronnen: Bronnen, bsn: str) -> None:
    persoon = get_persoon(bsn)
    assert persoon is not None
    assert persoon.geboortedatum is None
    assert (persoon.straat, persoon.huisnummer, persoon.postcode, persoon.woonplaats) == ("", "", "", "")


def test_who_the_brp_does_not_know(bronnen: Bronnen) -> None:
    assert get_persoon("999990202") is None


def test_a_bsn_stands_in_no_url(bronnen: Bronnen, monkeypatch: pytest.MonkeyPatch) -> None:
    paden = []
    antwoord = bronnen.brp.routes.answer

    def note(verzoek: object) -> object:
        paden.append(str(verzoek))
        return antwoord(verzoek)

    monkeypatch.setattr(bronnen.brp.routes, "answer", note)
    get_persoon("999990019")
    assert len(paden) == 1
    assert "pad='/personen', query={}" in paden[0]


@pytest.mark.parametrize("fout", FOUTEN)
def test_the_brp_that_cannot_tell(bronnen: Bronnen, caplog: pytest.LogCaptureFixture, fout: str) -> None:
    bronnen.brp.schakelaars.update({"fout": fout})
    with pytest.raises(BrpStoring):
        get_persoon("999990019")
    assert "999990019" not in " ".join(str(regel.__dict__) for regel in caplog.records)


def test_a_wrong_key(bronnen: Bronnen, settings) -> None:
    settings.BRP_SLEUTEL = settings.KVK_SLEUTEL = "verkeerd"
    with pytest.raises(BrpStoring, match="status-401"):
        get_persoon("999990019")
    with pytest.raises(KvkStoring, match="status-401"):
        get_basisprofiel("00012901")


def test_an_organisation(bronnen: Bronnen) -> None:
    profiel = get_basisprofiel("00012907")
    assert profiel is not None
    assert (profiel.naam, profiel.rechtsvorm) == ("Hoveniersbedrijf Wilgenpad", "Eenmanszaak")
    assert (profiel.straat, profiel.huisnummer) == ("Wilgenpad", "77 A")
    assert (profiel.postcode, profiel.plaats) == ("4299 LK", "Lindervoort")
    assert profiel.is_actief


def test_the_address_of_an_association_stands_at_its_owner(bronnen: Bronnen) -> None:
    profiel = get_basisprofiel("00012903")
    assert profiel is not None
    assert (profiel.straat, profiel.huisnummer) == ("Kerkplein", "9")


def test_a_shielded_address_is_not_taken_over(bronnen: Bronnen) -> None:
    profiel = get_basisprofiel("00012906")
    assert profiel is not None
    assert (profiel.straat, profiel.postcode) == ("", "")


def test_an_organisation_that_stopped_or_is_struck_off(bronnen: Bronnen) -> None:
    gestopt = get_basisprofiel("00012911")
    assert gestopt is not None
    assert not gestopt.is_actief
    assert get_basisprofiel("00012912") is None
    assert get_basisprofiel("00099999") is None


@pytest.mark.parametrize("nummer", ["", "1234567", "123456789", "../personen", "0001290a"])
def test_what_is_no_kvk_number_is_not_asked(bronnen: Bronnen, nummer: str) -> None:
    assert get_basisprofiel(nummer) is None
    assert bronnen.kvk.vragen == 0


@pytest.mark.parametrize("fout", FOUTEN)
def test_the_handelsregister_that_cannot_tell(bronnen: Bronnen, fout: str) -> None:
    bronnen.kvk.schakelaars.update({"fout": fout})
    with pytest.raises(KvkStoring):
        get_basisprofiel("00012901")


@pytest.mark.parametrize("kenteken", ["12-AEB-3", "12aeb3", " 12 AEB 3 "])
def test_a_vehicle_however_its_kenteken_is_written(bronnen: Bronnen, kenteken: str) -> None:
    voertuig = get_voertuig(kenteken)
    assert voertuig is not None
    assert voertuig.soort == "Personenauto"
    assert voertuig.omschrijving == "Volvo V40, blauw"
    assert voertuig.has_apk_on(localdate()) is True
    assert voertuig.is_verzekerd is True
    assert not voertuig.is_geexporteerd


def test_an_apk_that_ended_and_one_that_is_not_needed(bronnen: Bronnen) -> None:
    verlopen, motor = get_voertuig("12-UIO-3"), get_voertuig("MA-12-EU")
    assert verlopen is not None
    assert verlopen.has_apk_on(localdate()) is False
    assert verlopen.has_apk_on(localdate() - timedelta(days=60)) is True
    assert motor is not None
    assert motor.has_apk_on(localdate()) is None


def test_an_unknown_vehicle_and_what_is_no_kenteken(bronnen: Bronnen) -> None:
    assert get_voertuig("99-ZZZ-9") is None
    assert bronnen.rdw.vragen == 1
    assert get_voertuig("1' OR 1=1") is None
    assert bronnen.rdw.vragen == 1


def test_a_vehicle_is_asked_once(bronnen: Bronnen) -> None:
    for _ in range(3):
        get_voertuig("12-AEB-3")
        get_voertuig("99-ZZZ-9")
    assert bronnen.rdw.vragen == 2


@pytest.mark.parametrize("fout", FOUTEN)
def test_the_rdw_that_cannot_tell(bronnen: Bronnen, caplog: pytest.LogCaptureFixture, fout: str) -> None:
    bronnen.rdw.schakelaars.update({"fout": fout})
    with pytest.raises(RdwStoring):
        get_voertuig("12-AEB-3")
    assert "12AEB3" not in " ".join(str(regel.__dict__) for regel in caplog.records)
