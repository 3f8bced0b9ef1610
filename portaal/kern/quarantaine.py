"""A file that somebody sent: kept apart until the scanner looked at it, and gone at once when it holds a virus.

Apps that take files have a model on this base. Content is written last and removed after the commit: what
fails half-way leaves at most a file without a row, which delete_wezen (wezen.py) finds.
"""

import contextlib
import errno
import logging
import uuid
from functools import partial
from typing import ClassVar, NamedTuple, Self, TypeVar

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models, transaction

from .bestanden import BestandGeweigerd, GecontroleerdBestand
from .clients.clamav import NietTeScannen, ScannerWeg, scan

logger = logging.getLogger(__name__)

NIET_BEWAARD = (
    "Wij kunnen uw bestand nu niet bewaren. Dat ligt aan ons. Probeer het straks opnieuw, of bel ons."
)


class BestandStatus(models.TextChoices):
    QUARANTAINE = "quarantaine", "Wacht op de virusscanner"
    SCHOON = "schoon", "Schoon"
    BESMET = "besmet", "Besmet: weggegooid"
    FOUT = "fout", "Niet te lezen"


UITLEG = {
    BestandStatus.QUARANTAINE: "Wordt gecontroleerd op virussen. U kunt intussen verdergaan.",
    BestandStatus.SCHOON: "Gecontroleerd.",
    BestandStatus.BESMET: "Er zit een virus in dit bestand. Wij hebben het weggegooid. Stuur een ander bestand.",
    BestandStatus.FOUT: "Wij konden dit bestand niet controleren. Stuur het opnieuw, of stuur een ander bestand.",
}
BRUIKBARE_STATUSSEN = (BestandStatus.QUARANTAINE, BestandStatus.SCHOON)


Rij = TypeVar("Rij", bound="BestandInQuarantaine")


class BestandQuerySet(models.QuerySet[Rij]):
    def bruikbaar(self) -> Self:
        """Not found to be bad; what waits for the scanner may be sent along, but not be opened."""
        return self.filter(status__in=BRUIKBARE_STATUSSEN)

    def te_scannen(self) -> Self:
        return self.filter(status=BestandStatus.QUARANTAINE)


class BestandInQuarantaine(models.Model):
    """What is known of one file. `MAP` is its folder in storage; there it has a random name."""

    MAP: ClassVar[str]

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bestandsnaam = models.CharField(max_length=150)
    formaat = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=BestandStatus.choices, default=BestandStatus.QUARANTAINE)
    gescand_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    inhoud: models.FileField  # each model has its own, with its folder

    class Meta:
        abstract = True

    @property
    def is_schoon(self) -> bool:
        return self.status == BestandStatus.SCHOON

    @property
    def is_geweigerd(self) -> bool:
        return self.status not in BRUIKBARE_STATUSSEN

    @property
    def uitleg(self) -> str:
        """How the file stands, and what to do when it was refused, for who sent it."""
        return UITLEG[BestandStatus(self.status)]

    def describe(self, bestand: GecontroleerdBestand) -> None:
        """Take over what the check found; the content follows with `write`."""
        self.bestandsnaam, self.formaat = bestand.bestandsnaam, bestand.formaat
        self.grootte, self.sha256 = len(bestand.inhoud), bestand.sha256
        self.inhoud.name = storage_name(self, bestand.bestandsnaam)

    def write(self, inhoud: bytes) -> None:
        """Store the content, after the row. A disk that is full leaves nothing. Raises BestandGeweigerd."""
        opslag: Storage = self.inhoud.storage
        try:
            opslag.save(str(self.inhoud.name), ContentFile(inhoud))
        except OSError as fout:
            with contextlib.suppress(OSError):
                opslag.delete(str(self.inhoud.name))
            reden = errno.errorcode.get(fout.errno or 0, "OSError")
            logger.error("file not stored", extra={"folder": self.MAP, "reason": reden})
            raise BestandGeweigerd(NIET_BEWAARD) from fout

    def drop_content(self) -> None:
        """Delete the content once the transaction commits; the sweeper finds what fails here."""
        if self.inhoud.name:
            verwijder = partial(self.inhoud.storage.delete, self.inhoud.name)
            transaction.on_commit(verwijder, robust=True)

    def read(self) -> GecontroleerdBestand:
        """The content with what is known of it, to be kept elsewhere."""
        with self.inhoud.storage.open(str(self.inhoud.name)) as bestand:
            return GecontroleerdBestand(self.bestandsnaam, self.formaat, bestand.read())


def storage_name(bestand: BestandInQuarantaine, _bestandsnaam: str) -> str:
    """A random name; what the sender called it is kept in bestandsnaam only."""
    return f"{bestand.MAP}/{bestand.uuid.hex[:2]}/{bestand.uuid.hex}"


class Oordeel(NamedTuple):
    """What the scanner found; `reden` is the name of the virus, or why the file cannot be used."""

    status: BestandStatus
    reden: str = ""


def inspect(bestand: BestandInQuarantaine) -> Oordeel | None:
    """Have the scanner look at the content; None when the scanner is away and the file has to wait."""
    try:
        with bestand.inhoud.storage.open(str(bestand.inhoud.name)) as inhoud:
            virus = scan(inhoud)
    except ScannerWeg as fout:
        logger.warning("file not scanned", extra={"folder": bestand.MAP, "reason": str(fout)})
        return None
    except FileNotFoundError:
        return Oordeel(BestandStatus.FOUT, "bestand ontbreekt")
    except NietTeScannen:
        return Oordeel(BestandStatus.FOUT, "te groot voor de scanner")
    return Oordeel(BestandStatus.BESMET, virus) if virus else Oordeel(BestandStatus.SCHOON)
