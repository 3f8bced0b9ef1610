"""Kinds of account and what the access log can say."""

from django.db.models import TextChoices


class AccountSoort(TextChoices):
    """Residents and staff are different kinds of account; one is never the other."""

    INWONER = "inwoner", "Inwoner"
    MEDEWERKER = "medewerker", "Medewerker"


class InzageResultaat(TextChoices):
    GETOOND = "getoond", "Getoond"
    GEDOWNLOAD = "gedownload", "Gedownload"
    GEWEIGERD = "geweigerd", "Geweigerd"
    NIET_GEVONDEN = "niet_gevonden", "Niet gevonden"
