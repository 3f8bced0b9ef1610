"""A form as data, its published versions, how long its aanvragen are kept and how its steps are used."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from portaal.inwoners.enums import Niveau
from portaal.kern.classificatie import Gegevens
from portaal.producten.models import Product
from portaal.zaken.models import Zaaktype

from ..enums import Bewaarfase, Bewaarwijze, FormulierSoort, LoginEis


class Formulier(models.Model):
    """A form that residents find under its slug."""

    slug = models.SlugField(unique=True)
    titel = models.CharField(max_length=100)
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
    opent_op = models.DateTimeField(null=True, blank=True)
    sluit_op = models.DateTimeField(null=True, blank=True)
    hoogste_aantal = models.PositiveIntegerField(null=True, blank=True)
    is_open = models.BooleanField(default=True)

    gegevens = Gegevens(
        zakelijk=(
            "id slug titel soort zaaktype product knoptekst inleiding bevestiging vooraf duur_minuten "
            "bevestigingstekst login loa mag_namens mag_organisatie opent_op sluit_op hoogste_aantal is_open"
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
            ),
        ]

    def __str__(self) -> str:
        return self.titel

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

    formulier = models.ForeignKey(Formulier, models.CASCADE, related_name="bewaarregels")
    fase = models.CharField(max_length=12, choices=Bewaarfase.choices)
    dagen = models.PositiveIntegerField()
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
