"""What a resident is asked to do for a zaak."""

import uuid

from django.db import models
from django.db.models import Q

from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField

from ..enums import TaakSoort, TaakStatus
from .zaak import BEWAREN, Zaak


class Taak(models.Model):
    """One thing to do before a date. `sleutel` makes a repeat of the same request give the same task."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="taken")
    soort = models.CharField(max_length=12, choices=TaakSoort.choices)
    sleutel = models.CharField(max_length=80)
    titel = models.CharField(max_length=120)
    uitleg = EncryptedTextField(blank=True, default="")
    uiterlijk = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=TaakStatus.choices, default=TaakStatus.OPEN)
    gedaan_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="titel uitleg",
        zakelijk="id uuid zaak soort sleutel uiterlijk status gedaan_op created_at",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["uiterlijk", "id"]
        verbose_name_plural = "taken"
        constraints = [
            models.UniqueConstraint(fields=["zaak", "sleutel"], name="taak_eenmaal_per_sleutel"),
            models.CheckConstraint(
                name="taak_gedaan_heeft_tijd",
                condition=~Q(status=TaakStatus.GEDAAN) | Q(gedaan_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.zaak_id})"
