"""Where we come to people's homes, and how long the way is from one visit to the next."""

from django.db import models
from django.db.models import F, Q

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.models import Locatie

ZOLANG = "Zolang wij er op bezoek gaan"


class Bezoekgebied(models.Model):
    """A part of the municipality that is visited from a locatie; `reistijd` is between two visits inside it."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="bezoekgebieden")
    naam = models.CharField(max_length=60)
    reistijd = models.PositiveSmallIntegerField("minuten tussen twee bezoeken in dit gebied", default=10)

    gegevens = Gegevens(zakelijk="id locatie naam reistijd", bewaren=ZOLANG)

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "bezoekgebieden"
        constraints = [
            models.UniqueConstraint(fields=["locatie", "naam"], name="bezoekgebied_naam_per_locatie")
        ]

    def __str__(self) -> str:
        return self.naam


class Gebiedpostcode(models.Model):
    """The four digits of a postcode that lie in a bezoekgebied; each in one only."""

    gebied = models.ForeignKey(Bezoekgebied, models.CASCADE, related_name="postcodes")
    cijfers = models.CharField(max_length=4, unique=True)

    gegevens = Gegevens(zakelijk="id gebied cijfers", bewaren=ZOLANG)

    class Meta:
        ordering = ["cijfers"]
        verbose_name_plural = "gebiedpostcodes"

    def __str__(self) -> str:
        return self.cijfers


class Reistijd(models.Model):
    """Minutes on the way between two bezoekgebieden, the same both ways; kept once, the lower key first."""

    van = models.ForeignKey(Bezoekgebied, models.CASCADE, related_name="reistijden_van")
    naar = models.ForeignKey(Bezoekgebied, models.CASCADE, related_name="reistijden_naar")
    minuten = models.PositiveSmallIntegerField()

    gegevens = Gegevens(zakelijk="id van naar minuten", bewaren=ZOLANG)

    class Meta:
        ordering = ["van", "naar"]
        verbose_name_plural = "reistijden"
        constraints = [
            models.UniqueConstraint(fields=["van", "naar"], name="reistijd_eenmaal_per_paar"),
            models.CheckConstraint(name="reistijd_laagste_eerst", condition=Q(van__lt=F("naar"))),
        ]

    def __str__(self) -> str:
        return f"{self.van_id}–{self.naar_id}: {self.minuten} minuten"
