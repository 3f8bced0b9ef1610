"""When it is busy every year, and how soon people could come: measured each morning."""

from django.db import models
from django.db.models import F, Q

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.models import Locatie

from .rooster import Afspraaksoort


class Drukteperiode(models.Model):
    """Days on which more people come for these soorten than usual; `elk_jaar` leaves the year out of it."""

    naam = models.CharField(max_length=60)
    advies = models.CharField(max_length=160)
    van = models.DateField()
    tot = models.DateField("laatste dag")
    elk_jaar = models.BooleanField(default=True)
    soorten: models.ManyToManyField = models.ManyToManyField(Afspraaksoort, related_name="drukteperiodes")

    gegevens = Gegevens(
        zakelijk="id naam advies van tot elk_jaar", bewaren="Zolang er afspraken voor te maken zijn"
    )

    class Meta:
        ordering = ["van"]
        verbose_name_plural = "drukteperiodes"
        constraints = [
            models.CheckConstraint(name="drukteperiode_van_voor_tot", condition=Q(van__lte=F("tot")))
        ]

    def __str__(self) -> str:
        return self.naam


class EersteVrij(models.Model):
    """How soon somebody could come for a soort at a locatie, as it was in the morning of a working day.

    `eerste` is empty when nothing was free within the horizon. `werkdagen` counts from the day after.
    """

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="eerste_vrij")
    soort = models.ForeignKey(Afspraaksoort, models.CASCADE, related_name="eerste_vrij")
    datum = models.DateField()
    gemeten_op = models.DateTimeField()
    eerste = models.DateTimeField(null=True, blank=True)
    werkdagen = models.PositiveSmallIntegerField(null=True, blank=True)
    norm_werkdagen = models.PositiveSmallIntegerField()

    gegevens = Gegevens(
        zakelijk="id locatie soort datum gemeten_op eerste werkdagen norm_werkdagen",
        bewaren="Zeven jaar, voor vergelijking van het kwaliteitshandvest",
    )

    class Meta:
        ordering = ["datum", "locatie", "soort"]
        verbose_name_plural = "metingen van de eerste vrije tijd"
        constraints = [
            models.UniqueConstraint(fields=["locatie", "soort", "datum"], name="eerste_vrij_eenmaal_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.soort_id} bij {self.locatie_id} op {self.datum}"
