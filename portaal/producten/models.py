"""Facts of a product that the site, the forms and the balie share."""

from django.db import models

from portaal.kern.classificatie import Gegevens

from .enums import Productkanaal


class Product(models.Model):
    """Something residents arrange with the municipality."""

    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    omschrijving = models.CharField("in één zin", max_length=250)

    gegevens = Gegevens(zakelijk="id slug naam omschrijving", bewaren="Zolang het product bestaat")

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "producten"

    def __str__(self) -> str:
        return self.naam


class Kosten(models.Model):
    """What a product costs over one channel, in euro cents; `variant` tells prices apart, as by age."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="kosten")
    kanaal = models.CharField(max_length=10, choices=Productkanaal.choices)
    variant = models.CharField(max_length=80, blank=True)
    bedrag_cent = models.PositiveIntegerField()
    volgorde = models.PositiveSmallIntegerField(default=0)

    gegevens = Gegevens(
        zakelijk="id product kanaal variant bedrag_cent volgorde", bewaren="Zolang het product bestaat"
    )

    class Meta:
        ordering = ["product", "volgorde", "id"]
        verbose_name_plural = "kosten"
        constraints = [
            models.UniqueConstraint(
                fields=["product", "kanaal", "variant"], name="kosten_een_per_kanaal_en_variant"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product}, {self.kanaal}: {self.bedrag_cent} cent"


class Benodigdheid(models.Model):
    """What to bring or have at hand."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="benodigdheden")
    tekst = models.CharField(max_length=200)
    voor_wie = models.CharField("alleen voor", max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    gegevens = Gegevens(zakelijk="id product tekst voor_wie volgorde", bewaren="Zolang het product bestaat")

    class Meta:
        ordering = ["product", "volgorde", "id"]
        verbose_name_plural = "benodigdheden"

    def __str__(self) -> str:
        return self.tekst
