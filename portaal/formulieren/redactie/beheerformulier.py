"""The form behind the editor's screen: it fills in keys, and checks all of it when somebody publishes."""

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm

from portaal.vragen.controle import Fout

from ..enums import FormulierSoort, LoginEis
from ..models import Formulier
from ..operations import find_fouten
from .aanvullen import fill_keys, name_keys
from .bouw import find_changed_keys, read_blokken, read_definitie
from .plaatsen import GeplaatsteFout, place_fouten, to_block_error


class RegelsField(forms.CharField):
    """A list of sentences, one on each line of a text box."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # Django lets a field make anything
        return [regel.strip() for regel in str(value or "").splitlines() if regel.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])


class FormulierBeheerForm(WagtailAdminModelForm):
    """Wagtail defers what is required while a draft is saved; so do we with our own checks."""

    vooraf = RegelsField(
        label="Goed om te weten", required=False, help_text="Zet elke zin op een nieuwe regel."
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean()
        self._check_zaaktype()
        if {"stappen", "regels"} <= set(gegevens):
            self._complete()
            if not self.is_deferred_validation:
                self._check_alles()
        return self.cleaned_data

    def _check_zaaktype(self) -> None:
        """Even a draft has one: it says where an aanvraag ends."""
        gegevens = self.cleaned_data
        if gegevens.get("soort") == FormulierSoort.AANVRAAG and not gegevens.get("zaaktype"):
            self.add_error("zaaktype", "Kies in welk zaaktype een aanvraag eindigt.")

    def _complete(self) -> None:
        """Keys where the editor gave none; rules that name a question by its text get its key."""
        stappen, regels = (list(self.cleaned_data[naam].get_prep_value()) for naam in ("stappen", "regels"))
        stappen = fill_keys(stappen, self.instance.vaste_sleutels)
        regels = name_keys(regels, stappen)
        for naam, blokken in (("stappen", stappen), ("regels", regels)):
            self.cleaned_data[naam] = Formulier._meta.get_field(naam).to_python(blokken)

    def _check_alles(self) -> None:
        fouten = judge(self._as_formulier())
        for veld in ("stappen", "regels"):
            if eigen := [fout for fout in fouten if fout.plek.veld == veld]:
                self.add_error(veld, to_block_error(eigen))
        for fout in fouten:
            if fout.plek.veld not in ("stappen", "regels"):
                self.add_error(fout.plek.veld or None, fout.melding)

    def _as_formulier(self) -> Formulier:
        """What was typed, as a Formulier to judge; the one that is being edited stays as it is."""
        namen = {veld.name for veld in Formulier._meta.concrete_fields} & set(self.cleaned_data)
        formulier = Formulier(**{naam: self.cleaned_data[naam] for naam in namen})
        formulier.vaste_sleutels = self.instance.vaste_sleutels
        return formulier


def judge(formulier: Formulier) -> list[GeplaatsteFout]:
    """Everything that keeps this form from being published, each with its place in the editor."""
    stappen, regels = read_blokken(formulier)
    fouten = [
        *find_fouten(read_definitie(formulier), soort=formulier.soort, now=timezone.now()),
        *find_changed_keys(stappen, formulier.vaste_sleutels),
        *_judge_instellingen(formulier),
    ]
    return place_fouten(fouten, stappen, regels)


def _judge_instellingen(formulier: Formulier) -> list[Fout]:
    fouten = []
    if not formulier.knoptekst:
        fouten.append(Fout("knoptekst", "Vul in wat er op de knop staat waarmee de inwoner verstuurt."))
    if formulier.soort == FormulierSoort.AANVRAAG and not formulier.bevestiging:
        fouten.append(Fout("bevestiging", "Vul in wat de inwoner leest als het formulier is verstuurd."))
    if formulier.loa and formulier.login == LoginEis.GEEN:
        fouten.append(Fout("loa", "Zonder inloggen is er geen niveau van de login."))
    if formulier.opent_op and formulier.sluit_op and formulier.opent_op >= formulier.sluit_op:
        fouten.append(Fout("sluit_op", "Het formulier sluit voordat het opengaat."))
    return fouten
