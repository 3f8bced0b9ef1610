"""What a resident may do or have because of a zaak, the decision behind it, and the mark of a sealed document."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField

from ..enums import BeslissingUitkomst, Bevinding
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
    vervolg = models.SlugField("wat de inwoner hierna kan doen", blank=True)
    in_steekproef = models.BooleanField(default=False)
    trekking = models.CharField("hoe er is geloot", max_length=120, blank=True)
    gecontroleerd_op = models.DateTimeField(null=True, blank=True)
    gecontroleerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bevinding = models.CharField(max_length=12, choices=Bevinding.choices, blank=True)
    bevinding_toelichting = EncryptedTextField(blank=True, default="")
    beslist_op = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="uitkomst redenen verklaringen bevinding bevinding_toelichting",
        zakelijk=(
            "id zaak regel regelversie vervolg in_steekproef trekking gecontroleerd_op gecontroleerd_door "
            "beslist_op"
        ),
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["-beslist_op"]
        verbose_name_plural = "beslissingen"
        constraints = [
            models.CheckConstraint(
                name="beslissing_gecontroleerd_heeft_bevinding",
                condition=Q(gecontroleerd_op=None, bevinding="")
                | (Q(gecontroleerd_op__isnull=False, in_steekproef=True) & ~Q(bevinding="")),
            )
        ]

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

    def is_geldig(self, vandaag: date) -> bool:
        """Whether it runs, or will begin to run; not when it was ended or ran out."""
        return self.ingetrokken_op is None and vandaag <= self.geldig_tot


class Rechtwijziging(models.Model):
    """That a recht went from one kenmerk to another; the limit per day counts these."""

    recht = models.ForeignKey(Recht, models.CASCADE, related_name="wijzigingen")
    van = EncryptedTextField()
    naar = EncryptedTextField()
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(
        persoonlijk="van naar gewijzigd_door", zakelijk="id recht gewijzigd_op", bewaren=BEWAREN
    )

    class Meta:
        ordering = ["-gewijzigd_op", "-id"]
        verbose_name_plural = "rechtwijzigingen"

    def __str__(self) -> str:
        return f"wijziging van recht {self.recht_id}"


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
