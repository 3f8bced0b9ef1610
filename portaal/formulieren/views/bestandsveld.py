"""A question for files on the page of its step: what is there, what can be added, and the buttons for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from portaal.kern.bestanden import ALLE, accept_of, describe_formaten
from portaal.vragen.definitie import Veld
from portaal.vragen.typen.bestand import Bestand

from ..bestanden import bestandsvelden, file_input_name
from ..invulling import Invulling
from ..models import Bijlage


@dataclass(frozen=True)
class Bestandsveld:
    """`verwijder` is the value of a button, before the uuid of the file that goes."""

    veld: Veld
    stap: str
    aanvraag_uuid: str
    naam: str
    bijlagen: list[Bijlage]
    hoogste: int

    accept = accept_of(ALLE)
    soorten = describe_formaten(ALLE)

    @property
    def is_vol(self) -> bool:
        return sum(not bijlage.is_geweigerd for bijlage in self.bijlagen) >= self.hoogste

    @property
    def is_een(self) -> bool:
        """One file only: a new one takes the place of the old one."""
        return self.hoogste == 1

    @property
    def mag_erbij(self) -> bool:
        return self.is_een or not self.is_vol

    @property
    def wacht(self) -> bool:
        """Whether the scanner has not seen all of them yet."""
        return any(not (bijlage.is_schoon or bijlage.is_geweigerd) for bijlage in self.bijlagen)

    @property
    def url(self) -> str:
        """Where JavaScript sends files to."""
        return reverse("formulieren:bestanden", args=[self.aanvraag_uuid, self.stap, self.veld.sleutel])

    @property
    def stand_url(self) -> str:
        return reverse("formulieren:bestanden_stand", args=[self.aanvraag_uuid, self.stap, self.veld.sleutel])


def build_bestandsvelden(invulling: Invulling, stap: str) -> dict[str, Bestandsveld]:
    """The questions for files of a step, by their key."""
    return {
        veld.sleutel: Bestandsveld(
            veld=veld,
            stap=stap,
            aanvraag_uuid=str(invulling.aanvraag.uuid),
            naam=file_input_name(stap, veld.sleutel),
            bijlagen=[bijlage for bijlage in invulling.bijlagen if bijlage.veld == veld.sleutel],
            hoogste=Bestand().get_hoogste_aantal(veld),
        )
        for veld in bestandsvelden(invulling, stap)
    }


def tell_geweigerd(form: forms.Form, geweigerd: Mapping[str, list[str]]) -> None:
    """Say at each question which files were refused with the last post."""
    for sleutel, meldingen in geweigerd.items():
        if sleutel in form.fields:
            form.add_error(sleutel, meldingen)
