"""Filling in a form for somebody at the balie, on the phone, or from a letter or e-mail."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.formulieren.operations import FormulierGesloten, start_aanvraag
from portaal.formulieren.permissions import zichtbaar_voor as aanvragen_voor
from portaal.formulieren.queries import concepten_van
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..inwoners.forms import FORMULIER_DICHT, AanvraagForm
from ..navigatie import render_werkplek

HOOGSTENS = 50


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def formulieren(request: AccountRequest) -> HttpResponse:
    """A form for somebody who is not looked up or not known to us; and the drafts one has not finished."""
    form = AanvraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            concept = start_aanvraag(
                **form.cleaned_data,
                aanvrager=None,
                ingevuld_door=request.user,
                by=request.user,
                now=timezone.now(),
            )
        except FormulierGesloten:
            form.add_error("formulier", FORMULIER_DICHT)
        else:
            return redirect("formulieren:verder", aanvraag_uuid=concept.uuid)
    return render_werkplek(
        request,
        "werkplek/formulieren.html",
        "formulieren",
        status=422 if form.is_bound else 200,
        form=form,
        concepten=concepten_van(aanvragen_voor(request.user))[:HOOGSTENS],
    )
