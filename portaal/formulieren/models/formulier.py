"""A form as data, its published versions, how long its aanvragen are kept and how its steps are used."""

from datetime import datetime
from typing import Any, NoReturn, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from portaal.inwoners.enums import Niveau
from portaal.kern.classificatie import Gegevens
from portaal.producten.models import Product
from portaal.zaken.models import Zaaktype

from ..enums import Bewaarfase, Bewaarwijze, FormulierSoort, LoginEis
from ..redactie.blokken import RegelsBlock, StappenBlock

# Wagtail asks the model for its preview, which is made of screens that stand above it.
VOORBEELD = "portaal.formulieren.redactie.voorbeeld"
# Of a bewaarregel: a century. A longer one takes dates past the last that can be counted.
HOOGSTE_DAGEN = 36_500


class OpbouwField(StreamField):
    """Blocks that stand in the code: a new type of question is no change of the database."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        naam, pad, _, kwargs = super(StreamField, self).deconstruct()
        return naam, pad, [type(self.stream_block)], kwargs


class FormulierQuerySet(models.QuerySet["Formulier"]):
    def te_starten(self, now: datetime) -> Self:
        """On line and within their dates; whether one is full, queries.get_openstelling says."""
        begonnen = Q(opent_op__isnull=True) | Q(opent_op__lte=now)
        niet_voorbij = Q(sluit_op__isnull=True) | Q(sluit_op__gt=now)
        return self.filter(begonnen & niet_voorbij, live=True)

    def zonder_opbouw(self) -> Self:
        """For whoever needs the form and not how it is built: that is many kilobytes."""
        return self.defer("stappen", "regels", "vaste_sleutels")


class Formulier(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """A form that residents find under its slug, as editors build it.

    `stappen` and `regels` are what an editor works on; residents fill in a FormulierVersie made of them. Block
    ids whose key was published stand in `vaste_sleutels`.
    """

    slug = models.SlugField("adres", unique=True)
    titel = models.CharField(max_length=100)
    stappen = OpbouwField(StappenBlock, blank=True)
    regels = OpbouwField(RegelsBlock, blank=True)
    soort = models.CharField(max_length=10, choices=FormulierSoort.choices, default=FormulierSoort.AANVRAAG)
    zaaktype = models.ForeignKey(Zaaktype, models.PROTECT, null=True, blank=True, related_name="formulieren")
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="formulieren")
    knoptekst = models.CharField("tekst op de verzendknop", max_length=40)
    inleiding = models.TextField("wat de inwoner hiermee regelt", blank=True)
    bevestiging = models.CharField(
        "kop van de bevestiging", max_length=80, default="Wij hebben uw formulier ontvangen"
    )
    vooraf = models.JSONField("goed om te weten, per regel", default=list, blank=True)
    duur_minuten = models.PositiveSmallIntegerField(default=5)
    bevestigingstekst = models.TextField("tekst onder de bevestiging", blank=True)
    login = models.CharField(max_length=4, choices=LoginEis.choices, default=LoginEis.MOET)
    loa = models.CharField("niveau van de login", max_length=20, choices=Niveau.choices, blank=True)
    mag_namens = models.BooleanField("mag namens iemand anders", default=False)
    mag_organisatie = models.BooleanField("mag namens een organisatie", default=False)
    opent_op = models.DateTimeField("open vanaf", null=True, blank=True)
    sluit_op = models.DateTimeField("open tot", null=True, blank=True)
    hoogste_aantal = models.PositiveIntegerField("hoogste aantal aanvragen", null=True, blank=True)
    ondertekening_naam = models.CharField("vraag met de naam van wie meetekent", max_length=50, blank=True)
    ondertekening_email = models.CharField("vraag met het e-mailadres", max_length=50, blank=True)
    vaste_sleutels = models.JSONField(default=dict, blank=True, editable=False)
    publicatie_fout = models.TextField(blank=True, editable=False)

    objects = FormulierQuerySet.as_manager()

    default_exclude_fields_in_copy = ["latest_revision", "vaste_sleutels", "publicatie_fout"]
    gegevens = Gegevens(
        zakelijk=(
            "id slug titel stappen regels soort zaaktype product knoptekst inleiding bevestiging vooraf "
            "duur_minuten bevestigingstekst login loa mag_namens mag_organisatie opent_op sluit_op "
            "hoogste_aantal ondertekening_naam ondertekening_email vaste_sleutels publicatie_fout live "
            "has_unpublished_changes first_published_at last_published_at live_revision go_live_at expire_at "
            "expired latest_revision locked locked_at locked_by"
        ),
        bewaren="Zolang er aanvragen van zijn",
    )

    class Meta:
        ordering = ["titel"]
        verbose_name_plural = "formulieren"
        constraints = [
            models.CheckConstraint(
                name="formulier_aanvraag_heeft_zaaktype",
                condition=Q(soort=FormulierSoort.CHECK) | Q(zaaktype__isnull=False),
                violation_error_message="Een aanvraag heeft een zaaktype nodig.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def with_content_json(self, content: Any) -> "Formulier":
        """A revision says how the form is built; what was published of it belongs to the form as a whole."""
        formulier: Formulier = super().with_content_json(content)
        formulier.vaste_sleutels, formulier.publicatie_fout = self.vaste_sleutels, self.publicatie_fout
        formulier.publicist = self.publicist
        return formulier

    # Who publishes, for the version that comes of it (receivers.py).
    publicist: Any = None

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """All or nothing: with a fault in it (FormulierKloptNiet) the form stays what it was."""
        self.publicist = user
        with transaction.atomic():
            super().publish(revision, user=user, **kwargs)

    def make_preview_request(
        self, original_request: Any = None, preview_mode: Any = None, extra_request_attrs: Any = None
    ) -> HttpResponse:
        """The page as a resident sees it, made at once: it is no page with an address of its own."""
        antwoord: HttpResponse = import_string(f"{VOORBEELD}.show_voorbeeld")(
            original_request or HttpRequest(), self, preview_mode or ""
        )
        return antwoord

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Each step, the check page and the receipt."""
        modes: list[tuple[str, str]] = import_string(f"{VOORBEELD}.list_modes")(self)
        return modes

    @property
    def ondertekening(self) -> dict[str, str] | None:
        """As the definitie says it: the keys of who signs along."""
        if not (self.ondertekening_naam or self.ondertekening_email):
            return None
        return {"naam": self.ondertekening_naam, "email": self.ondertekening_email}

    @property
    def is_check(self) -> bool:
        """Whether it gives advice and keeps nothing."""
        return self.soort == FormulierSoort.CHECK

    @property
    def vast_zaaktype(self) -> Zaaktype:
        """What an aanvraag of this form becomes; raises ValueError for a check, which becomes nothing."""
        if self.zaaktype is None:
            raise ValueError("a check has no zaaktype")
        return self.zaaktype


