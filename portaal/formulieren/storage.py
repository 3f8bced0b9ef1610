"""Formtools' storage, on the draft instead of the session: nothing is wiped by a second tab or a logout."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage import BaseStorage

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.bewerken import bewerk
from portaal.vragen.typen import Bewerkt

from .enums import RuweReden
from .invulling import CONTROLE, Invulling
from .operations import count_fout, count_voortgang, keep_ruwe_invoer, save_stap
from .vrager import account_of


class AanvraagStorage(BaseStorage):
    """Reads and writes the draft of request.invulling. Writes when something changed, so never on a GET.

    Which step is current comes from the address and lives as long as the request; the check page asks for
    no answers and keeps nothing either.
    """

    def __init__(self, prefix: str, request: HttpRequest, file_storage: None = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.invulling: Invulling = request.invulling  # type: ignore[attr-defined]
        self.init_data()

    def get_step_data(self, step: str) -> MultiValueDict[str, Any] | None:
        """The stored answers the way a browser would post them; None while the step has open questions."""
        if step == CONTROLE:
            return super().get_step_data(step)
        if not self.invulling.is_klaar(step):
            return None
        return to_post(self.invulling.form_class(step)(prefix=step))

    def set_step_data(self, step: str, cleaned_data: Any) -> None:
        if step == CONTROLE:
            super().set_step_data(step, cleaned_data)
        else:
            self._save(step, cleaned_data)

    def reset(self) -> None:
        """Formtools calls this after handing in; the aanvraag stays what it is."""
        self.init_data()

    def keep_raw(
        self,
        step: str,
        post: MultiValueDict[str, Any],
        reden: RuweReden,
        geweigerd: Mapping[str, list[str]] | None = None,
    ) -> bool:
        """Keep what was typed at this step, as it was typed; False when not all of it could be kept."""
        velden = fields_of_step(post, self.invulling, step)
        now = timezone.now()
        if reden == RuweReden.FOUT:
            count_fout(invulling=self.invulling, stap=step, now=now)
        aanvraag = keep_ruwe_invoer(
            aanvraag=self.invulling.aanvraag,
            stap=step,
            velden=velden,
            reden=reden,
            geweigerd=geweigerd,
            by=account_of(self.request),
            now=now,
        )
        self.invulling.take_over(aanvraag)
        return self.invulling.get_ruw(step).get("velden") == velden

    def _save(self, step: str, antwoorden: Mapping[str, Antwoord]) -> None:
        invulling, now = self.invulling, timezone.now()
        was_klaar, stond = invulling.is_klaar(step), invulling.find_stap("")
        aanvraag = save_stap(
            aanvraag=invulling.aanvraag,
            stap=step,
            antwoorden=antwoorden,
            by=account_of(self.request),
            now=now,
        )
        invulling.take_over(aanvraag)
        count_voortgang(invulling=invulling, stap=step, was_klaar=was_klaar, stond=stond, now=now)


def fields_of_step(post: MultiValueDict[str, Any], invulling: Invulling, step: str) -> dict[str, list[str]]:
    """The posted values that belong to the questions of this step."""
    namen = invulling.posted_names(step)
    return {naam: waarden for naam, waarden in post.lists() if naam in namen}


def is_anders(post: MultiValueDict[str, Any], invulling: Invulling, step: str) -> bool:
    """Whether what was posted at this step is not what its page showed."""
    if ruw := invulling.get_ruw(step):
        return bool(ruw["velden"] != fields_of_step(post, invulling, step))
    return invulling.form_class(step)(data=post, prefix=step).has_changed()


def rework_step(post: MultiValueDict[str, Any], invulling: Invulling, step: str, opdracht: str) -> Bewerkt:
    """What a button within this step makes of what was typed; raises ValueError when there is no such button."""
    velden = fields_of_step(post, invulling, step)
    stap = invulling.definitie.stap_per_sleutel[step]
    return bewerk(stap, velden, opdracht, kader=invulling.kader, prefix=step)


def to_post(form: forms.Form) -> MultiValueDict[str, Any]:
    """What a browser would post if it got this form and sent it back untouched."""
    post: MultiValueDict[str, Any] = MultiValueDict()
    for veld in form:
        _add_widget(post, veld.field.widget, veld.html_name, veld.value())
    return post


def _add_widget(post: MultiValueDict[str, Any], widget: forms.Widget, naam: str, waarde: Any) -> None:
    if isinstance(widget, forms.MultiWidget):
        namen: list[str] = widget.widgets_names  # type: ignore[attr-defined]  # missing in the stubs
        delen = zip(widget.widgets, namen, widget.decompress(waarde) or (), strict=True)
        for deel, achtervoegsel, deelwaarde in delen:
            _add_widget(post, deel, naam + achtervoegsel, deelwaarde)
    elif isinstance(widget, forms.CheckboxInput):
        if waarde:
            post[naam] = "on"
    elif isinstance(waarde, list | tuple):
        post.setlist(naam, [str(deel) for deel in waarde])
    elif waarde is not None or not isinstance(widget, ChoiceWidget):
        post[naam] = "" if waarde is None else str(waarde)
