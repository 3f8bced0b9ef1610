"""Choosing: for what and for how many, where, and when. The address carries the choice; nothing is stored yet."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portaal.inwoners.models import Inwoner
from portaal.inwoners.queries import inwoner_van
from portaal.kern.snelheid import limit
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import openbaar
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor

from ..bezoekadres import ADRES, LANGSTE, find_gebied_van, read_adres
from ..drukte import Drukte
from ..enums import Herkomst
from ..kalender import show_kalender
from ..kanalen import describe_adres
from ..keuze import (
    SLEUTEL,
    VOOR,
    WAAR,
    ZAAK,
    bind_sleutel,
    read_formulier,
    read_moment,
    read_voor,
    write_query,
)
from ..models import Afspraaksoort
from ..operations import TijdNietVrij, hold_afspraak
from ..queries.drukte import find_drukte
from ..queries.koppelen import only_if_fitting
from ..wens import Wens, WensKanNiet, make_wens
from .druk import vang_druk
from .omweg import find_waar_url
from .optie import sign_optie

DRUKTE_VOORUIT = timedelta(weeks=4)
NIETS_GEKOZEN = "Kies waarvoor u komt. Kies bij minstens één product het aantal personen."
NET_WEG = "Dit moment is net door iemand anders gekozen. Kies een ander moment."


@openbaar
@require_safe
def kiezen(request: HttpRequest) -> HttpResponse:
    """For what, and for how many people."""
    voor = read_formulier(request.GET) or request.GET.get(VOOR, "")
    fout = ""
    if "verder" in request.GET:
        regels = read_voor(voor)
        mogelijk = [] if not regels else find_opties(voor)
        if any(wens for _, wens, _ in mogelijk):
            return redirect(reverse("afspraken:locatie") + write_query(voor))
        fout = mogelijk[0][2] if mogelijk else NIETS_GEKOZEN
    gekozen = {regel.soort.slug: regel.personen for regel in read_voor(voor)}
    aanbod = Afspraaksoort.objects.filter(locaties__alleen_intern=False).distinct()
    soorten = [
        {"soort": soort, "aantal": gekozen.get(soort.slug, 0), "keuzes": range(soort.max_personen + 1)}
        for soort in aanbod
    ]
    context = {"soorten": soorten, "fout": fout, "drukte": drukte_vooruit(aanbod, timezone.now())}
    return render(request, "afspraken/kiezen.html", context)


@openbaar
@limit("afspraak_vasthouden")
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def tijd(request: HttpRequest) -> HttpResponse:
    """Which day and time; POST holds the moment for ten minutes."""
    voor = request.GET.get(VOOR, "")
    wens = _read_wens(request)
    if wens is None:
        return redirect(reverse("afspraken:kiezen") + write_query(voor, verder="1"))
    if wens.reistijden is not None and wens.gebied is None:
        return redirect(reverse("afspraken:adres") + write_query(voor, **zaak_query(request)))
    if request.method == "POST":
        return _hold(request, wens)
    return _show_times(request, wens)


def _show_times(request: HttpRequest, wens: Wens, *, status: int = 200) -> HttpResponse:
    voor, now = request.GET.get(VOOR, ""), timezone.now()
    waar_url = find_waar_url(voor, zaak_query(request))
    url = reverse("afspraken:tijd") + write_query(voor, wens.locatie, **zaak_query(request))
    context = {
        **show_kalender(request, wens, url, now),
        SLEUTEL: uuid4(),
        "wens": wens,
        "voor": voor,
        "vorige_url": waar_url or start_url(voor),
        "locatie_url": waar_url,
        "kiezen_url": start_url(voor),
        "adres": describe_adres(read_adres(request)),
    }
    return render(request, "afspraken/tijd.html", context, status=status)


def _hold(request: HttpRequest, wens: Wens) -> HttpResponse:
    start = read_moment(request.POST.get("moment", ""))
    try:
        if start is None:
            raise TijdNietVrij
        optie = hold_afspraak(
            wens=wens,
            start=start,
            sleutel=bind_sleutel(request.POST.get(SLEUTEL, ""), wens, start),
            zaak=only_if_fitting(
                find_zaak(request), [regel.soort for regel in wens.regels], zaken_voor(request.user)
            ),
            inwoner=inwoner_of(request),
            contact=read_adres(request) if wens.gebied else {},
            by=account_of(request),
            now=timezone.now(),
        )
    except TijdNietVrij:
        messages.warning(request, NET_WEG)
        return _show_times(request, wens, status=409)
    return redirect("afspraken:gegevens", optie=sign_optie(optie.uuid))


def drukte_vooruit(soorten: Iterable[Afspraaksoort], now: datetime) -> list[Drukte]:
    """The busy periods of the coming weeks."""
    vandaag = timezone.localdate(now)
    return find_drukte(soorten, vandaag, vandaag + DRUKTE_VOORUIT)


def inwoner_of(request: HttpRequest) -> Inwoner | None:
    return inwoner_van(request.user) if request.user.is_authenticated and request.user.is_inwoner else None


def account_of(request: HttpRequest) -> Account | None:
    """Who is logged in, for the record of who did it."""
    return request.user if isinstance(request.user, Account) else None


def zaak_query(request: HttpRequest) -> dict[str, Any]:
    """The zaak that the afspraak is for, and where we come, go along in the address."""
    langste = {ZAAK: 36, ADRES: LANGSTE}
    return {naam: request.GET[naam][:tot] for naam, tot in langste.items() if request.GET.get(naam)}


def find_zaak(request: HttpRequest) -> Zaak | None:
    """The zaak in the address, if it is theirs; anything else is no zaak."""
    try:
        zaak_uuid = UUID(request.GET.get(ZAAK, ""))
    except ValueError:
        return None
    return zaken_voor(request.user).filter(uuid=zaak_uuid, einddatum=None).first()


def _read_wens(request: HttpRequest) -> Wens | None:
    plek = Locatie.objects.filter(slug=request.GET.get(WAAR, "")[:50]).first()
    if plek is None:
        return None
    gebied = find_gebied_van(read_adres(request))
    try:
        return make_wens(
            locatie=plek,
            regels=read_voor(request.GET.get(VOOR, "")),
            herkomst=Herkomst.ONLINE,
            gebied=gebied.pk if gebied else None,
        )
    except WensKanNiet:
        return None


def find_opties(voor: str) -> list[tuple[Locatie, Wens | None, str]]:
    """Every locatie with what can be booked there, or why not."""
    regels = read_voor(voor)
    opties: list[tuple[Locatie, Wens | None, str]] = []
    for plek in Locatie.objects.filter(
        afspraaksoorten__soort__in=[regel.soort for regel in regels]
    ).distinct():
        try:
            opties.append((plek, make_wens(locatie=plek, regels=regels, herkomst=Herkomst.ONLINE), ""))
        except WensKanNiet as fout:
            opties.append((plek, None, str(fout)))
    return opties


def start_url(voor: str) -> str:
    return reverse("afspraken:kiezen") + write_query(voor)