class VersieStaatVast(Exception):
    """A published version cannot be changed; publish a new one."""


class FormulierVersieQuerySet(models.QuerySet["FormulierVersie"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise VersieStaatVast


class FormulierVersie(models.Model):
    """The form as it was published; never updated, so that an answer always stands beside its question."""

    formulier = models.ForeignKey(Formulier, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    definitie = models.JSONField()
    sha256 = models.CharField(max_length=64)
    gepubliceerd_op = models.DateTimeField()
    gepubliceerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = FormulierVersieQuerySet.as_manager()

    gegevens = Gegevens(
        zakelijk="id formulier nummer definitie sha256 gepubliceerd_op gepubliceerd_door",
        bewaren="Zolang er aanvragen van zijn",
    )

    class Meta:
        ordering = ["formulier", "-nummer"]
        verbose_name_plural = "formulierversies"
        constraints = [models.UniqueConstraint(fields=["formulier", "nummer"], name="formulierversie_nummer")]

    def __str__(self) -> str:
        return f"{self.formulier}, versie {self.nummer}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise VersieStaatVast
        super().save(*args, **kwargs)


class Bewaarregel(models.Model):
    """How long an aanvraag of this form is kept in one phase, and what is left of it after that."""

    formulier = ParentalKey(Formulier, on_delete=models.CASCADE, related_name="bewaarregels")
    fase = models.CharField(max_length=12, choices=Bewaarfase.choices)
    dagen = models.PositiveIntegerField(validators=[MaxValueValidator(HOOGSTE_DAGEN)])
    wijze = models.CharField(max_length=12, choices=Bewaarwijze.choices)

    gegevens = Gegevens(zakelijk="id formulier fase dagen wijze", bewaren="Zolang het formulier bestaat")

    class Meta:
        ordering = ["formulier", "fase"]
        verbose_name_plural = "bewaarregels"
        constraints = [models.UniqueConstraint(fields=["formulier", "fase"], name="bewaarregel_een_per_fase")]

    def __str__(self) -> str:
        return f"{self.formulier}, {self.fase}: {self.dagen} dagen"


class StapMeting(models.Model):
    """How often a step was shown first, finished, faulty and left, per day. Nothing here is about a person."""

    versie = models.ForeignKey(FormulierVersie, models.CASCADE, related_name="metingen")
    stap = models.SlugField()
    dag = models.DateField()
    gestart = models.PositiveIntegerField(default=0)
    voltooid = models.PositiveIntegerField(default=0)
    fout = models.PositiveIntegerField(default=0)
    verlaten = models.PositiveIntegerField(default=0)

    gegevens = Gegevens(zakelijk="id versie stap dag gestart voltooid fout verlaten", bewaren="Twee jaar")

    class Meta:
        ordering = ["versie", "dag", "stap"]
        verbose_name_plural = "stapmetingen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "stap", "dag"], name="stapmeting_een_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.versie}, {self.stap} op {self.dag}"
