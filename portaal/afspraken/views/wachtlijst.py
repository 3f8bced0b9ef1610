"""Getting on the waiting list: without an afspraak, or for something sooner than the one there is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from portaal.kern.snelheid import limit
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import openbaar

from ..aanbod import Venster
from ..forms_wachtlijst import EerderForm, wachtlijstform
from ..kanalen import wijze_van
from ..keuze import DAG, VOOR, WAAR, read_voor, write_query, write_voor
from ..models import Afspraak
from ..operations import NietMeerTeWijzigen, join_wachtlijst
from ..permissions import get_by_link_or_404, sign_link, sign_plek
from ..queries import find_eerste
from ..queries.wachtlijst import Zoekwens, find_nu_vrij, open_plek_of, wensen_for
from ..wens import Wens, WensRegel
from .beheren import TE_LAAT, is_te_wijzigen
from .druk import vang_druk
from .gegevens import known_contact
from .kiezen import account_of, inwoner_of

CONTACTVELDEN = ("naam", "kanaal", "email", "telefoon", "belnummer")
NIET_BEREIKBAAR = "Wij hebben geen e-mailadres of mobiel nummer van u. Bel ons om op de wachtlijst te komen."


@openbaar
@limit("wachtlijst")
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def beginnen(request: HttpRequest) -> HttpResponse:
    """Without an afspraak; for what and where stand in the address. A visit is booked first, with its address."""
    voor, now = request.GET.get(VOOR, ""), timezone.now()
    locatie = Locatie.objects.filter(slug=request.GET.get(WAAR, "")[:50]).first()
    regels = tuple(read_voor(voor))
    wensen = _wensen(regels, locatie)
    if not wensen or wensen[0].is_bezoek:
        return redirect(reverse("afspraken:kiezen") + write_query(voor, verder="1"))
    uiterlijk = localdate(now) + timedelta(days=wensen[0].horizon_dagen)
    form = wachtlijstform(wensen[0].kanaal)(
        request.POST if request.method == "POST" else None,
        initial={"tot": _before_first(wensen, uiterlijk, now), **known_contact(request)},
        locatie=locatie,
        mag_overal=len(_wensen(regels, None)) > 1,
        vandaag=localdate(now),
        uiterlijk=uiterlijk,
    )
    return _answer(request, form, regels, None, now)


@openbaar
@limit("wachtlijst")
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def eerder(request: HttpRequest, token: str) -> HttpResponse:
    """For something sooner than an afspraak that stays until then; nothing of who it is for is shown."""
    afspraak, now = get_by_link_or_404(token), timezone.now()
    if plek := open_plek_of(afspraak):
        return redirect("afspraken:wachtlijst", token=sign_plek(plek.uuid))
    bereikbaar = afspraak.contact.get("email") or afspraak.contact.get("telefoon")
    if not is_te_wijzigen(afspraak) or not bereikbaar:
        messages.warning(request, NIET_BEREIKBAAR if is_te_wijzigen(afspraak) else TE_LAAT)
        return redirect("afspraken:beheren", token=token)
    regels = tuple(WensRegel(regel.soort, regel.personen) for regel in afspraak.regels.all())
    form = EerderForm(
        request.POST if request.method == "POST" else None,
        initial={"tot": afspraak.datum},
        locatie=afspraak.locatie,
        mag_overal=len(_wensen(regels, None)) > 1,
        vandaag=localdate(now),
        uiterlijk=afspraak.datum,
    )
    try:
        return _answer(request, form, regels, afspraak, now)
    except NietMeerTeWijzigen:
        messages.warning(request, TE_LAAT)
        return redirect("afspraken:beheren", token=token)


def _answer(
    request: HttpRequest,
    form: EerderForm,
    regels: tuple[WensRegel, ...],
    afspraak: Afspraak | None,
    now: datetime,
) -> HttpResponse:
    """On the list; unless there is room already, for then there is nothing to wait for."""
    context: dict[str, object] = {"form": form, "regels": regels, "afspraak": afspraak}
    context["vorige_url"] = _back_url(form, regels, afspraak)
    if not form.is_valid():
        return render(request, "afspraken/wachtlijst_beginnen.html", context)
    if vrij := _free_already(form, regels, afspraak, now):
        context |= {"vrij": vrij[0], "waar": vrij[1].locatie, "vrij_url": _choose_url(*vrij, afspraak)}
        context["op_locatie"] = wijze_van(vrij[1].kanaal).is_op_locatie
        return render(request, "afspraken/wachtlijst_beginnen.html", context)
    plek = join_wachtlijst(
        regels=regels,
        locatie=form.gekozen_locatie,
        tot=form.cleaned_data["tot"],
        dagdeel=form.cleaned_data["dagdeel"],
        contact=_contact(form, afspraak),
        sleutel=str(form.cleaned_data["sleutel"]),
        afspraak=afspraak,
        inwoner=afspraak.inwoner if afspraak else inwoner_of(request),
        by=account_of(request),
        now=now,
    )
    return redirect(reverse("afspraken:wachtlijst", kwargs={"token": sign_plek(plek.uuid)}) + "?nieuw=1")


def _free_already(
    form: EerderForm, regels: tuple[WensRegel, ...], afspraak: Afspraak | None, now: datetime
) -> tuple[datetime, Wens] | None:
    """The first moment that anybody can book now and that suits; of an afspraak where it is, for it moves there."""
    locatie = afspraak.locatie if afspraak else form.gekozen_locatie
    voor = afspraak.start if afspraak else None
    venster = Venster(localdate(now), form.cleaned_data["tot"], form.cleaned_data["dagdeel"], voor)
    return find_nu_vrij(Zoekwens(regels, locatie, venster, afspraak.gebied_id if afspraak else None), now)


def _contact(form: EerderForm, afspraak: Afspraak | None) -> Mapping[str, str]:
    bron = afspraak.contact if afspraak else form.cleaned_data
    return {veld: bron[veld] for veld in CONTACTVELDEN if veld in bron}


def _wensen(regels: tuple[WensRegel, ...], locatie: Locatie | None) -> list[Wens]:
    return wensen_for(Zoekwens(regels, locatie, Venster(date.min, date.max)))


def _before_first(wensen: list[Wens], uiterlijk: date, now: datetime) -> date:
    """The day before the first one with room: what is wanted is sooner than that."""
    eersten = [localdate(eerste) for wens in wensen if (eerste := find_eerste(wens, now))]
    return max(localdate(now), min(eersten) - timedelta(days=1)) if eersten else uiterlijk


def _back_url(form: EerderForm, regels: tuple[WensRegel, ...], afspraak: Afspraak | None) -> str:
    if afspraak:
        return reverse("afspraken:beheren", kwargs={"token": sign_link(afspraak.uuid)})
    naam = "afspraken:tijd" if form.locatie else "afspraken:locatie"
    return reverse(naam) + write_query(write_voor(regels), form.locatie)


def _choose_url(start: datetime, wens: Wens, afspraak: Afspraak | None) -> str:
    """Where this moment can be chosen."""
    if afspraak:
        pad = reverse("afspraken:verplaatsen", kwargs={"token": sign_link(afspraak.uuid)})
        return f"{pad}?{urlencode({DAG: localdate(start)})}"
    return reverse("afspraken:tijd") + write_query(
        write_voor(wens.regels), wens.locatie, **{DAG: localdate(start)}
    )
