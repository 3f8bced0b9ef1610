"""What was looked at and what was done: two logs that only grow."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from portaal.kern.classificatie import Gegevens

from ..enums import InzageResultaat


class AlleenToevoegen(Exception):
    """A row of a log cannot be changed or removed."""


class LogboekQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AlleenToevoegen

    def delete(self) -> NoReturn:
        raise AlleenToevoegen


class Logregel(models.Model):
    """A row that is written once."""

    at = models.DateTimeField(db_index=True)
    wie = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LogboekQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AlleenToevoegen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AlleenToevoegen


class Inzage(Logregel):
    """Somebody looked at the data of a person (AVG art. 5 lid 2, 15 and 32)."""

    betrokkene = models.UUIDField(db_index=True, null=True)
    wat = models.CharField(max_length=200)
    waarom = models.CharField(max_length=200)
    resultaat = models.CharField(max_length=16, choices=InzageResultaat.choices)

    gegevens = Gegevens(
        persoonlijk="wie betrokkene wat waarom",
        zakelijk="id at resultaat",
        bewaren="Vijf jaar (NEN 7513 als richtsnoer)",
    )

    class Meta(Logregel.Meta):
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.wat}"


class Handeling(Logregel):
    """Somebody changed something."""

    soort = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=40)
    object_uuid = models.UUIDField(db_index=True)
    toelichting = models.CharField(max_length=500, blank=True)

    gegevens = Gegevens(
        persoonlijk="wie toelichting",
        zakelijk="id at soort object_soort object_uuid",
        bewaren="Even lang als het object waar het over gaat, minstens vijf jaar",
    )

    class Meta(Logregel.Meta):
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.soort}"
