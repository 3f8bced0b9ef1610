"""The outbox: the intent (Bericht), each attempt (Poging), what the provider told us (Terugmelding)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField

from ..enums import OPEN_STATEN, Beleid, Kanaal, PogingStaat

ZOLANG_DE_ZAAK = "Even lang als de zaak of het contact waar het over gaat"


class Bericht(models.Model):
    """Something a person must be told, once per cause: dedupe_key names the cause."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dedupe_key = models.CharField(max_length=200)
    soort = models.SlugField(max_length=60)
    ontvanger = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="berichten")
    adres = EncryptedTextField("los adres", null=True, blank=True)
    context = EncryptedJSONField(default=dict)
    kanaalplan = models.JSONField(default=list)
    beleid = models.CharField(max_length=16, choices=Beleid.choices, default=Beleid.AT_LEAST_ONCE)
    betreft_soort = models.CharField(max_length=40, blank=True)
    betreft_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    niet_voor = models.DateTimeField(null=True, blank=True)
    vervalt_op = models.DateTimeField(null=True, blank=True)
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


class Poging(models.Model):
    """One try over one channel. Its uuid travels in the callback URL: the correlation key the provider lacks."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="pogingen")
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices)
    volgnummer = models.PositiveSmallIntegerField(default=1)
    adres = EncryptedTextField()
    sjabloonversie = models.ForeignKey("berichten.SjabloonVersie", models.PROTECT, null=True, related_name="+")
    staat = models.CharField(max_length=20, choices=PogingStaat.choices, default=PogingStaat.WACHT)
    staat_sinds = models.DateTimeField()
    volgende_op = models.DateTimeField(null=True, blank=True)
    keren = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    lease_tot = models.DateTimeField(null=True, blank=True)
    gestart_op = models.DateTimeField(null=True, blank=True)
    provider_sid = models.CharField(max_length=64, null=True, blank=True)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    foutcode = models.CharField(max_length=40, blank=True)
    segmenten = models.PositiveSmallIntegerField(null=True, blank=True)
    kosten = models.DecimalField(max_digits=8, decimal_places=4, null=True, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    afzender = models.CharField(max_length=40, blank=True)
    geparkeerd_op = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="adres",
        zakelijk=(
            "id uuid bericht kanaal volgnummer sjabloonversie staat staat_sinds volgende_op keren claim lease_tot gestart_op "
            "provider_sid http_status foutcode segmenten kosten body_hash afzender geparkeerd_op"
        ),
        bewaren=ZOLANG_DE_ZAAK,
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "pogingen"
        constraints = [
            models.UniqueConstraint(fields=["bericht", "kanaal", "volgnummer"], name="poging_volgnummer_per_kanaal"),
            models.UniqueConstraint(fields=["provider_sid"], name="poging_sid_uniek"),
            models.CheckConstraint(
                name="poging_verzenden_heeft_claim",
                condition=~Q(staat=PogingStaat.VERZENDEN) | Q(claim__isnull=False, lease_tot__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["volgende_op"], name="poging_te_doen", condition=Q(staat__in=OPEN_STATEN)),
            models.Index(fields=["staat", "staat_sinds"], name="poging_staat"),
        ]

    def __str__(self) -> str:
        return f"{self.kanaal} {self.uuid}"


class Terugmelding(models.Model):
    """A callback of the provider, kept as it came; the same one is kept once."""

    poging = models.ForeignKey(Poging, models.PROTECT, related_name="terugmeldingen")
    provider_sid = models.CharField(max_length=64)
    status = models.CharField(max_length=20)
    foutcode = models.CharField(max_length=20, blank=True)
    raw = EncryptedJSONField()
    ontvangen_op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="raw",
        zakelijk="id poging provider_sid status foutcode ontvangen_op verwerkt_op",
        bewaren=ZOLANG_DE_ZAAK,
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "terugmeldingen"
        constraints = [
            models.UniqueConstraint(fields=["provider_sid", "status", "foutcode"], name="terugmelding_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.provider_sid} {self.status}"


class Portaalbericht(models.Model):
    """The message as it stands in Mijn omgeving; it is there first, whatever the other channels do."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bericht = models.OneToOneField(Bericht, models.PROTECT, related_name="portaalbericht")
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, related_name="portaalberichten")
    onderwerp = models.CharField(max_length=150)
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

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def is_nieuw(self) -> bool:
        return self.gelezen_op is None
