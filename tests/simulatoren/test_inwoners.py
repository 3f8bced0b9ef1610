"""The list of test residents is usable everywhere: at DigiD, in the demo, on the simulated phones."""

from datetime import date

import phonenumbers
from stdnum.nl import bsn as elfproef
from stdnum.nl import postcode

from simulatoren.digid.inwoners import is_test_bsn, load_inwoners


def test_list_starts_with_sanne_and_has_enough_residents() -> None:
    inwoners = load_inwoners()
    assert len(inwoners) >= 8
    assert (inwoners[0].naam, inwoners[0].adres) == ("Sanne de Vries", "Beukenlaan 12")


def test_bsn_are_different_test_numbers_that_pass_the_elfproef() -> None:
    nummers = [inwoner.bsn for inwoner in load_inwoners()]
    assert len(set(nummers)) == len(nummers)
    assert all(elfproef.is_valid(nummer) and is_test_bsn(nummer) for nummer in nummers)


def test_contact_data_are_valid_and_lead_nowhere() -> None:
    for inwoner in load_inwoners():
        nummer = phonenumbers.parse(inwoner.mobiel, "NL")
        assert phonenumbers.is_valid_number(nummer)
        assert phonenumbers.number_type(nummer) == phonenumbers.PhoneNumberType.MOBILE
        assert inwoner.email.endswith("@voorbeeld.example")
        assert postcode.validate(inwoner.postcode) == inwoner.postcode
        assert date(1920, 1, 1) < date.fromisoformat(inwoner.geboortedatum) < date(2015, 1, 1)
    assert len({inwoner.mobiel for inwoner in load_inwoners()}) == len(load_inwoners())
