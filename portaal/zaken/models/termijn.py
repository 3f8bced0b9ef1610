"""Facts that move a deadline, and each date that was computed from them."""

from django.conf import settings
from django.db import models

from portaal.kern.classificatie import Gegevens

from ..enums import GebeurtenisSoort
from .zaak import BEWAREN, Zaak


class Gebeurtenis(models.Model):
    """A fact with a date. Never changed: a wrong one is corrected by a new one with a reason."""

    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="gebeurtenissen")
    soort = models.CharField(max_length=20, choices=GebeurtenisSoort.choices)
    datum = models.DateField()
    gesteld_tot = models.DateField(null=True, blank=True)
    weken = models.PositiveSmallIntegerField(null=True, blank=True)
    nieuwe_datum = models.DateField(null=True, blank=True)
    grond = models.CharField(max_length=80, blank=True)
    reden = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(
        persoonlijk="reden",
        zakelijk="id zaak soort datum gesteld_tot weken nieuwe_datum grond created_at created_by",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["datum", "id"]
        verbose_name_plural = "gebeurtenissen"

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.datum}"


class Termijnberekening(models.Model):
    """A computed date, kept with the version of the rule and of the holiday table that gave it."""

    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="termijnberekeningen")
    einde_zonder_atw = models.DateField()
    uiterste_datum = models.DateField()
    planningsdatum = models.DateField()
    regel_versie = models.CharField(max_length=20)
    feestdagen_versie = models.CharField(max_length=20)
    uitleg = models.JSONField(default=list)
    aanleiding = models.CharField(max_length=80)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        zakelijk=(
            "id zaak einde_zonder_atw uiterste_datum planningsdatum regel_versie feestdagen_versie uitleg "
            "aanleiding created_at"
        ),
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "termijnberekeningen"

    def __str__(self) -> str:
        return f"{self.zaak_id}: {self.uiterste_datum}"
