"""A file that was sent along with an aanvraag: kept apart until it was scanned."""

import uuid
from typing import Self

from django.core.files.storage import Storage, storages
from django.db import models

from portaal.kern.classificatie import Gegevens

from ..enums import BijlageStatus
from .aanvraag import Aanvraag


def private_storage() -> Storage:
    """Outside the web root: only a view with a check on visibility hands a file out."""
    return storages["prive"]


def storage_name(bijlage: "Bijlage", _bestandsnaam: str) -> str:
    """A random name; what the sender called it is kept in bestandsnaam only."""
    return f"bijlagen/{bijlage.uuid.hex[:2]}/{bijlage.uuid.hex}"


class BijlageQuerySet(models.QuerySet["Bijlage"]):
    def bruikbaar(self) -> Self:
        """Not found to be bad; what waits for the scanner may be sent along, but not be opened."""
        return self.filter(status__in=(BijlageStatus.QUARANTAINE, BijlageStatus.SCHOON))

    def te_scannen(self) -> Self:
        return self.filter(status=BijlageStatus.QUARANTAINE)


class Bijlage(models.Model):
    """One file at one question of an aanvraag; `veld` is empty for the scan of a paper form."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijlagen")
    veld = models.CharField(max_length=50, blank=True)
    bestandsnaam = models.CharField(max_length=150)
    formaat = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.FileField(upload_to=storage_name, storage=private_storage, max_length=120)
    status = models.CharField(max_length=12, choices=BijlageStatus.choices, default=BijlageStatus.QUARANTAINE)
    gescand_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = BijlageQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="bestandsnaam inhoud",
        zakelijk="id uuid aanvraag veld formaat grootte sha256 status gescand_op created_at",
        bewaren="Even lang als de aanvraag",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "bijlagen"
        indexes = [
            models.Index(
                fields=["created_at"],
                name="bijlage_te_scannen",
                condition=models.Q(status=BijlageStatus.QUARANTAINE),
            )
        ]

    def __str__(self) -> str:
        return f"{self.veld} van {self.aanvraag_id}"
