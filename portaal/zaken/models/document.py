"""Documents and their tie to a zaak (ZGW: EnkelvoudigInformatieObject and ZaakInformatieObject)."""

import uuid
from typing import Self

from django.core.files.storage import Storage, storages
from django.db import models

from portaal.kern.classificatie import Gegevens

from ..enums import TOONBARE_DOCUMENTSTATUSSEN, TOONBARE_VERTROUWELIJKHEID, DocumentStatus, Vertrouwelijkheid
from .zaak import BEWAREN, Zaak

# Under which the keys of sources become uuids; never changes.
BRONNEN = uuid.UUID("6f2f6a0e-1f0b-4f5e-9a57-3c1f7a3d52b4")


def private_storage() -> Storage:
    """Outside the web root: only a view with a check on visibility hands a file out."""
    return storages["prive"]


def storage_name(document: "EnkelvoudigInformatieObject", _bestandsnaam: str) -> str:
    """A random name; what the sender called it is kept in bestandsnaam only."""
    return f"documenten/{document.uuid.hex[:2]}/{document.uuid.hex}"


def uuid_of_bron(sleutel: str) -> uuid.UUID:
    """The uuid of the document that comes from this source: the same source gives the same document."""
    return uuid.uuid5(BRONNEN, sleutel)


class DocumentQuerySet(models.QuerySet["EnkelvoudigInformatieObject"]):
    def van_bron(self, sleutel: str) -> Self:
        return self.filter(uuid=uuid_of_bron(sleutel))

    def voor_inwoner(self) -> Self:
        """What a resident may open of their own zaken: final, and not too confidential."""
        return self.filter(
            status__in=TOONBARE_DOCUMENTSTATUSSEN, vertrouwelijkheidaanduiding__in=TOONBARE_VERTROUWELIJKHEID
        )


class EnkelvoudigInformatieObject(models.Model):
    """One file with what is known about it. The resident sees it once it is definitief."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    titel = models.CharField(max_length=150)
    informatieobjecttype = models.CharField(max_length=80, default="Document")
    bestandsnaam = models.CharField(max_length=150)
    formaat = models.CharField(max_length=80)
    bestandsomvang = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.FileField(upload_to=storage_name, storage=private_storage, max_length=120)
    status = models.CharField(
        max_length=20, choices=DocumentStatus.choices, default=DocumentStatus.DEFINITIEF
    )
    vertrouwelijkheidaanduiding = models.CharField(
        max_length=20, choices=Vertrouwelijkheid.choices, default=Vertrouwelijkheid.ZAAKVERTROUWELIJK
    )
    auteur = models.CharField(max_length=120)
    van_inwoner = models.BooleanField(default=False)
    creatiedatum = models.DateField()
    ontvangstdatum = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="titel bestandsnaam inhoud auteur",
        zakelijk=(
            "id uuid informatieobjecttype formaat bestandsomvang sha256 status vertrouwelijkheidaanduiding "
            "van_inwoner creatiedatum ontvangstdatum"
        ),
        bewaren=BEWAREN,
    )

    class Meta:
        verbose_name_plural = "enkelvoudige informatieobjecten"

    def __str__(self) -> str:
        return self.titel


class ZaakInformatieObject(models.Model):
    """A document belongs to a zaak."""

    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="zaakinformatieobjecten")
    informatieobject = models.ForeignKey(
        EnkelvoudigInformatieObject, models.PROTECT, related_name="zaakinformatieobjecten"
    )
    registratiedatum = models.DateTimeField()

    gegevens = Gegevens(zakelijk="id zaak informatieobject registratiedatum", bewaren=BEWAREN)

    class Meta:
        ordering = ["-registratiedatum", "-id"]
        verbose_name_plural = "zaakinformatieobjecten"
        constraints = [
            models.UniqueConstraint(fields=["zaak", "informatieobject"], name="zaakdocument_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.informatieobject_id} bij {self.zaak_id}"
