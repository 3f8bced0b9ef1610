"""The person the municipality serves."""

import uuid

from django.db import models

from portaal.kern.bsn import mask_bsn
from portaal.kern.classificatie import Gegevens
from portaal.kern.velden import EncryptedTextField

from .enums import Bron


class Inwoner(models.Model):
    """A natural person. The BSN stands encrypted; bsn_idx is a keyed hash to find it by.

    The account of a resident points here with Account.inwoner_uuid; a person who never logged in has none.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bsn_enc = EncryptedTextField("BSN")
    bsn_idx = models.CharField(max_length=64, unique=True, editable=False)
    voornamen = models.CharField(max_length=200)
    voorvoegsel = models.CharField(max_length=10, blank=True)
    geslachtsnaam = models.CharField(max_length=200)
    geboortedatum = models.DateField(null=True, blank=True)
    straat = models.CharField(max_length=80, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=80, blank=True)
    is_geheim = models.BooleanField("geen gegevens aan derden (Wet BRP art. 2.59)", default=False)
    is_overleden = models.BooleanField("overleden", default=False)
    bron = models.CharField(max_length=10, choices=Bron.choices, default=Bron.BRP)
    bijgewerkt_op = models.DateTimeField()
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk=(
            "uuid bsn_enc bsn_idx voornamen voorvoegsel geslachtsnaam geboortedatum "
            "straat huisnummer postcode woonplaats is_geheim is_overleden"
        ),
        zakelijk="id bron bijgewerkt_op created_at",
        bewaren="Zolang er een zaak, bericht of afspraak van deze persoon bewaard wordt",
    )

    class Meta:
        verbose_name = "inwoner"
        verbose_name_plural = "inwoners"
        indexes = [models.Index(fields=["geslachtsnaam", "voornamen"], name="inwoner_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def roepnaam(self) -> str:
        return self.voornamen.split(" ")[0]

    @property
    def achternaam(self) -> str:
        """With what stands before it: "de Vries"."""
        return f"{self.voorvoegsel} {self.geslachtsnaam}".strip()

    @property
    def naam(self) -> str:
        """As one is called: "Sanne de Vries"."""
        return f"{self.roepnaam} {self.achternaam}".strip()

    @property
    def formele_naam(self) -> str:
        """As on an envelope: "S. de Vries"."""
        letters = "".join(f"{naam[0]}." for naam in self.voornamen.split())
        return f"{letters} {self.achternaam}".strip()

    @property
    def initialen(self) -> str:
        return f"{self.voornamen[:1]}{self.geslachtsnaam[:1]}".upper()

    @property
    def adresregel(self) -> str:
        return f"{self.straat} {self.huisnummer}".strip()

    @property
    def plaatsregel(self) -> str:
        return f"{self.postcode} {self.woonplaats}".strip()

    @property
    def bsn_gemaskeerd(self) -> str:
        return mask_bsn(self.bsn_enc)


class Organisatie(models.Model):
    """A company or association in the Handelsregister, under its KvK number."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kvk_nummer = models.CharField(max_length=8, unique=True)
    naam = models.CharField(max_length=200)
    rechtsvorm = models.CharField(max_length=80, blank=True)
    straat = models.CharField(max_length=80, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    is_actief = models.BooleanField(default=True)
    bijgewerkt_op = models.DateTimeField()
    created_at = models.DateTimeField()

    gegevens = Gegevens(
        persoonlijk="naam straat huisnummer postcode plaats",
        zakelijk="id uuid kvk_nummer rechtsvorm is_actief bijgewerkt_op created_at",
        bewaren="Zolang er een zaak van deze organisatie bewaard wordt",
    )

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"

    def __str__(self) -> str:
        return self.naam
