"""Where a person can be reached, and where not."""

from django.db import models
from django.db.models import Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField

from ..enums import Kanaal


class Contactpunt(models.Model):
    """An e-mail address or mobile number of a resident; used for notices once verified."""

    inwoner = models.ForeignKey(Inwoner, models.CASCADE, related_name="contactpunten")
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices)
    adres = EncryptedTextField()
    verified_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_tot = models.DateTimeField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    onbereikbaar_op = models.DateTimeField(null=True, blank=True)

    gegevens = Gegevens(
        persoonlijk="inwoner adres onbereikbaar_op",
        zakelijk="id kanaal verified_at code_hash code_tot pogingen",
        bewaren="Tot de inwoner het verwijdert, uiterlijk een jaar na het laatste contact",
    )

    class Meta:
        verbose_name_plural = "contactpunten"
        constraints = [
            # One in use, and beside it one that waits for its code.
            models.UniqueConstraint(
                fields=["inwoner", "kanaal"],
                condition=Q(verified_at__isnull=False),
                name="contactpunt_een_in_gebruik",
            ),
            models.UniqueConstraint(
                fields=["inwoner", "kanaal"],
                condition=Q(verified_at__isnull=True),
                name="contactpunt_een_wacht_op_code",
            ),
            models.CheckConstraint(
                name="contactpunt_geen_brief", condition=Q(kanaal__in=[Kanaal.SMS, Kanaal.EMAIL])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kanaal_display()} van {self.inwoner_id}"


class Blokkade(models.Model):
    """A number that must not get SMS any more: asked for by its owner, or refused by the provider."""

    nummer_idx = models.CharField(max_length=64, unique=True)
    reden = models.CharField(max_length=60)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="nummer_idx", zakelijk="id reden created_at", bewaren="Tot de eigenaar het herroept"
    )

    class Meta:
        verbose_name_plural = "blokkades"

    def __str__(self) -> str:
        return self.reden
