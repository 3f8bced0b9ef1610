"""Where the data of a person comes from, and how surely we know who logged in."""

from django.db.models import TextChoices


class Bron(TextChoices):
    BRP = "brp", "Basisregistratie Personen (BRP)"
    BALIE = "balie", "Opgegeven aan de balie"


class Niveau(TextChoices):
    """Betrouwbaarheidsniveau of DigiD, lowest first."""

    BASIS = "basis", "Basis"
    MIDDEN = "midden", "Midden"
    SUBSTANTIEEL = "substantieel", "Substantieel"
    HOOG = "hoog", "Hoog"

    @property
    def rang(self) -> int:
        return list(Niveau).index(self)
