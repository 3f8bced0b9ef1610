"""A file that was sent along with an aanvraag: kept apart until it was scanned."""

from django.core.files.storage import Storage, storages
from django.db import models

from portaal.kern import quarantaine
from portaal.kern.classificatie import Gegevens
from portaal.kern.quarantaine import BestandInQuarantaine, BestandQuerySet

from ..enums import BijlageStatus
from .aanvraag import Aanvraag


def private_storage() -> Storage:
    """Outside the web root: only a view with a check on visibility hands a file out."""
    return storages["prive"]


def storage_name(bijlage: "Bijlage", bestandsnaam: str) -> str:
    """A random name; what the sender called it is kept in bestandsnaam only."""
    return quarantaine.storage_name(bijlage, bestandsnaam)


class BijlageQuerySet(BestandQuerySet["Bijlage"]):
    """The files of aanvragen."""


class Bijlage(BestandInQuarantaine):
    """One file at one question of an aanvraag; `veld` is empty for the scan of a paper form."""

    MAP = "bijlagen"

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijlagen")
    veld = models.CharField(max_length=50, blank=True)
    inhoud = models.FileField(upload_to=storage_name, storage=private_storage, max_length=120)

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
