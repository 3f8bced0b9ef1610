"""The signature under a callback of Twilio: HMAC-SHA1 over the public URL and the sorted fields."""

from django.conf import settings
from django.http import QueryDict
from twilio.request_validator import RequestValidator


def is_signed_by_twilio(pad: str, velden: QueryDict, handtekening: str) -> bool:
    """Whether our account at Twilio signed these fields for this path of our configured public address."""
    twilio = settings.TWILIO
    klopt = RequestValidator(twilio["auth_token"]).validate(settings.PUBLIEKE_URL + pad, velden, handtekening)
    return bool(klopt) and velden.get("AccountSid") == twilio["account_sid"]
