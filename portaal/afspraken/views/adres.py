"""Where we come for a visit: postcode and number; the area follows from it, and from where they come."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portaal.kern.adressen import AdresStoring, find_adres
from portaal.kern.snelheid import limit
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import openbaar

from ..bezoekadres import ADRES, VELDEN, find_gebied_van, read_adres, seal_adres
from ..enums import Herkomst
from ..forms_kanaal import AdresForm
from ..keuze import VOOR, read_voor, write_query
from ..wens import WensKanNiet, make_wens
from .kiezen import find_zaak, inwoner_of, start_url, zaak_query

ONBEKEND = "Wij kennen dit adres niet. Klopt het toch? Vul dan zelf uw straat en woonplaats in"
BRON_WEG = "Wij kunnen uw adres nu niet opzoeken. Vul zelf uw straat en woonplaats in"
BUITEN = "Op dit adres komen wij niet langs. Bel ons op {telefoon}, dan zoeken wij samen een oplossing"


@openbaar
@limit("zoeken")
@require_http_methods(["GET", "HEAD", "POST"])
def adres(request: HttpRequest) -> HttpResponse:
    """Asks for the address and goes on to the times; the address goes along in the link, closed."""
    voor = request.GET.get(VOOR, "")
    begin = read_adres(request) or _known_adres(request)
    form = AdresForm(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST" and form.is_valid():
        waar = _complete(form)
        if waar and (locatie := _find_locatie(form, voor, waar)):
            mee = {**zaak_query(request), ADRES: seal_adres(waar)}
            return redirect(reverse("afspraken:tijd") + write_query(voor, locatie, **mee))
    context = {"form": form, "regels": read_voor(voor), "vorige_url": start_url(voor)}
    return render(request, "afspraken/adres.html", context)


def _complete(form: AdresForm) -> dict[str, str]:
    """The address with street and town, looked up unless they were typed; empty when both must be typed."""
    getypt: dict[str, str] = {veld: form.cleaned_data[veld] for veld in VELDEN}
    if form.is_volledig:
        return getypt
    try:
        gevonden = find_adres(getypt["postcode"], getypt["huisnummer"])
    except AdresStoring:
        form.add_error("straat", BRON_WEG)
        return {}
    if gevonden is None:
        form.add_error("straat", ONBEKEND)
        return {}
    return {**getypt, "straat": gevonden.straat, "plaats": gevonden.woonplaats}


def _find_locatie(form: AdresForm, voor: str, waar: Mapping[str, str]) -> Locatie | None:
    """From where they come; None, and said in the form, when nobody comes to this address for it."""
    gebied = find_gebied_van(waar)
    if gebied is None:
        form.add_error("postcode", BUITEN.format(telefoon=settings.GEMEENTE["telefoon"]))
        return None
    try:
        make_wens(locatie=gebied.locatie, regels=read_voor(voor), herkomst=Herkomst.ONLINE, gebied=gebied.pk)
    except WensKanNiet as fout:
        form.add_error(None, str(fout))
        return None
    return gebied.locatie


def _known_adres(request: HttpRequest) -> dict[str, str]:
    """Of who is logged in, unless the zaak that it is for is somebody else's."""
    inwoner, zaak = inwoner_of(request), find_zaak(request)
    if inwoner is None or (zaak and zaak.initiator != inwoner):
        return {}
    return {"postcode": inwoner.postcode, "huisnummer": inwoner.huisnummer}
