"""What a resident fills in and hands in, and the work that follows."""

import uuid
from datetime import date, datetime, time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import make_aware

from portaal.inwoners.models import Inwoner, Organisatie
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedJSONField, EncryptedTextField
from portaal.zaken.enums import Kanaal
from portaal.zaken.models import Zaak

from ..enums import (
    INGEDIENDE_STATUSSEN,
    VOORGANGERS,
    AanvraagStatus,
    ActieSoort,
    ActieStatus,
    OndertekeningSoort,
)
from .formulier import Formulier, FormulierVersie


class AanvraagQuerySet(models.QuerySet["Aanvraag"]):
    def concepten(self) -> Self:
        return self.filter(status=AanvraagStatus.CONCEPT)

    def met_formulier(self) -> Self:
        """With its pinned version, form and applicant: all a step needs, in one query."""
        opbouw = (f"versie__formulier__{naam}" for naam in ("stappen", "regels", "vaste_sleutels"))
        return self.select_related("versie__formulier__zaaktype__norm", "aanvrager").defer(*opbouw)

    def zonder_antwoorden(self) -> Self:
        """For a list: what was typed stays encrypted in the database."""
        return self.defer("antwoorden", "ruwe_invoer", "versie__definitie")


class Aanvraag(models.Model):
    """What a resident fills in: first a draft, saved at every step, then handed in once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    versie = models.ForeignKey(FormulierVersie, models.PROTECT, related_name="aanvragen")
    status = models.CharField(max_length=20, choices=AanvraagStatus.choices, default=AanvraagStatus.CONCEPT)
    antwoorden = EncryptedJSONField(default=dict)
    ruwe_invoer = EncryptedJSONField(default=dict)
    revisie = models.PositiveIntegerField(default=0)
    referentie = models.CharField(max_length=40, null=True, blank=True)
    aanvrager = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="aanvragen")
    gemachtigde = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    organisatie_email = EncryptedTextField(blank=True, default="")
    houder_hash = models.CharField(max_length=64, blank=True)
    ingevuld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices, default=Kanaal.WEBSITE)
    binnengekomen_op = models.DateField("dag waarop het op papier of per e-mail kwam", null=True, blank=True)
    loa = models.CharField(max_length=20, blank=True)
    zaak = models.ForeignKey(Zaak, models.PROTECT, null=True, blank=True, related_name="aanvragen")
    akkoord_op = models.DateTimeField(null=True, blank=True)
    ingediend_op = models.DateTimeField(null=True, blank=True)
    bijgewerkt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = AanvraagQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk=(
            "antwoorden ruwe_invoer aanvrager gemachtigde organisatie organisatie_email houder_hash ingevuld_door"
        ),
        zakelijk=(
            "id uuid versie status revisie referentie kanaal binnengekomen_op loa zaak akkoord_op ingediend_op "
            "bijgewerkt_op verloopt_op created_at"
        ),
        bewaren="Concept: 30 dagen na de laatste wijziging. Ingediend: even lang als de zaak.",
    )

    class Meta:
        ordering = ["-bijgewerkt_op"]
        verbose_name_plural = "aanvragen"
        constraints = [
            models.UniqueConstraint(fields=["referentie"], name="aanvraag_referentie_uniek"),
            models.CheckConstraint(
                name="aanvraag_ingediend_heeft_referentie",
                condition=~Q(status__in=INGEDIENDE_STATUSSEN)
                | Q(referentie__isnull=False, ingediend_op__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["verloopt_op"], name="concept_verloopt", condition=Q(status=AanvraagStatus.CONCEPT)
            ),
            models.Index(fields=["houder_hash"], name="aanvraag_houder", condition=~Q(houder_hash="")),
        ]

    def __str__(self) -> str:
        return self.referentie or f"concept {self.uuid}"

    @property
    def is_concept(self) -> bool:
        return self.status == AanvraagStatus.CONCEPT

    @property
    def wacht_op_ondertekening(self) -> bool:
        return self.status == AanvraagStatus.WACHT_ONDERTEKENING

    @property
    def invuller(self) -> Inwoner | None:
        """The resident who fills it in: for themselves, or for somebody else."""
        return self.gemachtigde or self.aanvrager

    @property
    def is_geschoond(self) -> bool:
        return self.status == AanvraagStatus.GESCHOOND

    @property
    def is_anoniem(self) -> bool:
        """Whether it is filled in by somebody who did not log in."""
        return not (self.aanvrager_id or self.gemachtigde_id or self.ingevuld_door_id)

    @property
    def ontvangen_op(self) -> datetime:
        """When we received it (Awb 2:20): on paper before staff typed it over, else when it was handed in.

        Raises ValueError for a draft.
        """
        if self.ingediend_op is None:
            raise ValueError("a draft was not handed in")
        if self.binnengekomen_op is not None:
            return make_aware(datetime.combine(self.binnengekomen_op, time(12)))
        return self.ingediend_op

    def get_dag(self, vandaag: date) -> date:
        """The day on which its rules and dates are judged: that of receipt, if it came in on paper."""
        return self.binnengekomen_op or vandaag

    @property
    def formulier(self) -> Formulier:
        return self.versie.formulier

    @property
    def is_namens_inwoner(self) -> bool:
        """Whether staff fill it in, at the balie or on the phone."""
        return self.ingevuld_door_id is not None

    @property
    def voor_wie(self) -> str:
        """The name of who it is for, when somebody else fills it in; empty otherwise."""
        if self.organisatie is not None:
            return self.organisatie.naam
        if self.gemachtigde_id is not None:
            machtiging = self.ondertekeningen.filter(soort=OndertekeningSoort.MACHTIGING).first()
            return machtiging.naam if machtiging else ""
        return self.aanvrager.naam if self.is_namens_inwoner and self.aanvrager else ""


class UitgaandeActieQuerySet(models.QuerySet["UitgaandeActie"]):
    def geparkeerd(self) -> Self:
        return self.filter(status=ActieStatus.GEPARKEERD)

    def aan_de_beurt(self, now: datetime) -> Self:
        """What waits, whose time has come and before which everything is done that must be done first."""
        onaf = UitgaandeActie.objects.filter(aanvraag=OuterRef("aanvraag")).exclude(status=ActieStatus.KLAAR)
        aan_de_beurt = self.filter(status=ActieStatus.WACHT, volgende_op__lte=now)
        for soort, voorgangers in VOORGANGERS.items():
            if voorgangers:
                wacht = Q(Exists(onaf.filter(soort__in=voorgangers)), soort=soort)
                aan_de_beurt = aan_de_beurt.exclude(wacht)
        return aan_de_beurt


class UitgaandeActie(models.Model):
    """Work that follows handing in, done once: the outbox of an aanvraag.

    `volgende_op` is when it may be tried next; of what is parked, since when it is.
    """

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="acties")
    soort = models.CharField(max_length=20, choices=ActieSoort.choices)
    sleutel = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=12, choices=ActieStatus.choices, default=ActieStatus.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_op = models.DateTimeField()
    fout = models.CharField(max_length=250, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)

    objects = UitgaandeActieQuerySet.as_manager()

    gegevens = Gegevens(
        zakelijk="id aanvraag soort sleutel status pogingen volgende_op fout klaar_op",
        bewaren="Even lang als de aanvraag",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "uitgaande acties"
        constraints = [models.UniqueConstraint(fields=["aanvraag", "soort", "sleutel"], name="actie_eenmaal")]
        indexes = [
            models.Index(fields=["volgende_op"], name="actie_te_doen", condition=Q(status=ActieStatus.WACHT))
        ]

    def __str__(self) -> str:
        return f"{self.soort} van {self.aanvraag_id}"
