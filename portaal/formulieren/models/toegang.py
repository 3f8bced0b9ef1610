"""Who else comes in at an aanvraag: a second signer, and whoever goes on with it on another device."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from portaal.inwoners.models import Inwoner
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField

from ..enums import AanvraagStatus, LinkStaat, OndertekeningSoort, OndertekeningStatus
from .aanvraag import Aanvraag


class OndertekeningQuerySet(models.QuerySet["Ondertekening"]):
    def open(self) -> Self:
        """Asked with an aanvraag that was handed in, and not answered."""
        return self.filter(
            status=OndertekeningStatus.GEVRAAGD, aanvraag__status=AanvraagStatus.WACHT_ONDERTEKENING
        )


class Ondertekening(models.Model):
    """Someone else who has to agree: signs along with an own DigiD, or confirms that another acts for them.

    The plain token is in the message only. `code_hash` is the second half for who confirms without DigiD.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="ondertekeningen")
    soort = models.CharField(max_length=12, choices=OndertekeningSoort.choices)
    naam = EncryptedTextField()
    adres = EncryptedTextField("e-mailadres of telefoonnummer")
    status = models.CharField(
        max_length=12, choices=OndertekeningStatus.choices, default=OndertekeningStatus.GEVRAAGD
    )
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    inwoner = models.ForeignKey(Inwoner, models.PROTECT, null=True, blank=True, related_name="+")
    loa = models.CharField(max_length=20, blank=True)
    gevraagd_op = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True, blank=True)
    verloopt_op = models.DateTimeField()
    beslist_op = models.DateTimeField(null=True, blank=True)

    objects = OndertekeningQuerySet.as_manager()

    gegevens = Gegevens(
        persoonlijk="naam adres inwoner",
        zakelijk=(
            "id uuid aanvraag soort status token_hash code_hash pogingen loa gevraagd_op herinnerd_op "
            "verloopt_op beslist_op"
        ),
        bewaren="Even lang als de aanvraag",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "ondertekeningen"
        indexes = [
            models.Index(
                fields=["verloopt_op"],
                name="ondertekening_gevraagd",
                condition=Q(status=OndertekeningStatus.GEVRAAGD),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.aanvraag_id}"

    @property
    def is_gevraagd(self) -> bool:
        return self.status == OndertekeningStatus.GEVRAAGD

    @property
    def is_machtiging(self) -> bool:
        return self.soort == OndertekeningSoort.MACHTIGING


class Hervatlink(models.Model):
    """A link by e-mail to go on with a draft elsewhere; works once the address was shown to be theirs."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="hervatlinks")
    token_hash = models.CharField(max_length=64, unique=True)
    email_hash = models.CharField(max_length=64)
    verloopt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="email_hash",
        zakelijk="id aanvraag token_hash verloopt_op gebruikt_op created_at",
        bewaren="Even lang als het concept",
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "hervatlinks"

    def __str__(self) -> str:
        return f"link bij {self.aanvraag_id}"

    def staat_op(self, now: datetime) -> LinkStaat:
        """What the link can still do; reads the aanvraag."""
        if not self.aanvraag.is_concept:
            return LinkStaat.INGEDIEND
        if self.aanvraag.aanvrager_id is not None:
            return LinkStaat.GEKOPPELD
        if self.gebruikt_op is not None:
            return LinkStaat.GEBRUIKT
        return LinkStaat.OPEN if self.verloopt_op > now else LinkStaat.VERLOPEN
