"""When somebody wants to be called, and where a request stands."""

from django.db.models import TextChoices


class Dagdeel(TextChoices):
    MAAKT_NIET_UIT = "altijd", "Maakt niet uit"
    OCHTEND = "ochtend", "In de ochtend"
    MIDDAG = "middag", "In de middag"


class VerzoekStatus(TextChoices):
    OPEN = "open", "Nog te bellen"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
    GEDAAN = "gedaan", "Gesproken"
    GESTOPT = "gestopt", "Niet te bereiken"


TE_BELLEN = (VerzoekStatus.OPEN, VerzoekStatus.NIET_BEREIKT)
KLAAR = (VerzoekStatus.GEDAAN, VerzoekStatus.GESTOPT)
