"""What can be booked where: balies and what they can do, soorten afspraak, and when balies are staffed."""

import uuid

from django.db import models
from django.db.models import F, Q

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.enums import Weekdag
from portaal.organisatie.models import Locatie, Team
from portaal.producten.models import Product
from portaal.zaken.models import Zaaktype

from ..enums import Afspraakkanaal

ZOLANG = "Zolang de locatie bestaat"


class Afspraaksoort(models.Model):
    """A product people make an appointment for, and how long it takes.

    Staff of the team of its zaaktype work with it, and of `team`: for what has no zaaktype, such as collecting.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=80)
    uitleg = models.CharField(max_length=250, blank=True)
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="afspraaksoorten"
    )
    zaaktype = models.ForeignKey(
        Zaaktype, models.PROTECT, null=True, blank=True, related_name="afspraaksoorten"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    kanaal = models.CharField(max_length=10, choices=Afspraakkanaal.choices, default=Afspraakkanaal.BALIE)
    duur_eerste = models.PositiveSmallIntegerField("minuten voor de eerste persoon")
    duur_extra = models.PositiveSmallIntegerField("minuten voor elke volgende persoon", default=0)
    buffer = models.PositiveSmallIntegerField("minuten erna", default=0)
    max_personen = models.PositiveSmallIntegerField(default=1)
    voorloop_uren = models.PositiveSmallIntegerField("uren van tevoren", default=2)
    horizon_dagen = models.PositiveSmallIntegerField("dagen vooruit", default=60)
    norm_werkdagen = models.PositiveSmallIntegerField("beloofde wachttijd", null=True, blank=True)
    is_afhalen = models.BooleanField("ophalen wat klaarligt", default=False)
    combineert_met: models.ManyToManyField = models.ManyToManyField("self", blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    gegevens = Gegevens(
        zakelijk=(
            "id uuid slug naam uitleg product zaaktype team kanaal duur_eerste duur_extra buffer max_personen "
            "voorloop_uren horizon_dagen norm_werkdagen is_afhalen volgorde"
        ),
        bewaren="Zolang er afspraken van zijn",
    )

    class Meta:
        ordering = ["volgorde", "naam"]
        verbose_name_plural = "afspraaksoorten"
        constraints = [
            models.CheckConstraint(name="afspraaksoort_duurt_iets", condition=Q(duur_eerste__gt=0)),
            models.CheckConstraint(name="afspraaksoort_minstens_een", condition=Q(max_personen__gt=0)),
        ]

    def __str__(self) -> str:
        return self.naam

    def duur(self, personen: int) -> int:
        """Minutes for so many people, without the buffer."""
        return self.duur_eerste + (personen - 1) * self.duur_extra


class Balie(models.Model):
    """A counter, a phone or a team on the road: one afspraak at a time."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="balies")
    naam = models.CharField(max_length=40)
    soorten: models.ManyToManyField = models.ManyToManyField(Afspraaksoort, related_name="balies", blank=True)

    gegevens = Gegevens(zakelijk="id uuid locatie naam", bewaren=ZOLANG)

    class Meta:
        ordering = ["locatie", "naam"]
        verbose_name_plural = "balies"
        constraints = [models.UniqueConstraint(fields=["locatie", "naam"], name="balie_naam_per_locatie")]

    def __str__(self) -> str:
        return f"{self.naam} ({self.locatie})"


class SoortLocatie(models.Model):
    """That a soort is done at a locatie, and what is different there."""

    soort = models.ForeignKey(Afspraaksoort, models.CASCADE, related_name="locaties")
    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="afspraaksoorten")
    duur_eerste = models.PositiveSmallIntegerField(null=True, blank=True)
    alleen_intern = models.BooleanField("alleen te boeken door medewerkers", default=False)
    dagquotum = models.PositiveSmallIntegerField("hoogstens per dag", null=True, blank=True)

    gegevens = Gegevens(zakelijk="id soort locatie duur_eerste alleen_intern dagquotum", bewaren=ZOLANG)

    class Meta:
        verbose_name_plural = "soorten per locatie"
        constraints = [models.UniqueConstraint(fields=["soort", "locatie"], name="soort_een_per_locatie")]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.locatie}"


class Openingsblok(models.Model):
    """Part of a weekday in which balies are staffed, every so many weeks, between two dates."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="openingsblokken")
    weekdag = models.PositiveSmallIntegerField(choices=Weekdag.choices)
    van = models.TimeField()
    tot = models.TimeField()
    geldig_van = models.DateField()
    geldig_tot = models.DateField("laatste dag", null=True, blank=True)
    elke_n_weken = models.PositiveSmallIntegerField(default=1)

    gegevens = Gegevens(
        zakelijk="id locatie weekdag van tot geldig_van geldig_tot elke_n_weken", bewaren=ZOLANG
    )

    class Meta:
        ordering = ["locatie", "weekdag", "van"]
        verbose_name_plural = "openingsblokken"
        constraints = [
            models.CheckConstraint(name="blok_van_voor_tot", condition=Q(van__lt=F("tot"))),
            models.CheckConstraint(name="blok_elke_week_of_meer", condition=Q(elke_n_weken__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.locatie}, {self.get_weekdag_display()} {self.van:%H.%M}–{self.tot:%H.%M}"


class BlokBalie(models.Model):
    """A balie staffed in a block; `online` when the public may book it too."""

    blok = models.ForeignKey(Openingsblok, models.CASCADE, related_name="blokbalies")
    balie = models.ForeignKey(Balie, models.CASCADE, related_name="blokken")
    online = models.BooleanField(default=True)

    gegevens = Gegevens(zakelijk="id blok balie online", bewaren=ZOLANG)

    class Meta:
        verbose_name_plural = "balies per blok"
        constraints = [models.UniqueConstraint(fields=["blok", "balie"], name="blokbalie_eenmaal")]

    def __str__(self) -> str:
        return f"{self.balie} in {self.blok}"


class Balieblokkade(models.Model):
    """A balie is not staffed for a while on one day, whatever its block says."""

    balie = models.ForeignKey(Balie, models.CASCADE, related_name="blokkades")
    datum = models.DateField()
    van = models.TimeField()
    tot = models.TimeField()
    reden = models.CharField(max_length=120, blank=True)

    gegevens = Gegevens(zakelijk="id balie datum van tot reden", bewaren="Een jaar na de datum")

    class Meta:
        ordering = ["datum", "van"]
        verbose_name_plural = "balieblokkades"
        constraints = [
            models.CheckConstraint(name="balieblokkade_van_voor_tot", condition=Q(van__lt=F("tot")))
        ]
        indexes = [models.Index(fields=["datum", "balie"], name="balieblokkade_dag")]

    def __str__(self) -> str:
        return f"{self.balie} op {self.datum}"
