"""Who wants to come sooner than there is room now, and the time that is held for them."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField
from portaal.organisatie.models import Locatie

from ..enums import Dagdeel, WachtlijstStatus
from .afspraak import Afspraak
from .rooster import Afspraaksoort

BEWAREN = "Tot de laatste dag waarop iemand wil komen, daarna alleen het aantal"


class WachtlijstplekQuerySet(models.QuerySet["Wachtlijstplek"]):
    def wachtend(self, now: datetime) -> Self:
        """To be offered something: first come, first served."""
        return self.filter(status=WachtlijstStatus.WACHT, tot__gte=now.date()).order_by("created_at", "pk")


class Wachtlijstplek(models.Model):
    """A wish for something sooner, from `van` through `tot`. Without locatie any will do.

    `afspraak` is the one that moves when something sooner is taken; without it a new one is made. `aanbod` is
    the optie that is held for them until its optie_tot.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    locatie = models.ForeignKey(Locatie, models.CASCADE, null=True, blank=True, related_name="wachtlijst")
    afspraak = models.ForeignKey(
        Afspraak, models.CASCADE, null=True, blank=True, related_name="wachtlijstplekken"
    )
    van = models.DateField()
    tot = models.DateField("laatste dag")
    dagdeel = models.CharField(max_length=10, choices=Dagdeel.choices, default=Dagdeel.HEEL)
    contact = EncryptedJSONField(default=dict)
    inwoner = models.ForeignKey(Inwoner, models.CASCADE, null=True, blank=True, related_name="wachtlijst")
    status = models.CharField(max_length=12, choices=WachtlijstStatus.choices, default=WachtlijstStatus.WACHT)
    aanbod = models.OneToOneField(
        Afspraak, models.SET_NULL, null=True, blank=True, related_name="aangeboden_aan"
    )
    aanbiedingen = models.PositiveSmallIntegerField("keer aangeboden", default=0)
    sleutel = models.CharField(max_length=80, null=True, blank=True)
    created_at = models.DateTimeField()

    objects = WachtlijstplekQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="contact inwoner",
        zakelijk="id uuid locatie afspraak van tot dagdeel status aanbod aanbiedingen sleutel created_at",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name_plural = "wachtlijstplekken"
        constraints = [
            models.UniqueConstraint(fields=["sleutel"], name="wachtlijstplek_eenmaal_per_sleutel"),
            models.CheckConstraint(name="wachtlijstplek_van_voor_tot", condition=Q(van__lte=F("tot"))),
            models.CheckConstraint(
                name="wachtlijstplek_aanbod_als_aangeboden",
                condition=~Q(status=WachtlijstStatus.AANGEBODEN) | Q(aanbod__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["status", "created_at"], name="wachtlijstplek_beurt")]

    def __str__(self) -> str:
        return f"wachtlijstplek {self.pk}"


class Wachtlijstregel(models.Model):
    """What somebody on the list wants to come for, and with how many."""

    plek = models.ForeignKey(Wachtlijstplek, models.CASCADE, related_name="regels")
    soort = models.ForeignKey(Afspraaksoort, models.PROTECT, related_name="+")
    personen = models.PositiveSmallIntegerField(default=1)

    gegevens = Gegevens(persoonlijk="soort personen", zakelijk="id plek", bewaren=BEWAREN)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "wachtlijstregels"
        constraints = [
            models.UniqueConstraint(fields=["plek", "soort"], name="wachtlijstregel_een_per_soort"),
            models.CheckConstraint(name="wachtlijstregel_minstens_een", condition=Q(personen__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.personen} × {self.soort_id}"
