"""Channels and the states of an attempt to deliver (berichten: the outbox)."""

from django.db.models import TextChoices


class Kanaal(TextChoices):
    SMS = "sms", "Sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"


class Beleid(TextChoices):
    """What may happen when it is not known whether a message went out."""

    AT_LEAST_ONCE = "at_least_once", "Liever dubbel dan niet"
    AT_MOST_ONCE = "at_most_once", "Liever niet dan dubbel"


class PogingStaat(TextChoices):
    WACHT = "wacht", "Wacht op verzending"
    VERZENDEN = "verzenden", "Wordt verzonden"
    ONBEKEND = "onbekend", "Niet zeker of het verzonden is"
    GEACCEPTEERD = "geaccepteerd", "Aangenomen door de provider"
    VERZONDEN = "verzonden", "Verzonden"
    AFGELEVERD = "afgeleverd", "Bezorgd"
    NIET_AFGELEVERD = "niet_afgeleverd", "Niet bezorgd"
    BLIJVEND_MISLUKT = "blijvend_mislukt", "Mislukt: adres klopt niet"
    TIJDELIJK_MISLUKT = "tijdelijk_mislukt", "Mislukt: geen bericht van bezorging"
    TECHNISCH_MISLUKT = "technisch_mislukt", "Mislukt door een storing"
    VERVALLEN = "vervallen", "Vervallen"
    GEBLOKKEERD = "geblokkeerd", "Ontvanger wil geen sms"


OPEN_STATEN = (PogingStaat.WACHT, PogingStaat.VERZENDEN, PogingStaat.ONBEKEND)
ONDERWEG_STATEN = (PogingStaat.GEACCEPTEERD, PogingStaat.VERZONDEN)
MISLUKTE_STATEN = (
    PogingStaat.NIET_AFGELEVERD,
    PogingStaat.BLIJVEND_MISLUKT,
    PogingStaat.TIJDELIJK_MISLUKT,
    PogingStaat.TECHNISCH_MISLUKT,
    PogingStaat.GEBLOKKEERD,
)
