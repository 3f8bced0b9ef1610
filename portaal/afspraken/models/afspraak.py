"""An afspraak, the cells it holds, and what happened to it."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField
from portaal.organisatie.models import Locatie
from portaal.zaken.models import Zaak

from ..enums import Afspraakkanaal, AfspraakStatus, Herkomst, VoorvalSoort
from .bezoek import Bezoekgebied
from .rooster import Afspraaksoort, Balie

BEWAREN = "Een jaar na de dag van de afspraak; zonder zaak daarna alleen het aantal"


class LocatieDag(models.Model):
    """One day of a locatie, locked while the day changes; `versie` tells a cache that it did.

    `bezet` is what is taken, for looking only: per balie the mask of its cells in hex. Whoever books reads
    the cells themselves, inside the lock.
    """

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="dagen")
    datum = models.DateField()
    versie = models.PositiveIntegerField(default=0)
    bezet = models.JSONField(default=dict)

    gegevens = Gegevens(zakelijk="id locatie datum versie bezet", bewaren="Een jaar na de datum")

    class Meta:
        verbose_name_plural = "locatiedagen"
        constraints = [models.UniqueConstraint(fields=["locatie", "datum"], name="locatiedag_eenmaal")]

    def __str__(self) -> str:
        return f"{self.locatie_id} op {self.datum}"


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    def komend(self, now: datetime) -> Self:
        """Confirmed and not begun yet."""
        return self.filter(status=AfspraakStatus.BEVESTIGD, start__gt=now)


class Afspraak(models.Model):
    """A time at a locatie for some people. Made as an optie, held a few minutes, then confirmed.

    `eind` includes the buffer. `contact` holds naam, email and telefoon as they were given and, of a visit,
    the address; `gebied` is where a visit is. `geboortedatum_idx` finds who checks in by date of birth.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.CharField(max_length=8, unique=True)
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="afspraken")
    datum = models.DateField()
    start = models.DateTimeField()
    eind = models.DateTimeField()
    balie = models.ForeignKey(Balie, models.PROTECT, related_name="afspraken")
    status = models.CharField(max_length=16, choices=AfspraakStatus.choices)
    optie_tot = models.DateTimeField(null=True, blank=True)
    kanaal = models.CharField(max_length=10, choices=Afspraakkanaal.choices)
    herkomst = models.CharField(max_length=10, choices=Herkomst.choices)
    contact = EncryptedJSONField(default=dict)
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="afspraken")
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, blank=True, related_name="afspraken")
    gebied = models.ForeignKey(Bezoekgebied, models.PROTECT, null=True, blank=True, related_name="+")
    geboortedatum_idx = models.CharField(max_length=64, blank=True)
    volgnummer_ics = models.PositiveSmallIntegerField(default=0)
    sleutel = models.CharField(max_length=80, null=True, blank=True)
    aangemeld_op = models.DateTimeField(null=True, blank=True)
    opgeroepen_op = models.DateTimeField(null=True, blank=True)
    geholpen_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = AfspraakQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="nummer contact inwoner gebied geboortedatum_idx",
        zakelijk=(
            "id uuid locatie datum start eind balie status optie_tot kanaal herkomst zaak "
            "volgnummer_ics sleutel aangemeld_op opgeroepen_op geholpen_op created_at"
        ),
        bewaren=BEWAREN,
    )

    class Meta:
        ordering = ["start", "id"]
        verbose_name_plural = "afspraken"
        constraints = [
            models.UniqueConstraint(fields=["sleutel"], name="afspraak_eenmaal_per_sleutel"),
            models.CheckConstraint(name="afspraak_start_voor_eind", condition=Q(start__lt=F("eind"))),
            models.CheckConstraint(
                name="afspraak_optie_heeft_einde",
                condition=~Q(status=AfspraakStatus.OPTIE) | Q(optie_tot__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["locatie", "datum"], name="afspraak_dag")]

    def __str__(self) -> str:
        return self.nummer


# Where the afspraak stands now: not what it left behind, also when that is within the same hours.
STAAT_HIER = Q(begin__gte=F("afspraak__start"), begin__lt=F("afspraak__eind"), balie=F("afspraak__balie")) & (
    Q(vrij_vanaf=None) | Q(afspraak__status=AfspraakStatus.OPTIE)
)
IS_HIER = ExpressionWrapper(STAAT_HIER, models.BooleanField())


class CelQuerySet(models.QuerySet["Cel"]):
    def rustend(self) -> Self:
        """Given up by who had it, and not shown to the public yet."""
        return self.filter(vrij_vanaf__isnull=False).exclude(afspraak__status=AfspraakStatus.OPTIE)

    def vrij_te_geven(self, now: datetime) -> Self:
        """What rests, and what nobody holds any more."""
        return self.filter(vrij_vanaf__isnull=False).exclude(
            afspraak__status=AfspraakStatus.OPTIE, vrij_vanaf__gt=now
        )


class Cel(models.Model):
    """Five minutes of a balie, taken. The unique rule is the last word: no two afspraken at one balie.

    `vrij_vanaf` is when it is free again by itself: the end of an optie, or a while after the afspraak was
    cancelled or moved away from here. Empty: as long as the afspraak stands here.
    """

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="cellen")
    dag = models.ForeignKey(LocatieDag, models.CASCADE, related_name="cellen")
    balie = models.ForeignKey(Balie, models.PROTECT, related_name="+")
    begin = models.DateTimeField()
    vrij_vanaf = models.DateTimeField(null=True, blank=True)

    objects = CelQuerySet.as_manager()

    gegevens = Gegevens(zakelijk="id afspraak dag balie begin vrij_vanaf", bewaren="Zolang de tijd bezet is")

    class Meta:
        verbose_name_plural = "cellen"
        constraints = [models.UniqueConstraint(fields=["balie", "begin"], name="cel_een_afspraak_per_balie")]
        indexes = [
            models.Index(fields=["vrij_vanaf"], name="cel_komt_vrij", condition=Q(vrij_vanaf__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.balie_id} {self.begin}"


class AfspraakRegel(models.Model):
    """What the afspraak is for, and for how many people."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="regels")
    soort = models.ForeignKey(Afspraaksoort, models.PROTECT, related_name="+")
    personen = models.PositiveSmallIntegerField(default=1)

    gegevens = Gegevens(persoonlijk="soort personen", zakelijk="id afspraak", bewaren=BEWAREN)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "afspraakregels"
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "soort"], name="afspraakregel_een_per_soort"),
            models.CheckConstraint(name="afspraakregel_minstens_een", condition=Q(personen__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.personen} × {self.soort_id}"


class Voorval(models.Model):
    """Something that happened to an afspraak; `van` and `naar` tell the times of a move."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="voorvallen")
    soort = models.CharField(max_length=16, choices=VoorvalSoort.choices)
    van = models.DateTimeField(null=True, blank=True)
    naar = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    gegevens = Gegevens(zakelijk="id afspraak soort van naar at by", bewaren=BEWAREN)

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "voorvallen"

    def __str__(self) -> str:
        return f"{self.soort} ({self.afspraak_id})"
