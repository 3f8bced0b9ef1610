"""Who comes, a last look, and the click that makes it final."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.kern.ui.notatie import format_datum, format_tijd
from portaal.toegang.decorators import openbaar
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor

from ..bezoekadres import ADRES, seal_adres
from ..enums import AfspraakStatus, Berichtkeuze
from ..forms import BoekForm, read_typed
from ..forms_kanaal import contactform
from ..kanalen import kanaalregels
from ..keuze import write_query, write_voor
from ..models import Afspraak
from ..operations import OptieVerlopen, confirm_afspraak, extend_optie, set_contact
from ..permissions import sign_link
from ..queries.koppelen import only_if_fitting, soorten_van
from ..queries.meenemen import what_to_bring
from ..wens import WensRegel
from .druk import vang_druk
from .kiezen import account_of, inwoner_of
from .optie import get_optie_or_404, is_gehouden

VERLENGD = "Wij houden dit moment langer voor u vast."
NIET_LANGER = "Langer dan een half uur kunnen wij dit moment niet voor u vasthouden."


def voor_optie(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Loads what is held: confirmed meanwhile leads to the afspraak, expired to a page that says what to do."""

    @wraps(view)
    def wrapper(request: HttpRequest, optie: str, **kwargs: Any) -> HttpResponse:
        afspraak = get_optie_or_404(optie, inwoner_of(request))
        if afspraak.status not in (AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN):
            return redirect("afspraken:beheren", token=sign_link(afspraak.uuid))
        if not is_gehouden(afspraak, timezone.now()):
            return _show_expired(request, afspraak)
        try:
            return vang_druk(view)(request, optie=optie, afspraak=afspraak, **kwargs)
        except OptieVerlopen:
            afspraak.refresh_from_db()
            if afspraak.status == AfspraakStatus.BEVESTIGD:  # the second of two clicks
                return redirect("afspraken:beheren", token=sign_link(afspraak.uuid))
            return _show_expired(request, afspraak)

    return openbaar(wrapper)


@voor_optie
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Name, e-mail, phone; known already for who is logged in."""
    now = timezone.now()
    form = contactform(afspraak.kanaal)(
        request.POST if request.method == "POST" else None,
        initial=_known(request, afspraak),
        vandaag=timezone.localdate(now),
    )
    if request.method == "POST" and form.is_valid():
        set_contact(afspraak=afspraak, contact=form.cleaned_data, inwoner=inwoner_of(request), now=now)
        return redirect("afspraken:controle", optie=optie)
    return _show_form(request, optie, afspraak, form, now)


@voor_optie
@require_safe
def controle(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Everything once more, with what to bring."""
    if "naam" not in afspraak.contact:
        return redirect("afspraken:gegevens", optie=optie)
    gegevens_url = reverse("afspraken:gegevens", kwargs={"optie": optie})
    context = {
        **_held(afspraak, optie, timezone.now()),
        "contact": [
            {"label": label, "waarde": waarde or "Niet ingevuld", "wijzig_url": gegevens_url}
            for label, waarde in [*_describe_contact(afspraak.contact), *kanaalregels(afspraak)]
        ],
        "meenemen": what_to_bring(afspraak),
        "vorige_url": gegevens_url,
    }
    return render(request, "afspraken/controle.html", context)


