"""The zaak and who takes part in it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portaal.inwoners.models import Inwoner, Organisatie
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField
from portaal.organisatie.models import Locatie, Team

from ..enums import IndicatieMachtiging, Kanaal, OpschortingGrond, RolOmschrijving, Vertrouwelijkheid
from .zaaktype import Resultaattype, Statustype, Zaaktype

BEWAREN = "Volgens het resultaattype (Selectielijst gemeenten)"


class Nummerreeks(models.Model):
    """The last number given out in a year; locked while the next one is taken."""

    jaar = models.PositiveSmallIntegerField(unique=True)
    laatste = models.PositiveIntegerField(default=0)

    gegevens = Gegevens(zakelijk="id jaar laatste", bewaren="Altijd")

    class Meta:
        verbose_name_plural = "nummerreeksen"

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"


class ZaakQuerySet(models.QuerySet["Zaak"]):
    def open(self) -> Self:
        return self.filter(einddatum__isnull=True)

    def afgerond(self) -> Self:
        return self.filter(einddatum__isnull=False)

    def met_basis(self) -> Self:
        """With all that a list shows, in a fixed number of queries."""
        return self.select_related(
            "zaaktype__norm",
            "team",
            "behandelaar",
            "huidige_status__statustype",
            "ophaallocatie",
            "resultaat__resultaattype",
        ).prefetch_related("rollen__inwoner")


class Zaak(models.Model):
    """Work that the municipality promised to a resident, from receipt to result."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identificatie = models.CharField(max_length=40)
    omschrijving = models.CharField(max_length=150)
    toelichting = models.CharField(max_length=1000, blank=True)
    zaaktype = models.ForeignKey(Zaaktype, models.PROTECT, related_name="zaken")
    registratiedatum = models.DateTimeField()
    startdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    einddatum_gepland = models.DateField(null=True, blank=True)
    uiterlijke_einddatum_afdoening = models.DateField(null=True, blank=True)
    vertrouwelijkheidaanduiding = models.CharField(max_length=20, choices=Vertrouwelijkheid.choices)
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices)
    eigenschappen = EncryptedJSONField(default=list)
    opschorting_reden = models.CharField(max_length=250, blank=True)
    opschorting_grond = models.CharField(max_length=40, choices=OpschortingGrond.choices, blank=True)
    opgeschort_sinds = models.DateField(null=True, blank=True)
    opgeschort_tot = models.DateField("opgeschort tot en met", null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="zaken")
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="zaken_in_behandeling"
    )
    huidige_status = models.ForeignKey(
        "zaken.Status", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ophaallocatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="+")
    hoofdzaak = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deelzaken")
    bron_sleutel = models.CharField(max_length=120, null=True, blank=True)
    bron_url = models.URLField(blank=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ZaakQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="omschrijving toelichting eigenschappen opschorting_reden",
        zakelijk=(
            "id uuid identificatie zaaktype registratiedatum startdatum einddatum einddatum_gepland "
            "uiterlijke_einddatum_afdoening vertrouwelijkheidaanduiding kanaal opschorting_grond "
            "opgeschort_sinds opgeschort_tot team behandelaar huidige_status ophaallocatie hoofdzaak "
            "bron_sleutel bron_url versie"
        ),
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["-registratiedatum", "-id"]
        verbose_name_plural = "zaken"
        constraints = [
            models.UniqueConstraint(fields=["identificatie"], name="zaak_identificatie_uniek"),
            models.UniqueConstraint(fields=["bron_sleutel"], name="zaak_eenmaal_per_bron"),
            models.CheckConstraint(
                name="zaak_einde_na_start",
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("startdatum")),
            ),
            models.CheckConstraint(
                name="zaak_opschorting_compleet",
                condition=Q(opgeschort_sinds=None, opgeschort_tot=None, opschorting_grond="")
                | (Q(opgeschort_sinds__isnull=False, einddatum=None) & ~Q(opschorting_grond="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "uiterlijke_einddatum_afdoening"],
                name="zaak_open_per_team",
                condition=Q(einddatum=None),
            )
        ]

    def __str__(self) -> str:
        return self.identificatie

    @property
    def is_afgerond(self) -> bool:
        return self.einddatum is not None

    @property
    def initiator(self) -> Inwoner | None:
        """The person it is about; asks no query when rollen were prefetched."""
        return next((rol.inwoner for rol in self.rollen.all() if rol.is_initiator), None)

    def is_opgeschort(self, vandaag: date) -> bool:
        """Whether the term stands still, from the day of the notice; it runs again after opgeschort_tot."""
        return self.opgeschort_sinds is not None and (
            self.opgeschort_tot is None or vandaag <= self.opgeschort_tot
        )

    def is_te_laat(self, vandaag: date) -> bool:
        """Whether the legal date passed, or the planned one if there is no other, while the term runs."""
        if self.is_afgerond or self.is_opgeschort(vandaag):
            return False
        grens = self.uiterlijke_einddatum_afdoening or self.einddatum_gepland
        return grens is not None and grens < vandaag


class Rol(models.Model):
    """A person's part in a zaak; made before the first status, so that they see it from the start.

    Who did not log in is in `contact` (naam, email, telefoon) only, and has no Mijn omgeving to see it in.
    """

    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="rollen")
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="rollen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="rollen")
    contact = EncryptedJSONField(default=dict, blank=True)
    omschrijving_generiek = models.CharField(max_length=20, choices=RolOmschrijving.choices)
    indicatie_machtiging = models.CharField(max_length=20, choices=IndicatieMachtiging.choices, blank=True)

    gegevens = Gegevens(
        persoonlijk="inwoner organisatie contact omschrijving_generiek indicatie_machtiging",
        zakelijk="id zaak",
        bewaren=BEWAREN,
    )

    class Meta:
        verbose_name_plural = "rollen"
        constraints = [
            models.UniqueConstraint(fields=["zaak", "inwoner"], name="rol_een_per_inwoner"),
            models.UniqueConstraint(
                fields=["zaak"],
                condition=Q(omschrijving_generiek=RolOmschrijving.INITIATOR, indicatie_machtiging=""),
                name="rol_een_initiator",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_omschrijving_generiek_display()} van {self.zaak_id}"

    @property
    def naam(self) -> str:
        """Of whoever it is: the person, else the organisation, else what they wrote."""
        wie = self.inwoner or self.organisatie
        return wie.naam if wie else str(self.contact.get("naam", ""))

    @property
    def is_initiator(self) -> bool:
        return self.omschrijving_generiek == RolOmschrijving.INITIATOR and not self.indicatie_machtiging


class Status(models.Model):
    """A status that was set; never changed, the newest counts."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    zaak = models.ForeignKey(Zaak, models.CASCADE, related_name="statussen")
    statustype = models.ForeignKey(Statustype, models.PROTECT, related_name="+")
    datum_status_gezet = models.DateTimeField()
    statustoelichting = EncryptedTextField(blank=True, default="")
    gezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(
        persoonlijk="statustoelichting",
        zakelijk="id uuid zaak statustype datum_status_gezet gezet_door",
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["datum_status_gezet", "id"]
        verbose_name_plural = "statussen"

    def __str__(self) -> str:
        return f"{self.statustype} ({self.zaak_id})"


class Resultaat(models.Model):
    """How a zaak ended."""

    zaak = models.OneToOneField(Zaak, models.CASCADE, related_name="resultaat")
    resultaattype = models.ForeignKey(Resultaattype, models.PROTECT, related_name="+")
    toelichting = EncryptedTextField(blank=True, default="")
    vernietigen_na = models.DateField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="toelichting", zakelijk="id zaak resultaattype vernietigen_na", bewaren=BEWAREN
    )

    class Meta:
        verbose_name_plural = "resultaten"

    def __str__(self) -> str:
        return str(self.resultaattype)
