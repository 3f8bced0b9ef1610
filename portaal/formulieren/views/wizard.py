"""The steps of a draft and its check page, on formtools' wizard."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from formtools.wizard.views import WizardView

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.formulier import StapFormulier
from portaal.vragen.typen.basis import find_geen_adres

from ..adressen import zoek_adres
from ..bestanden import remove_file, take_files
from ..bewijs import VELDNAAM, Paginabewijs, read_bewijs
from ..enums import RuweReden
from ..forms import ControleForm, without_judgement
from ..invulling import CONTROLE, Invulling
from ..models import Aanvraag
from ..omwegen import loa_of, may_claim
from ..operations import AanvraagGewijzigd, AanvraagIsIngediend, FormulierVol, submit_aanvraag
from ..storage import is_anders, rework_step
from ..vrager import account_of
from .bestandsveld import tell_geweigerd
from .laden import layout_for, load_aanvraag
from .rijen import answer_blokken, known_blokken, misses_source, step_delen, step_url

TERUG = "terug"
FOUT = "fout"
BEWERK = "bewerk"
BESTAND = "bestand"
GOTO = "wizard_goto_step"
# Buttons of a step that lead elsewhere first; what was typed is kept.
GA = "ga"
ELDERS = {
    "bewaren": "formulieren:bewaren",
    "inloggen": "formulieren:overnemen",
    "scan": "formulieren:scan",
}
VOL = (
    "Uw formulier is niet verstuurd: anderen waren eerder en er is geen plaats meer. "
    "Wat u hebt ingevuld, blijft bewaard."
)
GEWIJZIGD = "Er is iets veranderd nadat u deze pagina opende. Controleer uw antwoorden nog een keer."


def is_op_pad(sleutel: str, wizard: "AanvraagWizard") -> bool:
    """Formtools' condition of a step: whether the stored answers make it visible."""
    return wizard.invulling.is_zichtbaar(sleutel)


