"""The queue of a locatie on a day: who is there, who is called, and how long they waited."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.models import Locatie

from ..enums import WACHTENDE_VOLGNUMMERS, VolgnummerStatus, ZuilSoort
from .afspraak import Afspraak
from .rooster import Afspraaksoort, Balie


class Zuil(models.Model):
    """A device in the hall: a kiosk to check in at, or a screen that calls numbers. Its uuid is its key."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="zuilen")
    naam = models.CharField(max_length=40)
    soort = models.CharField(max_length=10, choices=ZuilSoort.choices)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        zakelijk="id uuid locatie naam soort ingetrokken_op created_at",
        bewaren="Zolang het apparaat er staat",
    )

    class Meta:
        ordering = ["locatie", "naam"]
        verbose_name_plural = "zuilen"
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"], condition=Q(ingetrokken_op=None), name="zuil_naam_per_locatie"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.locatie})"


class VolgnummerQuerySet(models.QuerySet["Volgnummer"]):
    def wachtend(self) -> Self:
        """Waiting in the hall, in the order in which they are called."""
        return self.filter(status__in=WACHTENDE_VOLGNUMMERS).order_by("beurt_vanaf", "pk")


class Volgnummer(models.Model):
    """A place in the queue of one day. `beurt_vanaf` orders the queue and is where waiting begins to count.

    With an afspraak that is the agreed time, or the arrival when it was later; without one the arrival.
    `soort` is what a walk-in comes for; of an afspraak its own rules say so.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="volgnummers")
    datum = models.DateField()
    nummer = models.CharField(max_length=6)
    afspraak = models.OneToOneField(
        Afspraak, models.CASCADE, null=True, blank=True, related_name="volgnummer"
    )
    soort = models.ForeignKey(Afspraaksoort, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=16, choices=VolgnummerStatus.choices, default=VolgnummerStatus.WACHT)
    balie = models.ForeignKey(Balie, models.PROTECT, null=True, blank=True, related_name="volgnummers")
    beurt_vanaf = models.DateTimeField()
    aangemeld_op = models.DateTimeField()
    opgeroepen_op = models.DateTimeField(null=True, blank=True)
    keer_opgeroepen = models.PositiveSmallIntegerField(default=0)
    aan_balie_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = VolgnummerQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="afspraak soort",
        zakelijk=(
            "id uuid locatie datum nummer status balie beurt_vanaf aangemeld_op opgeroepen_op "
            "keer_opgeroepen aan_balie_op klaar_op by"
        ),
        bewaren="Een jaar na de datum; de band met de afspraak gaat met de afspraak",
    )

    class Meta:
        ordering = ["datum", "beurt_vanaf", "id"]
        verbose_name_plural = "volgnummers"
        constraints = [
            models.UniqueConstraint(fields=["locatie", "datum", "nummer"], name="volgnummer_eenmaal_per_dag"),
            models.UniqueConstraint(
                fields=["balie"],
                condition=Q(status__in=[VolgnummerStatus.OPGEROEPEN, VolgnummerStatus.AAN_BALIE]),
                name="volgnummer_een_tegelijk_per_balie",
            ),
            models.CheckConstraint(
                name="volgnummer_afspraak_of_soort",
                condition=Q(afspraak__isnull=False) | Q(soort__isnull=False),
            ),
            models.CheckConstraint(
                name="volgnummer_wacht_na_aanmelden", condition=Q(beurt_vanaf__gte=F("aangemeld_op"))
            ),
        ]
        indexes = [models.Index(fields=["locatie", "datum", "status"], name="volgnummer_wachtrij")]

    def __str__(self) -> str:
        return self.nummer


class Drukmelding(models.Model):
    """It is busier than usual at a locatie: told in the hall, at the kiosk and on the site, for as long as it lasts."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="drukmeldingen")
    tekst = models.CharField(max_length=160)
    van = models.DateTimeField()
    tot = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    gegevens = Gegevens(zakelijk="id locatie tekst van tot by", bewaren="Een jaar na het einde")

    class Meta:
        ordering = ["-van"]
        verbose_name_plural = "drukmeldingen"
        constraints = [models.CheckConstraint(name="drukmelding_van_voor_tot", condition=Q(van__lt=F("tot")))]

    def __str__(self) -> str:
        return self.tekst
