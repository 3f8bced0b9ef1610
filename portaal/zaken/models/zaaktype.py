"""The catalogue: what kinds of zaak there are, their steps, their outcomes and the term the law gives."""

import uuid

from django.db import models
from django.db.models import Q

from portaal.kern.classificatie import Gegevens
from portaal.organisatie.models import Norm, Team

from ..enums import (
    BESLUITEN,
    GRONDEN_PER_SOORT,
    OpschortingGrond,
    Richting,
    StatusSoort,
    Vertrouwelijkheid,
    ZaaktypeSoort,
)
from ..termijnen import Grond

GROND_CHOICES = [
    (Grond.WET.value, "Wet"),
    (Grond.AMVB.value, "Algemene maatregel van bestuur"),
    (Grond.VERORDENING.value, "Gemeentelijke verordening"),
    (Grond.NORM.value, "Alleen een servicenorm"),
]


class Zaaktype(models.Model):
    """One kind of zaak. Without termijn_weken there is no legal decision date, only a servicenorm."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identificatie = models.SlugField(unique=True)
    omschrijving = models.CharField(max_length=80)
    soort = models.CharField(max_length=12, choices=ZaaktypeSoort.choices)
    icoon = models.SlugField(default="document")
    indicatie_intern_of_extern = models.CharField(
        max_length=6, choices=Richting.choices, default=Richting.EXTERN
    )
    vertrouwelijkheidaanduiding = models.CharField(
        max_length=20, choices=Vertrouwelijkheid.choices, default=Vertrouwelijkheid.ZAAKVERTROUWELIJK
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="zaaktypen")
    termijn_weken = models.PositiveSmallIntegerField(null=True, blank=True)
    grond = models.CharField(max_length=12, choices=GROND_CHOICES)
    artikel = models.CharField(max_length=80, blank=True)
    is_redelijke_termijn = models.BooleanField(
        default=False, help_text="Geen regeling noemt een termijn; de acht weken van Awb 4:13 gelden."
    )
    verlenging_weken = models.PositiveSmallIntegerField(null=True, blank=True)
    verlenging_artikel = models.CharField(max_length=80, blank=True)
    opschorting_mogelijk = models.BooleanField(default=True)
    heeft_dwangsom = models.BooleanField(default=False)
    norm = models.ForeignKey(Norm, models.PROTECT, null=True, blank=True, related_name="zaaktypen")
    is_ophaalproduct = models.BooleanField(default=False)
    steekproef_procent = models.PositiveSmallIntegerField(
        default=0, help_text="Hoeveel directe beslissingen wij achteraf controleren."
    )

    gegevens = Gegevens(
        zakelijk=(
            "id uuid identificatie omschrijving soort icoon indicatie_intern_of_extern "
            "vertrouwelijkheidaanduiding team termijn_weken grond artikel is_redelijke_termijn "
            "verlenging_weken verlenging_artikel opschorting_mogelijk heeft_dwangsom norm is_ophaalproduct "
            "steekproef_procent"
        ),
        bewaren="Zolang er zaken van dit type zijn",
    )

    class Meta:
        ordering = ["omschrijving"]
        verbose_name_plural = "zaaktypen"
        constraints = [
            models.CheckConstraint(
                name="zaaktype_termijn_of_alleen_norm",
                condition=Q(termijn_weken__isnull=True) | ~Q(grond=Grond.NORM.value),
            ),
            models.CheckConstraint(
                name="zaaktype_verlenging_noemt_artikel",
                condition=Q(verlenging_weken__isnull=True) | ~Q(verlenging_artikel=""),
            ),
            models.CheckConstraint(
                name="zaaktype_steekproef_is_procent", condition=Q(steekproef_procent__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving

    @property
    def heeft_wettelijke_termijn(self) -> bool:
        return self.termijn_weken is not None

    @property
    def neemt_besluit(self) -> bool:
        """Whether it ends in a decision; a klacht, melding, aangifte or vraag does not."""
        return self.soort in BESLUITEN

    @property
    def onderwerp(self) -> str:
        """What the resident handed in, as in "uw aanvraag"."""
        return str(ZaaktypeSoort(self.soort).label).lower()

    @property
    def opschorting_gronden(self) -> tuple[OpschortingGrond, ...]:
        """The grounds on which this term may stand still; none without a legal term."""
        if not (self.opschorting_mogelijk and self.heeft_wettelijke_termijn):
            return ()
        return GRONDEN_PER_SOORT.get(ZaaktypeSoort(self.soort), ())


class Statustype(models.Model):
    """A step of a zaaktype, with what the resident reads: what we do, what you must do, when you hear."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    zaaktype = models.ForeignKey(Zaaktype, models.CASCADE, related_name="statustypen")
    volgnummer = models.PositiveSmallIntegerField()
    omschrijving = models.CharField(max_length=80)
    soort = models.CharField(max_length=20, choices=StatusSoort.choices)
    statustekst = models.TextField("wat wij nu doen")
    wat_moet_u_doen = models.CharField(max_length=250, default="U hoeft nu niets te doen.")
    wanneer_hoort_u = models.CharField(max_length=250, blank=True)
    informeren = models.BooleanField(default=False)
    is_eindstatus = models.BooleanField(default=False)

    gegevens = Gegevens(
        zakelijk=(
            "id uuid zaaktype volgnummer omschrijving soort statustekst wat_moet_u_doen wanneer_hoort_u "
            "informeren is_eindstatus"
        ),
        bewaren="Zolang er zaken van dit type zijn",
    )

    class Meta:
        ordering = ["zaaktype", "volgnummer"]
        verbose_name_plural = "statustypen"
        constraints = [
            models.UniqueConstraint(fields=["zaaktype", "volgnummer"], name="statustype_volgnummer"),
            models.CheckConstraint(
                name="statustype_afgerond_is_eindstatus",
                condition=Q(is_eindstatus=True, soort=StatusSoort.AFGEROND)
                | (Q(is_eindstatus=False) & ~Q(soort=StatusSoort.AFGEROND)),
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Resultaattype(models.Model):
    """An outcome of a zaaktype, with how long the zaak is kept (Selectielijst gemeenten)."""

    zaaktype = models.ForeignKey(Zaaktype, models.CASCADE, related_name="resultaattypen")
    omschrijving = models.CharField(max_length=80)
    toelichting = models.CharField(max_length=250)
    bewaartermijn_jaren = models.PositiveSmallIntegerField(null=True, blank=True)

    gegevens = Gegevens(
        zakelijk="id zaaktype omschrijving toelichting bewaartermijn_jaren",
        bewaren="Zolang er zaken van dit type zijn",
    )

    class Meta:
        ordering = ["zaaktype", "id"]
        verbose_name_plural = "resultaattypen"
        constraints = [
            models.UniqueConstraint(fields=["zaaktype", "omschrijving"], name="resultaattype_eenmaal")
        ]

    def __str__(self) -> str:
        return self.omschrijving
