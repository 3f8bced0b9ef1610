"""Channels and the states of an attempt to deliver."""

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


ONDERWEG_STATEN = (PogingStaat.GEACCEPTEERD, PogingStaat.VERZONDEN)
LOPENDE_STATEN = (PogingStaat.WACHT, PogingStaat.VERZENDEN, PogingStaat.ONBEKEND, *ONDERWEG_STATEN)
NA_TE_GAAN_STATEN = (PogingStaat.ONBEKEND, *ONDERWEG_STATEN)
MISLUKTE_STATEN = (
    PogingStaat.NIET_AFGELEVERD,
    PogingStaat.BLIJVEND_MISLUKT,
    PogingStaat.TIJDELIJK_MISLUKT,
    PogingStaat.TECHNISCH_MISLUKT,
    PogingStaat.GEBLOKKEERD,
)

# What the provider reports only counts when it says more than what is known. States that we concluded
# ourselves, without word of the provider, give way to it.
RANG = {
    PogingStaat.WACHT: 0,
    PogingStaat.VERZENDEN: 0,
    PogingStaat.ONBEKEND: 0,
    PogingStaat.VERVALLEN: 0,
    PogingStaat.TECHNISCH_MISLUKT: 0,
    PogingStaat.GEACCEPTEERD: 1,
    PogingStaat.VERZONDEN: 2,
    PogingStaat.TIJDELIJK_MISLUKT: 2,
    PogingStaat.NIET_AFGELEVERD: 3,
    PogingStaat.BLIJVEND_MISLUKT: 3,
    PogingStaat.GEBLOKKEERD: 3,
    PogingStaat.AFGELEVERD: 4,
}


def lower_states(staat: PogingStaat) -> list[PogingStaat]:
    """The states that give way to this one."""
    return [andere for andere, rang in RANG.items() if rang < RANG[staat]]