class AanvraagWizard(WizardView):
    """One step of one draft.

    The draft comes from the address, its steps from the version it was started on; nothing is in the session.
    """

    storage_name = "portaal.formulieren.storage.AanvraagStorage"
    form_list: Any = [(CONTROLE, ControleForm)]
    http_method_names = ["get", "head", "post"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.stap: str = kwargs["stap"]
        self.aanvraag = self.load(kwargs)
        wordt_beoordeeld = request.method == "POST" or FOUT in request.GET
        self.invulling = Invulling(
            self.aanvraag,
            vandaag=timezone.localdate(),
            zoek_adres=zoek_adres if wordt_beoordeeld else find_geen_adres,
        )
        request.invulling = self.invulling  # type: ignore[attr-defined]
        sleutels = self.invulling.definitie.stap_per_sleutel
        stappen = {sleutel: self.invulling.form_class(sleutel) for sleutel in sleutels}
        self.form_list = {**stappen, **self.form_list}
        self.condition_dict = {sleutel: partial(is_op_pad, sleutel) for sleutel in self.form_list}
        if self.stap not in self.form_list:
            raise Http404

    def load(self, kwargs: dict[str, Any]) -> Aanvraag:
        return load_aanvraag(self.request, kwargs["aanvraag_uuid"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """After handing in, every page of the draft, opened or posted, leads to the receipt."""
        if not self.aanvraag.is_concept:
            return self.to_ontvangst()
        try:
            return super().dispatch(request, *args, **kwargs)
        except AanvraagIsIngediend:
            return self.to_ontvangst()

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        mag = self.invulling.find_stap(self.stap)
        if mag != self.stap:
            return self.to_stap(mag, terug=self.stap == CONTROLE)
        self.storage.current_step = self.stap
        if self.stap == CONTROLE and (ongeldig := self.find_invalid()):
            return self.to_stap(ongeldig, terug=True)
        return self.render(self.get_form_to_show())

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Formtools validates, saves and moves on; before that, the step must still be on the path.

        A step beyond one that another tab opened is saved too: nothing typed is lost, and no guard is passed.
        What was typed at a step that no longer applies is kept for when it applies again.
        """
        mag = self.invulling.find_stap(self.stap)
        if self.stap not in self.get_form_list() or (self.stap == CONTROLE and mag != CONTROLE):
            self.keep_typed()
            return self.to_stap(mag, terug=True)
        if self.request.POST.get(f"{self.prefix}-current_step", self.stap) != self.stap:
            raise SuspiciousOperation("the page of one step was posted to another")
        self.storage.current_step = self.stap
        if antwoord := self.handle_files():
            return antwoord
        if elders := ELDERS.get(self.request.POST.get(GA, "")):
            self.keep_typed()
            return redirect(elders, aanvraag_uuid=self.aanvraag.uuid)
        if opdracht := self.request.POST.get(BEWERK):
            return self.rework(opdracht)
        return super().post(*args, **kwargs)

    def handle_files(self) -> HttpResponseBase | None:
        """Files come along with any button; one that is refused, and the buttons for files, lead back here."""
        knop = self.request.POST.get(BESTAND, "")
        geweigerd = take_files(self.request, self.invulling, self.stap)
        if verwijder := knop.partition(":")[2]:
            remove_file(self.request, self.invulling, verwijder)
        if self.request.FILES:
            self.form_list[self.stap] = self.invulling.form_class(self.stap)  # it knows the new files
        if not (geweigerd or knop):
            return None
        is_verder = not (knop or GA in self.request.POST or GOTO in self.request.POST)
        if geweigerd or is_anders(self.request.POST, self.invulling, self.stap):
            reden = RuweReden.FOUT if is_verder else RuweReden.BEWERKT
            if not self.storage.keep_raw(self.stap, self.request.POST, reden, geweigerd):
                form = self.get_unjudged(self.request.POST)
                tell_geweigerd(form, geweigerd)
                return super().render(form)
        # With faults the summary above the form gets the attention, not the question.
        anker = "" if geweigerd else f"id_{self.stap}-{knop.partition(':')[0]}"
        return self.to_stap(self.stap, terug=TERUG in self.request.GET, fout=bool(geweigerd), anker=anker)

    def rework(self, opdracht: str) -> HttpResponseBase:
        """A row more or less, or a street looked up: the same page again, with what was typed, unjudged."""
        if self.stap == CONTROLE:
            raise SuspiciousOperation("the check page has no questions")
        try:
            bewerkt = rework_step(self.request.POST, self.invulling, self.stap, opdracht)
        except ValueError as fout:
            raise SuspiciousOperation("no button says that") from fout
        if bewerkt.melding:
            messages.warning(self.request, bewerkt.melding)
        velden = MultiValueDict(bewerkt.velden)
        if not self.storage.keep_raw(self.stap, velden, RuweReden.BEWERKT):
            return super().render(self.get_unjudged(velden))
        return self.to_stap(self.stap, terug=TERUG in self.request.GET, anker=f"id_{bewerkt.naar}")

    def render_done(self, form: forms.Form, **kwargs: Any) -> HttpResponseBase:
        """Only the check page hands in; a step is the last one too when the form stops there."""
        return super().render_done(form, **kwargs) if self.stap == CONTROLE else self.render_next_step(form)

    def done(self, form_list: list[forms.Form], **kwargs: Any) -> HttpResponseBase:
        """Formtools has validated every step again: hand in exactly what those forms hold."""
        antwoorden: dict[str, Antwoord] = {}
        for form in form_list:
            if isinstance(form, StapFormulier):
                antwoorden |= form.get_antwoorden()
        try:
            submit_aanvraag(
                aanvraag=self.aanvraag,
                antwoorden=antwoorden,
                revisie=self.get_gezien_revisie(),
                loa=loa_of(self.request),
                by=account_of(self.request),
                now=timezone.now(),
            )
        except AanvraagGewijzigd:
            messages.warning(self.request, GEWIJZIGD)
            return self.to_stap(CONTROLE)
        except FormulierVol:
            messages.warning(self.request, VOL)
            return redirect("formulieren:start", formulier_slug=self.aanvraag.formulier.slug)
        return self.to_ontvangst()

    def get_gezien_revisie(self) -> int:
        """Of the check page that is posted; -1 when it proves none, or when sources say something else now."""
        bewijs = read_bewijs(self.request.POST.get(VELDNAAM, ""))
        if bewijs is None or not bewijs.is_for(self.aanvraag.uuid, CONTROLE):
            return -1
        return bewijs.revisie if bewijs.bekend == self.invulling.get_bekende_stand() else -1

    def get_form_to_show(self) -> forms.Form:
        """What was typed and not accepted, as it was typed; else the answers; else an empty form.

        Its faults are told on the page that follows the post, and not when somebody comes back to it later.
        """
        ruw = self.invulling.get_ruw(self.stap)
        form = self.pick_form(ruw)
        if FOUT in self.request.GET:
            tell_geweigerd(form, ruw.get("geweigerd", {}))
        return form

    def pick_form(self, ruw: Mapping[str, Any]) -> forms.Form:
        if ruw and FOUT in self.request.GET and ruw["reden"] == RuweReden.FOUT:
            return self.get_form(data=MultiValueDict(ruw["velden"]))
        if ruw and self.stap != CONTROLE:
            return self.get_unjudged(MultiValueDict(ruw["velden"]))
        return self.get_form(data=self.storage.current_step_data)

    def get_unjudged(self, velden: MultiValueDict[str, Any]) -> forms.Form:
        form_class = without_judgement(self.form_list[self.stap])
        return form_class(data=velden, prefix=self.get_form_prefix(self.stap))

    def find_invalid(self) -> str | None:
        """The first step whose stored answers no longer hold: a date can become too late."""
        for sleutel in self.get_form_list():
            form = self.get_form(sleutel, data=self.storage.get_step_data(sleutel))
            if sleutel != CONTROLE and not form.is_valid():
                return sleutel
        return None

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return str(self.aanvraag.uuid)

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return {"namens": self.aanvraag.is_namens_inwoner} if step == CONTROLE else {}

    def get_form_step_files(self, form: forms.Form) -> dict[str, Any]:
        """They are kept already (handle_files)."""
        return {}

    def get_form_step_data(self, form: forms.Form) -> Any:
        """Answers in their one right form, instead of the raw post."""
        return form.get_antwoorden() if isinstance(form, StapFormulier) else form.data

    def render(self, form: forms.Form | None = None, **kwargs: Any) -> HttpResponseBase:
        """A post that is shown again had faults: it is kept on the draft, and its page is one to come back to.

        Only what is too much to keep is shown as the answer to the post itself.
        """
        if self.request.method == "POST" and self.storage.keep_raw(
            self.stap, self.request.POST, RuweReden.FOUT
        ):
            return self.to_stap(self.stap, terug=TERUG in self.request.GET, fout=True)
        return super().render(form, **kwargs)

    def render_next_step(self, form: forms.Form, **kwargs: Any) -> HttpResponseRedirect:
        if TERUG in self.request.GET:
            return self.to_stap(self.invulling.einde)
        return self.to_stap(self.get_next_step() or self.invulling.einde)

    def render_goto_step(self, goto_step: str, **kwargs: Any) -> HttpResponseRedirect:
        self.keep_typed()
        return self.to_stap(goto_step)

    def keep_typed(self) -> None:
        """What was typed is kept without judging it, unless it is what the page showed."""
        if self.stap != CONTROLE and is_anders(self.request.POST, self.invulling, self.stap):
            self.storage.keep_raw(self.stap, self.request.POST, RuweReden.VORIGE)

    def render_revalidation_failure(self, step: str, form: forms.Form, **kwargs: Any) -> HttpResponseRedirect:
        return self.to_stap(step, terug=True)

    def to_stap(
        self, sleutel: str, *, terug: bool = False, fout: bool = False, anker: str = ""
    ) -> HttpResponseRedirect:
        vraag = ({TERUG: CONTROLE} if terug else {}) | ({FOUT: "1"} if fout else {})
        url = step_url(self.invulling, sleutel) + (f"?{urlencode(vraag)}" if vraag else "")
        return redirect(f"{url}#{anker}" if anker else url)

    def to_ontvangst(self) -> HttpResponseRedirect:
        return redirect("formulieren:ontvangst", aanvraag_uuid=self.aanvraag.uuid)

    def make_bewijs(self) -> Paginabewijs:
        account = account_of(self.request)
        return Paginabewijs(
            aanvraag_uuid=str(self.aanvraag.uuid),
            account_uuid=str(account.uuid) if account else "",
            stap=self.stap,
            revisie=self.aanvraag.revisie,
            bekend=self.invulling.get_bekende_stand(),
            houder_hash="" if account else self.aanvraag.houder_hash,
        )

    def get_template_names(self) -> list[str]:
        return ["formulieren/controle.html" if self.stap == CONTROLE else "formulieren/stap.html"]

    def get_context_data(self, form: forms.Form, **kwargs: Any) -> dict[str, Any]:
        context = {
            "aanvraag": self.aanvraag,
            "formulier": self.aanvraag.formulier,
            "layout": layout_for(self.request),
            "bewijs_naam": VELDNAAM,
            "bewijs": self.make_bewijs().sign(),
            "mag_inloggen": may_claim(self.request, self.aanvraag),
        }
        if isinstance(form, StapFormulier):
            context |= {
                "stap": form.stap,
                "wordt_bewaard": True,
                "stand": self.invulling.get_stand(self.stap),
                "delen": (delen := step_delen(form, self.invulling)),
                "heeft_bestanden": any(deel.bestandsveld for deel in delen),
                "heeft_vragen": any(not veld.disabled for veld in form.fields.values()),
                "bekend": known_blokken(form, self.invulling),
                "mist_bron": misses_source(form, self.invulling),
                "is_bewaard": self.invulling.get_ruw(self.stap).get("reden") == RuweReden.SESSIE,
            }
        else:
            context["blokken"] = answer_blokken(self.invulling, wijzigbaar=True)
        return {**super().get_context_data(form=form, **kwargs), **context}
