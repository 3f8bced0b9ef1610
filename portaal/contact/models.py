"""Somebody asks to be called back."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField
from portaal.organisatie.models import Norm, Team
from portaal.zaken.models import Zaak

from .enums import KLAAR, TE_BELLEN, Dagdeel, VerzoekStatus


class TerugbelverzoekQuerySet(models.QuerySet["Terugbelverzoek"]):
    def te_bellen(self) -> Self:
        return self.filter(status__in=TE_BELLEN)

    def met_basis(self) -> Self:
        """With all that a list shows, in one query."""
        return self.select_related("team", "behandelaar", "zaak", "inwoner")


class Terugbelverzoek(models.Model):
    """Who to call, about what, and by when. `sleutel` makes a page that is sent twice one request."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sleutel = models.UUIDField(unique=True)
    inwoner = models.ForeignKey(
        Inwoner, models.PROTECT, null=True, blank=True, related_name="terugbelverzoeken"
    )
    naam = EncryptedTextField()
    telefoon = EncryptedTextField()
    onderwerp = models.CharField(max_length=150)
    toelichting = EncryptedTextField(blank=True, default="")
    wanneer = models.CharField(max_length=10, choices=Dagdeel.choices, default=Dagdeel.MAAKT_NIET_UIT)
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, blank=True, related_name="terugbelverzoeken")
    team = models.ForeignKey(Team, models.PROTECT, related_name="terugbelverzoeken")
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    norm = models.ForeignKey(Norm, models.PROTECT, null=True, blank=True, related_name="+")
    uiterlijk = models.DateField("uiterlijk gebeld op")
    status = models.CharField(max_length=12, choices=VerzoekStatus.choices, default=VerzoekStatus.OPEN)
    pogingen = models.PositiveSmallIntegerField("keer niet bereikt", default=0)
    laatste_poging_op = models.DateTimeField(null=True, blank=True)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = TerugbelverzoekQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="inwoner naam telefoon onderwerp toelichting wanneer",
        zakelijk=(
            "id uuid sleutel zaak team behandelaar norm uiterlijk status pogingen laatste_poging_op "
            "afgehandeld_op created_at"
        ),
        bewaren="Een jaar nadat het is afgehandeld",
    )

    class Meta:
        ordering = ["uiterlijk", "created_at"]
        verbose_name_plural = "terugbelverzoeken"
        constraints = [
            models.CheckConstraint(
                name="terugbelverzoek_klaar_heeft_tijd",
                condition=Q(status__in=TE_BELLEN, afgehandeld_op=None)
                | Q(status__in=KLAAR, afgehandeld_op__isnull=False),
            )
        ]
        indexes = [
            models.Index(
                fields=["team", "uiterlijk"], name="terugbel_te_doen", condition=Q(afgehandeld_op=None)
            )
        ]

    def __str__(self) -> str:
        return f"terugbelverzoek {self.uuid}"

    @property
    def is_open(self) -> bool:
        return self.status in TE_BELLEN

    def is_te_laat(self, vandaag: date) -> bool:
        return self.is_open and self.uiterlijk < vandaag
