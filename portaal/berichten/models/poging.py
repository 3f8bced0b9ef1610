"""The outbox: each attempt to deliver (Poging), and what the provider told us about it (Terugmelding)."""

import uuid

from django.db import models
from django.db.models import Q

from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField

from ..enums import LOPENDE_STATEN, NA_TE_GAAN_STATEN, Kanaal, PogingStaat
from .bericht import ZOLANG_DE_ZAAK, Bericht


class Poging(models.Model):
    """One attempt over one channel. Its uuid travels in the callback URL: the provider has no such key.

    volgende_op: when somebody must look at this row again: to send it (wacht) or to ask how it went.
    claim, lease_tot: while it is being sent, who is busy with it and until when the others keep off.
    http_status, foutcode: of the last answer that was no acceptance.
    geduld_tot: when the next channel is tried too; empty once that was decided.
    geparkeerd_op: staff must look at it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bericht = models.ForeignKey(Bericht, models.PROTECT, related_name="pogingen")
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices)
    volgnummer = models.PositiveSmallIntegerField(default=1)
    adres = EncryptedTextField()
    adres_idx = models.CharField(max_length=64, editable=False)
    sjabloonversie = models.ForeignKey("berichten.SjabloonVersie", models.PROTECT, related_name="+")
    staat = models.CharField(max_length=20, choices=PogingStaat.choices, default=PogingStaat.WACHT)
    staat_sinds = models.DateTimeField()
    volgende_op = models.DateTimeField(null=True, blank=True)
    geduld_tot = models.DateTimeField(null=True, blank=True)
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
    afzender = models.CharField(max_length=100, blank=True)
    geparkeerd_op = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="adres adres_idx",
        zakelijk=(
            "id uuid bericht kanaal volgnummer sjabloonversie staat staat_sinds volgende_op geduld_tot keren "
            "claim lease_tot gestart_op provider_sid http_status foutcode segmenten kosten body_hash "
            "afzender geparkeerd_op"
        ),
        bewaren=ZOLANG_DE_ZAAK,
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "pogingen"
        constraints = [
            models.UniqueConstraint(
                fields=["bericht", "kanaal", "volgnummer"], name="poging_volgnummer_per_kanaal"
            ),
            models.UniqueConstraint(fields=["provider_sid"], name="poging_sid_uniek"),
            models.CheckConstraint(
                name="poging_verzenden_heeft_claim",
                condition=~Q(staat=PogingStaat.VERZENDEN)
                | Q(claim__isnull=False, lease_tot__isnull=False, gestart_op__isnull=False),
            ),
            models.CheckConstraint(
                name="poging_wacht_heeft_moment",
                condition=~Q(staat__in=[PogingStaat.WACHT, PogingStaat.ONBEKEND])
                | Q(volgende_op__isnull=False)
                | Q(kanaal=Kanaal.BRIEF),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kanaal", "volgende_op"],
                name="poging_te_verzenden",
                condition=Q(staat=PogingStaat.WACHT),
            ),
            models.Index(fields=["lease_tot"], name="poging_lease", condition=Q(staat=PogingStaat.VERZENDEN)),
            models.Index(
                fields=["volgende_op"], name="poging_na_te_gaan", condition=Q(staat__in=NA_TE_GAAN_STATEN)
            ),
            models.Index(
                fields=["geduld_tot"],
                name="poging_geduld",
                condition=Q(geduld_tot__isnull=False, staat__in=LOPENDE_STATEN),
            ),
            models.Index(
                fields=["geparkeerd_op"], name="poging_geparkeerd", condition=Q(geparkeerd_op__isnull=False)
            ),
            models.Index(fields=["kanaal", "gestart_op"], name="poging_per_dag"),
            models.Index(fields=["adres_idx", "gestart_op"], name="poging_per_adres"),
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
            models.UniqueConstraint(
                fields=["provider_sid", "status", "foutcode"], name="terugmelding_eenmaal"
            )
        ]
        indexes = [
            models.Index(
                fields=["id"], name="terugmelding_te_verwerken", condition=Q(verwerkt_op__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider_sid} {self.status}"
