"""What a resident is asked to do for a zaak, and the files they send for it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from portaal.kern.classificatie import Gegevens
from portaal.kern.quarantaine import BestandInQuarantaine, BestandQuerySet, BestandStatus, storage_name
from portaal.kern.velden import EncryptedTextField

from ..enums import TaakSoort, TaakStatus
from .document import private_storage
from .zaak import BEWAREN, Zaak


class TaakQuerySet(models.QuerySet["Taak"]):
    def open(self) -> Self:
        return self.filter(status=TaakStatus.OPEN)


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

    objects = TaakQuerySet.as_manager()

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

    @property
    def is_open(self) -> bool:
        return self.status == TaakStatus.OPEN


class TaakBestandQuerySet(BestandQuerySet["TaakBestand"]):
    """Files on their way into a zaak."""


class TaakBestand(BestandInQuarantaine):
    """A file on its way into the zaak: once it is found clean it becomes a document and the row goes."""

    MAP = "nagestuurd"

    taak = models.ForeignKey(Taak, models.CASCADE, related_name="bestanden")
    inhoud = models.FileField(upload_to=storage_name, storage=private_storage, max_length=120)

    objects = TaakBestandQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="bestandsnaam inhoud",
        zakelijk="id uuid taak formaat grootte sha256 status gescand_op created_at",
        bewaren="Tot de virusscanner klaar is; wat besmet was tot de taak klaar is",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "taakbestanden"
        indexes = [
            models.Index(
                fields=["created_at"],
                name="taakbestand_te_scannen",
                condition=Q(status=BestandStatus.QUARANTAINE),
            )
        ]

    def __str__(self) -> str:
        return f"bestand bij {self.taak_id}"
