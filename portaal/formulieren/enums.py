"""States of an aanvraag and of the actions that follow it."""

from django.db.models import TextChoices


class AanvraagStatus(TextChoices):
    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    VERWERKT = "verwerkt", "Verwerkt"
    MISLUKT = "mislukt", "Verwerken mislukt"
    GESCHOOND = "geschoond", "Geschoond"


INGEDIENDE_STATUSSEN = (AanvraagStatus.INGEDIEND, AanvraagStatus.VERWERKT, AanvraagStatus.MISLUKT)


class RuweReden(TextChoices):
    """Why typed text was kept although it was not accepted as an answer."""

    VORIGE = "vorige", "De inwoner ging een stap terug"
    FOUT = "fout", "Er klopte nog iets niet"
    SESSIE = "sessie", "De inwoner was intussen uitgelogd"


class ActieStatus(TextChoices):
    WACHT = "wacht", "Wacht"
    KLAAR = "klaar", "Klaar"
    GEPARKEERD = "geparkeerd", "Geparkeerd: kijk wat er mis is"


class ActieSoort(TextChoices):
    ZAAK = "zaak", "Zaak maken"
