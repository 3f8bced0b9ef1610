"""The preview: each page as the resident sees it, over an aanvraag that is never saved."""

from copy import copy
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from portaal.inwoners.models import Inwoner

from ..enums import AanvraagStatus, LoginEis
from ..invulling import CONTROLE, Invulling
from ..models import Aanvraag, Formulier, FormulierVersie
from ..ontvangstlink import sign
from ..vervolguitleg import describe_bericht, describe_vervolg
from ..views.laden import layout_for
from ..views.rijen import answer_blokken
from ..views.wizard import AanvraagWizard
from .beheerformulier import judge
from .bouw import read_definitie

ONTVANGST = "ontvangst"
# No row has this id, so whatever is looked up for it is not there.
GEEN_RIJ = 0
VOORBEELD_REFERENTIE = "Z-VOORBEELD"


class VoorbeeldWizard(AanvraagWizard):
    """The resident's own page of a step or of the check, with every step and every question on it."""

    aanvraag_vooraf: Any = None
    soms: Any = ()

    def load(self, kwargs: dict[str, Any]) -> Aanvraag:
        aanvraag: Aanvraag = self.aanvraag_vooraf
        return aanvraag

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        self.storage.current_step = self.stap
        return TemplateResponse(
            self.request,
            ["formulieren/redactie/voorbeeld_controle.html" if self.stap == CONTROLE else STAP_SJABLOON],
            {**self.get_context_data(form=self.get_form()), "soms": self.soms},
        ).render()


STAP_SJABLOON = "formulieren/redactie/voorbeeld_stap.html"


def list_modes(formulier: Formulier) -> list[tuple[str, str]]:
    """What can be previewed: each step, and of an aanvraag the check page and the receipt."""
    titels = [blok["value"]["titel"] for blok in formulier.stappen.get_prep_value()]
    stappen = [(str(nummer), f"Stap {nummer}: {titel}") for nummer, titel in enumerate(titels, 1)]
    if formulier.is_check:
        return stappen or [("1", "Stap 1")]
    return [*stappen, (CONTROLE, "Controleren"), (ONTVANGST, "Bevestiging")]


def show_voorbeeld(request: HttpRequest, formulier: Formulier, mode: str) -> HttpResponse:
    """The page of this mode; what keeps it from being shown, when it cannot be."""
    bezoek = _as_visit(request, formulier)
    show = _show_ontvangst if mode == ONTVANGST else _show_stap
    try:
        return show(bezoek, formulier, mode)
    except (ValueError, KeyError):  # a bound that is no number, a type that does not exist: not whole yet
        context = {"formulier": formulier, "fouten": judge(formulier)}
        return render(bezoek, "formulieren/redactie/voorbeeld_kan_niet.html", context)


def _show_stap(bezoek: HttpRequest, formulier: Formulier, mode: str) -> HttpResponse:
    definitie = read_definitie(formulier)
    controle: dict[str, Any] = {"sleutel": CONTROLE, "velden": []}
    stap = controle if mode == CONTROLE else _find_stap(definitie["stappen"], mode)
    geregeld = {regel["doel"] for regel in definitie.get("regels", ()) if regel["dan"] in ("toon", "verberg")}
    view = VoorbeeldWizard.as_view(
        aanvraag_vooraf=_make_aanvraag(formulier, definitie | {"regels": []}),
        soms=[veld["label"] for veld in stap["velden"] if veld["sleutel"] in geregeld],
    )
    antwoord: HttpResponse = view(bezoek, stap=stap["sleutel"])
    return antwoord


def _show_ontvangst(bezoek: HttpRequest, formulier: Formulier, mode: str) -> HttpResponse:
    """The receipt of a form that was handed in just now, with nothing in it."""
    aanvraag = _make_aanvraag(formulier, read_definitie(formulier))
    aanvraag.status, aanvraag.ingediend_op = AanvraagStatus.INGEDIEND, aanvraag.created_at
    aanvraag.referentie = VOORBEELD_REFERENTIE
    invulling = Invulling(aanvraag, vandaag=timezone.localdate())
    context = {
        "aanvraag": aanvraag,
        "token": sign(aanvraag),
        "is_eigen": True,
        "titel": formulier.bevestiging,
        "bericht": describe_bericht(aanvraag),
        "bevestigingstekst": formulier.bevestigingstekst,
        "vervolg": describe_vervolg(aanvraag),
        "blokken": answer_blokken(invulling, wijzigbaar=False),
        "mijn_url": settings.LOGIN_REDIRECT_URL,
        "layout": layout_for(bezoek),
    }
    return render(bezoek, "formulieren/ontvangst.html", context)


def _find_stap(stappen: list[dict[str, Any]], mode: str) -> dict[str, Any]:
    """The step of this number, or the last one there is; raises ValueError when there is none yet."""
    if not stappen:
        raise ValueError("there is no step yet")
    return stappen[min(int(mode or 1), len(stappen)) - 1]


def _make_aanvraag(formulier: Formulier, definitie: dict[str, Any]) -> Aanvraag:
    """A draft of a resident that does not exist, on a version that was not published."""
    now = timezone.now()
    versie = FormulierVersie(pk=GEEN_RIJ, formulier=formulier, nummer=GEEN_RIJ, definitie=definitie)
    inwoner = Inwoner(pk=GEEN_RIJ, voornamen="Anne", geslachtsnaam="de Voorbeeld", straat="Markt")
    aanvrager = None if formulier.login == LoginEis.GEEN else inwoner
    return Aanvraag(pk=GEEN_RIJ, versie=versie, aanvrager=aanvrager, bijgewerkt_op=now, created_at=now)


def _as_visit(request: HttpRequest, formulier: Formulier) -> HttpRequest:
    """The editor's request as one of somebody who is not logged in and has no cookies or messages."""
    bezoek = copy(request)
    bezoek.user = AnonymousUser()
    bezoek.method, bezoek.GET, bezoek.COOKIES = "GET", QueryDict(), {}
    bezoek.path = reverse("formulieren:start", args=[formulier.slug or "voorbeeld"])
    bezoek._messages = []  # type: ignore[attr-defined]  # those of the editor are not for this page
    return bezoek
