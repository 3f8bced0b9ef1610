"""What a resident may do or have because of a zaak, the decision behind it, and the mark of a sealed document."""

import uuid

from django.db import models
from django.db.models import F, Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField

from ..enums import BeslissingUitkomst
from .document import EnkelvoudigInformatieObject
from .zaak import BEWAREN, Zaak


class Beslissing(models.Model):
    """What a rule decided about a zaak, on what declarations, and whether it was drawn for a later check."""

    zaak = models.OneToOneField(Zaak, models.CASCADE, related_name="beslissing")
    regel = models.SlugField()
    regelversie = models.CharField(max_length=20)
    uitkomst = models.CharField(max_length=20, choices=BeslissingUitkomst.choices)
    redenen = EncryptedJSONField(default=list)
    verklaringen = EncryptedJSONField(default=list)
    in_steekproef = models.BooleanField(default=False)
    trekking = models.CharField("hoe er is geloot", max_length=120, blank=True)
    gecontroleerd_op = models.DateTimeField(null=True, blank=True)
    beslist_op = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="uitkomst redenen verklaringen",
        zakelijk="id zaak regel regelversie in_steekproef trekking gecontroleerd_op beslist_op",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["-beslist_op"]
        verbose_name_plural = "beslissingen"

    def __str__(self) -> str:
        return f"{self.regel}: {self.uitkomst} ({self.zaak_id})"


class Recht(models.Model):
    """A permit or entitlement that runs from one day to another, such as a parkeervergunning on a kenteken.

    `kenmerk` is what it hangs on; `kenmerk_idx` is its keyed hash to find it by.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.SlugField()
    zaak = models.ForeignKey(Zaak, models.PROTECT, related_name="rechten")
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, related_name="rechten")
    adres_idx = models.CharField(max_length=64, blank=True)
    gebied = models.CharField(max_length=40, blank=True)
    kenmerk = EncryptedTextField(blank=True, default="")
    kenmerk_idx = models.CharField(max_length=64, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField("laatste dag")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="inwoner adres_idx gebied kenmerk kenmerk_idx",
        zakelijk="id uuid soort zaak geldig_van geldig_tot ingetrokken_op versie created_at",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["-geldig_van", "-id"]
        verbose_name_plural = "rechten"
        constraints = [
            models.CheckConstraint(name="recht_tot_na_van", condition=Q(geldig_tot__gte=F("geldig_van"))),
            models.UniqueConstraint(
                fields=["soort", "kenmerk_idx"],
                condition=Q(ingetrokken_op=None) & ~Q(kenmerk_idx=""),
                name="recht_een_per_kenmerk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.zaak_id})"


class Waarmerk(models.Model):
    """The code on a sealed document, by which anyone who holds it can have it verified."""

    code = models.CharField(max_length=20, unique=True)
    informatieobject = models.OneToOneField(
        EnkelvoudigInformatieObject, models.CASCADE, related_name="waarmerk"
    )
    sha256 = models.CharField(max_length=64)
    afgegeven_op = models.DateTimeField()
    geldig_tot = models.DateField("laatste dag")

    gegevens = Gegevens(
        persoonlijk="code", zakelijk="id informatieobject sha256 afgegeven_op geldig_tot", bewaren=BEWAREN
    )

    class Meta:
        verbose_name_plural = "waarmerken"

    def __str__(self) -> str:
        return f"waarmerk van {self.informatieobject_id}"
