"""Teams, locaties with their hours, zones, and the promises of the municipality."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portaal.kern.classificatie import Gegevens

from .enums import TeamRol, Weekdag


class Team(models.Model):
    """A group of staff that handles certain zaaktypen."""

    naam = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    telefoon = models.CharField(max_length=20, blank=True)
    leden: models.ManyToManyField = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Teamlid", related_name="teams"
    )

    gegevens = Gegevens(zakelijk="id naam slug telefoon", bewaren="Zolang het team bestaat")

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "teams"

    def __str__(self) -> str:
        return self.naam


class Teamlid(models.Model):
    """An account in a team, with a role."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="lidmaatschappen")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lidmaatschappen")
    rol = models.CharField(max_length=16, choices=TeamRol.choices, default=TeamRol.BEHANDELAAR)

    gegevens = Gegevens(
        persoonlijk="account rol", zakelijk="id team", bewaren="Zolang het lidmaatschap duurt"
    )

    class Meta:
        verbose_name_plural = "teamleden"
        constraints = [models.UniqueConstraint(fields=["team", "account"], name="teamlid_eenmaal_per_team")]

    def __str__(self) -> str:
        return f"{self.account} in {self.team}"


class Locatie(models.Model):
    """A place where residents are helped."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    adres = models.CharField(max_length=120)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=80)
    toegankelijkheid = models.CharField(max_length=250, blank=True)
    is_ophaallocatie = models.BooleanField(default=True)
    lat = models.FloatField("breedtegraad", null=True, blank=True)
    lon = models.FloatField("lengtegraad", null=True, blank=True)

    gegevens = Gegevens(
        zakelijk="id uuid naam slug adres postcode plaats toegankelijkheid is_ophaallocatie lat lon",
        bewaren="Zolang de locatie bestaat",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "locaties"

    def __str__(self) -> str:
        return self.naam


class Openingstijd(models.Model):
    """A locatie is open on this day of the week between two times."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="openingstijden")
    weekdag = models.PositiveSmallIntegerField(choices=Weekdag.choices)
    van = models.TimeField()
    tot = models.TimeField()

    gegevens = Gegevens(zakelijk="id locatie weekdag van tot", bewaren="Zolang de locatie bestaat")

    class Meta:
        ordering = ["weekdag", "van"]
        verbose_name_plural = "openingstijden"
        constraints = [
            models.CheckConstraint(name="openingstijd_van_voor_tot", condition=Q(van__lt=F("tot")))
        ]

    def __str__(self) -> str:
        return f"{self.get_weekdag_display()} {self.van:%H.%M}–{self.tot:%H.%M}"


class Afwijking(models.Model):
    """On one date the hours are other than usual; without times the locatie is closed.

    With `sluiting`, the key of the act, the times are what is taken from the hours of that day instead.
    """

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="afwijkingen")
    datum = models.DateField()
    van = models.TimeField(null=True, blank=True)
    tot = models.TimeField(null=True, blank=True)
    reden = models.CharField(max_length=120)
    sluiting = models.UUIDField(null=True, blank=True, unique=True)

    gegevens = Gegevens(zakelijk="id locatie datum van tot reden sluiting", bewaren="Een jaar na de datum")

    class Meta:
        ordering = ["datum", "van"]
        verbose_name_plural = "afwijkingen"
        constraints = [
            models.CheckConstraint(
                name="afwijking_beide_tijden_of_geen",
                condition=Q(van__isnull=True, tot__isnull=True)
                | Q(van__isnull=False, tot__isnull=False, van__lt=F("tot")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.locatie}, {self.datum}: {self.reden}"


class Parkeerzone(models.Model):
    """A part of the municipality where residents park with a vergunning; how many per address."""

    code = models.CharField(max_length=8, unique=True)
    naam = models.CharField(max_length=60)
    vergunningen_per_adres = models.PositiveSmallIntegerField(default=1)

    gegevens = Gegevens(
        zakelijk="id code naam vergunningen_per_adres", bewaren="Zolang er vergunningen voor zijn"
    )

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "parkeerzones"

    def __str__(self) -> str:
        return f"zone {self.code} ({self.naam})"


class Zonepostcodes(models.Model):
    """The postcodes from one to another, both included, lie in this zone; written as 1234 AB."""

    zone = models.ForeignKey(Parkeerzone, models.CASCADE, related_name="postcodes")
    van = models.CharField(max_length=7)
    tot = models.CharField("tot en met", max_length=7)

    gegevens = Gegevens(zakelijk="id zone van tot", bewaren="Zolang de zone bestaat")

    class Meta:
        ordering = ["van"]
        verbose_name_plural = "zonepostcodes"
        constraints = [
            models.CheckConstraint(name="zonepostcodes_van_voor_tot", condition=Q(van__lte=F("tot")))
        ]

    def __str__(self) -> str:
        return f"{self.van} tot en met {self.tot}"


class Norm(models.Model):
    """A servicenorm: what is promised, and how it is measured (data/servicenormen.csv)."""

    code = models.SlugField(unique=True)
    onderwerp = models.CharField(max_length=60)
    belofte = models.CharField(max_length=250)
    grens = models.IntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=40, blank=True)
    van = models.CharField("gemeten vanaf", max_length=60, blank=True)
    tot = models.CharField("gemeten tot", max_length=60, blank=True)
    doel_procent = models.PositiveSmallIntegerField(null=True, blank=True)
    buiten_piek = models.BooleanField(default=False)
    bron = models.CharField(max_length=30)

    gegevens = Gegevens(
        zakelijk="id code onderwerp belofte grens eenheid van tot doel_procent buiten_piek bron",
        bewaren="Zolang de norm geldt, daarna voor vergelijking zeven jaar",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "normen"

    def __str__(self) -> str:
        return self.belofte
