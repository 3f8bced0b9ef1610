"""Mobile numbers and e-mail addresses as people type them, made into one form."""

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .enums import Kanaal


class AdresKloptNiet(ValueError):
    """The address cannot be used; the message says in Dutch what to fill in."""


def normalize_adres(kanaal: str, adres: str) -> str:
    """E.164 for a mobile number, lower-case domain for e-mail. Raises AdresKloptNiet."""
    return _normalize_mobiel(adres) if kanaal == Kanaal.SMS else _normalize_email(adres)


def _normalize_mobiel(adres: str) -> str:
    landen: tuple[str, ...] = settings.BERICHTEN["sms_landen"]
    try:
        nummer = phonenumbers.parse(adres, landen[0])
    except phonenumbers.NumberParseException as fout:
        raise AdresKloptNiet("Vul een mobiel nummer in, bijvoorbeeld 06 12345678.") from fout
    if phonenumbers.region_code_for_number(nummer) not in landen:
        raise AdresKloptNiet("Vul een Nederlands mobiel nummer in, bijvoorbeeld 06 12345678.")
    if phonenumbers.number_type(nummer) != phonenumbers.PhoneNumberType.MOBILE:
        raise AdresKloptNiet("Dit is geen mobiel nummer. Vul een nummer in dat met 06 begint.")
    return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


def _normalize_email(adres: str) -> str:
    adres = adres.strip()
    try:
        validate_email(adres)
    except ValidationError as fout:
        raise AdresKloptNiet("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.") from fout
    naam, _, domein = adres.rpartition("@")
    return f"{naam}@{domein.lower()}"
