"""Many afspraken moved in one act: a locatie that has to close, or a whole day that goes elsewhere."""

import uuid

from django.conf import settings
from django.db import models

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.models import Locatie

from ..enums import VerzetAanleiding, VerzetUitkomst
from .afspraak import Afspraak

BEWAREN = "Een jaar na de dag"


class Verzetting(models.Model):
    """What was closed or moved, by whom and why. `sleutel` makes a second click the same act.

    Without times the whole day. `naar_datum` is the day to try first; without it the first time there is.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sleutel = models.CharField(max_length=80, unique=True)
    aanleiding = models.CharField(max_length=12, choices=VerzetAanleiding.choices)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="verzettingen")
    datum = models.DateField()
    van = models.TimeField(null=True, blank=True)
    tot = models.TimeField(null=True, blank=True)
    naar_datum = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=120)
    klaar_op = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    gegevens = Gegevens(
        zakelijk="id uuid sleutel aanleiding locatie datum van tot naar_datum reden klaar_op at by",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "verzettingen"

    def __str__(self) -> str:
        return f"{self.locatie} op {self.datum}: {self.reden}"


class Verzetregel(models.Model):
    """What became of one afspraak: waiting, moved, or left to its owner to choose."""

    verzetting = models.ForeignKey(Verzetting, models.CASCADE, related_name="regels")
    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="verzetregels")
    uitkomst = models.CharField(max_length=12, choices=VerzetUitkomst.choices, default=VerzetUitkomst.WACHT)
    van = models.DateTimeField()
    naar = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(zakelijk="id verzetting afspraak uitkomst van naar", bewaren=BEWAREN)

    class Meta:
        ordering = ["van", "id"]
        verbose_name_plural = "verzetregels"
        constraints = [
            models.UniqueConstraint(fields=["verzetting", "afspraak"], name="verzetregel_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.afspraak_id}: {self.uitkomst}"
