"""The outbox: what a person must be told (Bericht) and how it stands in Mijn omgeving (Portaalbericht)."""

import uuid

from django.conf import settings
from django.db import models

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField

from ..enums import Beleid

ZOLANG_DE_ZAAK = "Even lang als de zaak of het contact waar het over gaat"


class Bericht(models.Model):
    """Something a person must be told, once per cause: dedupe_key names the cause."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dedupe_key = models.CharField(max_length=200)
    soort = models.SlugField(max_length=60, db_index=False)
    ontvanger = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="berichten")
    adres = EncryptedTextField("los adres", null=True, blank=True)
    context = EncryptedJSONField(default=dict)
    kanaalplan = models.JSONField(default=list)
    beleid = models.CharField(max_length=16, choices=Beleid.choices, default=Beleid.AT_LEAST_ONCE)
    betreft_soort = models.CharField(max_length=40, blank=True)
    betreft_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    niet_voor = models.DateTimeField(null=True, blank=True)
    vervalt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(
        persoonlijk="ontvanger adres context betreft_uuid",
        zakelijk=(
            "id uuid dedupe_key soort kanaalplan beleid betreft_soort niet_voor vervalt_op ingetrokken_op "
            "created_at created_by"
        ),
        bewaren=ZOLANG_DE_ZAAK,
    )

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "berichten"
        constraints = [models.UniqueConstraint(fields=["dedupe_key"], name="bericht_eenmaal_per_oorzaak")]

    def __str__(self) -> str:
        return f"{self.soort} {self.uuid}"


class Portaalbericht(models.Model):
    """The message as it stands in Mijn omgeving; it is there first, whatever the other channels do."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bericht = models.OneToOneField(Bericht, models.PROTECT, related_name="portaalbericht")
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, related_name="portaalberichten")
    onderwerp = EncryptedTextField()
    tekst = EncryptedTextField()
    geplaatst_op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="inwoner onderwerp tekst gelezen_op",
        zakelijk="id uuid bericht geplaatst_op",
        bewaren=ZOLANG_DE_ZAAK,
    )

    class Meta:
        ordering = ["-geplaatst_op", "-id"]
        verbose_name_plural = "portaalberichten"
        indexes = [models.Index(fields=["inwoner", "-geplaatst_op"], name="portaalbericht_van_inwoner")]

    def __str__(self) -> str:
        return f"portaalbericht {self.uuid}"

    @property
    def is_nieuw(self) -> bool:
        return self.gelezen_op is None
