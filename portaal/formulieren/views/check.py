"""A check: questions, then advice. All of it travels along in the page; nothing is kept (checkgang)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portaal.kern.snelheid import limit
from portaal.producten.queries import benodigdheden_van, kosten_van
from portaal.toegang.decorators import openbaar
from portaal.vragen.formulier import StapFormulier
from portaal.vragen.samenvatting import summarize

from ..checkgang import UITKOMST, Check, Gang, GangVerlopen, to_ruw, unpack
from ..definities import load_definitie
from ..enums import FormulierSoort
from ..forms import without_judgement
from ..models import Formulier, FormulierVersie
from ..queries import get_openstelling
from .rijen import plain_delen

GANG, STAP, NAAR = "gang", "stap", "naar"


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
@limit("formulier")
@never_cache
def check(request: HttpRequest, formulier_slug: str) -> HttpResponse:
    """The first step, or what follows on the step that was sent."""
    formulier = get_object_or_404(Formulier, slug=formulier_slug, soort=FormulierSoort.CHECK)
    is_verlopen = False
    try:
        versie, gang = _read_gang(request, formulier)
    except GangVerlopen:
        versie, is_verlopen = formulier.versies.first(), True
        gang = Gang(versie.pk if versie else 0)
    if versie is None or not get_openstelling(formulier, timezone.now()).is_open:
        return redirect("formulieren:start", formulier_slug=formulier.slug)
    vandaag = timezone.localdate()
    stand = Check(load_definitie(versie, vandaag), gang, vandaag=vandaag)
    if request.method != "POST" or is_verlopen:
        return _show(request, formulier, stand, stand.find_stap(""), is_verlopen=is_verlopen)
    return _take(request, formulier, stand, request.POST.get(STAP, ""))


def _read_gang(request: HttpRequest, formulier: Formulier) -> tuple[FormulierVersie | None, Gang]:
    """Where the visitor is, on the version they began with. Raises GangVerlopen."""
    if request.method != "POST":
        versie = formulier.versies.first()
        return versie, Gang(versie.pk if versie else 0)
    gang = unpack(request.POST.get(GANG, ""))
    versie = formulier.versies.filter(pk=gang.versie).first()
    if versie is None:
        raise GangVerlopen
    return versie, gang


def _take(request: HttpRequest, formulier: Formulier, stand: Check, stap: str) -> HttpResponse:
    """Judge the step and go on; with `naar` go elsewhere and keep what was typed."""
    naar = request.POST.get(NAAR, "")
    if stap not in stand.stappen or stand.find_stap(stap) != stap:
        return _show(request, formulier, stand, stand.find_stap(naar))
    form = stand.form_class(stap)(request.POST, prefix=stap)
    if form.is_valid():
        stand = stand.with_gang(stand.gang.with_stap(stap, form.get_antwoorden()))
        return _show(request, formulier, stand, stand.find_stap(naar) if naar else stand.step_after(stap))
    if naar:
        stand = stand.with_gang(stand.gang.with_ruw(stap, to_ruw(request.POST, stap)))
        return _show(request, formulier, stand, stand.find_stap(naar))
    return _show(request, formulier, stand, stap, form=form)


def _show(
    request: HttpRequest,
    formulier: Formulier,
    stand: Check,
    stap: str,
    *,
    form: StapFormulier | None = None,
    is_verlopen: bool = False,
) -> HttpResponse:
    """A step or the outcome, with all that was answered in its hidden field."""
    context: dict[str, Any] = {
        "formulier": formulier,
        "gang": stand.gang.pack(),
        "vorige": stand.step_before(stap),
        "is_verlopen": is_verlopen,
    }
    if stap == UITKOMST:
        return render(
            request, "formulieren/check_uitkomst.html", {**context, **_describe_uitkomst(formulier, stand)}
        )
    form = form or _make_form(stand, stap)
    stappen = stand.stappen
    context |= {
        "stap": stand.definitie.stap_per_sleutel[stap],
        "form": form,
        "delen": plain_delen(form),
        "nummer": stappen.index(stap) + 1,
        "totaal": len(stappen),
    }
    return render(request, "formulieren/check_stap.html", context, status=422 if form.errors else 200)


def _make_form(stand: Check, stap: str) -> StapFormulier:
    """Filled in with what was answered before, or typed and not judged yet."""
    ruw = stand.gang.ruw.get(stap)
    if ruw is None:
        return stand.form_class(stap)(prefix=stap)
    return without_judgement(stand.form_class(stap))(MultiValueDict(dict(ruw)), prefix=stap)


def _describe_uitkomst(formulier: Formulier, stand: Check) -> dict[str, Any]:
    """The advice, what to bring, what it costs, what one can do next, and what was answered."""
    stop, product = stand.pad.stop, formulier.product
    uitleg = stand.uitleg
    return {
        "titel": stop.titel if stop and stop.titel else formulier.bevestiging,
        "tekst": stop.tekst if stop else formulier.bevestigingstekst,
        "vervolg_code": stop.vervolg if stop else "",
        "uitleg": uitleg,
        "benodigdheden": benodigdheden_van(product) if product and not uitleg else (),
        "kosten": kosten_van(product) if product else (),
        "blokken": summarize(stand.definitie, stand.gang.antwoorden, stand.kader),
    }
