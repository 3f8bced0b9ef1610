"""Where the data of a person comes from."""

from django.db.models import TextChoices


class Bron(TextChoices):
    BRP = "brp", "Basisregistratie Personen (BRP)"
    BALIE = "balie", "Opgegeven aan de balie"