@voor_optie
@require_POST
def bevestigen(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Final: the page of the afspraak itself is the receipt."""
    if "naam" not in afspraak.contact:
        return redirect("afspraken:gegevens", optie=optie)
    bevestigd = confirm_afspraak(
        afspraak=afspraak,
        contact=afspraak.contact,
        inwoner=inwoner_of(request),
        zaak=only_if_fitting(afspraak.zaak, soorten_van(afspraak), zaken_voor(request.user)),
        by=account_of(request),
        now=timezone.now(),
    )
    return redirect(reverse("afspraken:beheren", kwargs={"token": sign_link(bevestigd.uuid)}) + "?nieuw=1")


@voor_optie
@require_POST
def verlengen(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Ten minutes more. What was typed comes back on the page; a script asks only until when."""
    now, was = timezone.now(), afspraak.optie_tot
    verlengd = extend_optie(afspraak=afspraak, by=None, now=now)
    tekst = VERLENGD if was is None or (verlengd.optie_tot or now) > was else NIET_LANGER
    if not request.accepts("text/html"):
        return JsonResponse({**_time_left(verlengd, now), "tekst": tekst})
    messages.success(request, tekst)
    if "naam" not in request.POST:
        return redirect("afspraken:controle", optie=optie)
    soort = contactform(afspraak.kanaal)
    form = soort(initial=read_typed(soort, request.POST), vandaag=timezone.localdate(now))
    return _show_form(request, optie, verlengd, form, now)


def _show_form(
    request: HttpRequest, optie: str, afspraak: Afspraak, form: BoekForm, now: datetime
) -> HttpResponse:
    return render(request, "afspraken/gegevens.html", {**_held(afspraak, optie, now), "form": form})


def _held(afspraak: Afspraak, optie: str, now: datetime) -> dict[str, Any]:
    """What _vastgehouden.html shows."""
    return {
        "afspraak": afspraak,
        "optie": optie,
        "tijd_url": _other_time(afspraak),
        "rest": _time_left(afspraak, now)["seconden"],
    }


def _time_left(afspraak: Afspraak, now: datetime) -> dict[str, Any]:
    """Of a time that is held: until when, in words, and for how many seconds."""
    tot = afspraak.optie_tot or now
    return {"tot": format_tijd(tot), "seconden": int((tot - now).total_seconds())}


def _describe_contact(contact: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was filled in, by label."""
    geboren = contact.get("geboortedatum")
    keuze = contact.get("kanaal")
    return [
        ("Naam", contact.get("naam", "")),
        *([("Bevestiging en herinnering", str(Berichtkeuze(keuze).label))] if keuze else []),
        ("E-mailadres", contact.get("email", "")),
        ("Mobiel nummer", contact.get("telefoon", "")),
        ("Geboortedatum", format_datum(date.fromisoformat(geboren)) if geboren else ""),
    ]


def _show_expired(request: HttpRequest, afspraak: Afspraak) -> HttpResponse:
    return render(request, "afspraken/verlopen.html", {"tijd_url": _other_time(afspraak)}, status=409)


def _other_time(afspraak: Afspraak) -> str:
    voor = write_voor(WensRegel(regel.soort, regel.personen) for regel in afspraak.regels.all())
    mee = {ADRES: seal_adres(afspraak.contact)} if "postcode" in afspraak.contact else {}
    return reverse("afspraken:tijd") + write_query(voor, afspraak.locatie, **mee)


def _known(request: HttpRequest, afspraak: Afspraak) -> dict[str, Any]:
    """What was typed before, else what we know of who is logged in."""
    if "naam" in afspraak.contact:
        geboren = afspraak.contact.get("geboortedatum")
        return {**afspraak.contact, "geboortedatum": date.fromisoformat(geboren) if geboren else None}
    bekend, inwoner = known_contact(request), inwoner_of(request)
    beide = bekend.get("email") and bekend.get("telefoon")
    anders = Berichtkeuze.SMS if bekend.get("telefoon") else Berichtkeuze.EMAIL
    return {
        **bekend,
        "kanaal": Berichtkeuze.BEIDE if beide else anders,
        "geboortedatum": inwoner.geboortedatum if inwoner else None,
    }


def known_contact(request: HttpRequest) -> dict[str, str]:
    """Name and confirmed addresses of who is logged in."""
    if (inwoner := inwoner_of(request)) is None:
        return {}
    punten = inwoner.contactpunten.filter(verified_at__isnull=False)
    adressen = {punt.kanaal: punt.adres for punt in punten}
    return {"naam": inwoner.naam, "email": adressen.get("email", ""), "telefoon": adressen.get("sms", "")}
