"""The texts of the messages, edited by staff; a version is never changed once it was used."""

import uuid

from django.conf import settings
from django.db import models

from portaal.kern.classificatie import Gegevens

from ..enums import Kanaal


class Sjabloon(models.Model):
    """The text of one kind of message for one channel, or for Mijn omgeving (kanaal empty)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.SlugField(max_length=60)
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices, blank=True)
    taal = models.CharField(max_length=5, default="nl")

    gegevens = Gegevens(zakelijk="id uuid soort kanaal taal", bewaren="Zolang de berichten bewaard worden")

    class Meta:
        ordering = ["soort", "kanaal"]
        verbose_name_plural = "sjablonen"
        constraints = [models.UniqueConstraint(fields=["soort", "kanaal", "taal"], name="sjabloon_eenmaal")]

    def __str__(self) -> str:
        return f"{self.soort} ({self.get_kanaal_display() or 'Mijn omgeving'})"


class SjabloonVersie(models.Model):
    """The text as it read from a certain moment; the highest nummer is in use."""

    sjabloon = models.ForeignKey(Sjabloon, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    onderwerp = models.CharField(max_length=150, blank=True)
    tekst = models.TextField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(
        zakelijk="id sjabloon nummer onderwerp tekst created_at created_by",
        bewaren="Zolang de berichten bewaard worden",
    )

    class Meta:
        ordering = ["sjabloon", "-nummer"]
        verbose_name_plural = "sjabloonversies"
        constraints = [models.UniqueConstraint(fields=["sjabloon", "nummer"], name="sjabloonversie_nummer")]

    def __str__(self) -> str:
        return f"{self.sjabloon}, versie {self.nummer}"
