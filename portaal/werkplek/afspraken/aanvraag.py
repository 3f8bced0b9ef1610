"""At the balie: who is in front of me, and what do they ask for or collect? From an afspraak or a volgnummer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from portaal.afspraken.models import Afspraak, Volgnummer
from portaal.afspraken.operations import koppelen
from portaal.afspraken.operations.fouten import AlGekoppeld, ZaakPastNiet
from portaal.afspraken.permissions import get_volgnummer_or_404
from portaal.afspraken.queries.koppelen import Bron, find_passende_zaken, soorten_van, zaken_van
from portaal.inwoners.bronnen import BrpStoring
from portaal.inwoners.models import Inwoner
from portaal.inwoners.permissions import get_inwoner_or_404
from portaal.inwoners.permissions import zichtbaar_voor as inwoners_voor
from portaal.inwoners.queries import find_inwoners
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.operations import log_inzage
from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Zaak
from portaal.zaken.permissions import get_zaak_or_404, may_handle_zaak
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor

from ..inwoners.forms import BsnForm
from ..inwoners.opzoeken import BRP_WEG, ONBEKEND_BSN, find_or_add
from ..navigatie import render_werkplek
from ..zaken.acties import ACTIES
from .aanvraag_forms import BalieZaakForm, list_formulieren
from .afspraak import open_afspraak

LANGSTE_VRAAG = 100
WAAROM = "aanvraag of ophalen aan de balie"
BEGONNEN = "De aanvraag is geregistreerd: {}. De inwoner krijgt bericht."
PAST_NIET = "Deze zaak past niet bij deze afspraak. Kijk waarvoor de inwoner komt."
AL_GEKOPPELD = "Deze afspraak hoort al bij een andere zaak. Maak die eerst los."


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def zoek(request: AccountRequest, bron: str, bron_uuid: UUID) -> HttpResponse:
    """Who is it? By name or address, or by BSN in the body of a POST."""
    geopend = _open_bron(request, bron, bron_uuid)
    form = BsnForm(request.POST if request.method == "POST" else None)
    if form.is_bound and (gevonden := _find_by_bsn(request, form)):
        return redirect("werkplek:balie_aanvraag", bron=bron, bron_uuid=bron_uuid, inwoner_uuid=gevonden.uuid)
    vraag = " ".join(request.GET.get("q", "").split())[:LANGSTE_VRAAG]
    if vraag:
        _log(request, None, f"zoeken naar inwoners, op {len(vraag)} tekens")
    bekend = geopend.inwoner if isinstance(geopend, Afspraak) else None
    inwoners = find_inwoners(vraag, binnen=inwoners_voor(request.user)) if vraag else []
    if bekend and not vraag:
        inwoners = [bekend]
    return render_werkplek(
        request,
        "werkplek/balie_zoek.html",
        "agenda",
        status=422 if form.errors else 200,
        bron=geopend,
        soorten=soorten_van(geopend),
        terug_url=_back(geopend),
        vraag=vraag,
        bekend=bekend,
        inwoners=[
            (inwoner, reverse("werkplek:balie_aanvraag", args=[bron, bron_uuid, inwoner.uuid]))
            for inwoner in inwoners
        ],
        form=form,
    )


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def aanvraag(request: AccountRequest, bron: str, bron_uuid: UUID, inwoner_uuid: UUID) -> HttpResponse:
    """What this resident asks for or collects; a POST registers a zaak, once per page."""
    geopend, inwoner = _open_bron(request, bron, bron_uuid), _open_inwoner(request, inwoner_uuid)
    form = BalieZaakForm(soorten_van(geopend), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        nieuw = koppelen.begin_zaak(
            bron=geopend, inwoner=inwoner, by=request.user, now=timezone.now(), **form.to_zaak()
        )
        messages.success(request, BEGONNEN.format(nieuw.identificatie))
        return redirect(request.path)
    return _render_aanvraag(request, geopend, inwoner, form)


@voor_medewerker
@require_POST
def koppeling(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """This afspraak is for that zaak; without a zaak it is made loose again."""
    afspraak, now = open_afspraak(request, afspraak_uuid, "afspraak koppelen aan zaak"), timezone.now()
    try:
        if gekozen := request.POST.get("zaak"):
            zaak = get_zaak_or_404(request.user, _read_uuid_or_404(gekozen))
            koppelen.couple_zaak(afspraak=afspraak, zaak=zaak, by=request.user, now=now)
            messages.success(request, f"De afspraak hoort nu bij zaak {zaak.identificatie}.")
        else:
            koppelen.uncouple_zaak(afspraak=afspraak, by=request.user, now=now)
            messages.success(request, "De afspraak is los van de zaak.")
    except (AlGekoppeld, ZaakPastNiet) as fout:
        messages.error(request, AL_GEKOPPELD if isinstance(fout, AlGekoppeld) else PAST_NIET)
    return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)


def _render_aanvraag(
    request: AccountRequest, bron: Bron, inwoner: Inwoner, form: BalieZaakForm
) -> HttpResponse:
    soorten, zichtbaar = soorten_van(bron), zaken_voor(request.user)
    begonnen = zaken_van(bron, zichtbaar)
    passend = [zaak for zaak in find_passende_zaken(bron, inwoner, zichtbaar) if zaak not in begonnen]
    klaar = [zaak for zaak in (*begonnen, *passend) if _lies_ready(zaak)]
    afspraak = bron.afspraak if isinstance(bron, Volgnummer) else bron
    return render_werkplek(
        request,
        "werkplek/balie_aanvraag.html",
        "agenda",
        status=422 if form.errors else 200,
        bron=bron,
        soort_bron="afspraak" if isinstance(bron, Afspraak) else "volgnummer",
        afspraak=afspraak,
        soorten=soorten,
        terug_url=_back(bron),
        inwoner=inwoner,
        begonnen=begonnen,
        passend=[zaak for zaak in passend if zaak not in klaar],
        klaar=[(zaak, _hand_out_form(request, zaak)) for zaak in klaar],
        formulieren=list_formulieren(soorten, timezone.now()),
        form=form if form.has_soorten else None,
    )


def _lies_ready(zaak: Zaak) -> bool:
    status = zaak.huidige_status
    return not zaak.is_afgerond and bool(status and status.statustype.soort == StatusSoort.KLAAR_VOOR_OPHALEN)


def _hand_out_form(request: AccountRequest, zaak: Zaak) -> Any:
    """The form of the act, for who may do it."""
    if not may_handle_zaak(request.user, zaak):
        return None
    return ACTIES["uitreiken"].form(zaak, auto_id=f"uitreiken_{zaak.pk}_%s")


def _open_bron(request: AccountRequest, soort: str, bron_uuid: UUID) -> Bron:
    """The afspraak, logged; or the volgnummer, and if it has an afspraak that one."""
    if soort == "afspraak":
        return open_afspraak(request, bron_uuid, WAAROM)
    if soort != "volgnummer":
        raise Http404
    volgnummer = get_volgnummer_or_404(request.user, bron_uuid)
    return open_afspraak(request, volgnummer.afspraak.uuid, WAAROM) if volgnummer.afspraak else volgnummer


def _open_inwoner(request: AccountRequest, inwoner_uuid: UUID) -> Inwoner:
    if not inwoners_voor(request.user).filter(uuid=inwoner_uuid).exists():
        raise Http404
    _log(request, inwoner_uuid, "gegevens en open zaken")
    return get_inwoner_or_404(request.user, inwoner_uuid)


def _find_by_bsn(request: AccountRequest, form: BsnForm) -> Inwoner | None:
    if not form.is_valid():
        return None
    try:
        gevonden, fout = find_or_add(request.user, form.cleaned_data["bsn"], now=timezone.now()), ONBEKEND_BSN
    except BrpStoring:
        gevonden, fout = None, BRP_WEG
    if gevonden is None:
        _log(request, None, "zoeken op BSN", InzageResultaat.NIET_GEVONDEN)
        form.add_error("bsn", fout)
    return gevonden


def _back(bron: Bron) -> str:
    if isinstance(bron, Afspraak):
        return reverse("werkplek:afspraak", args=[bron.uuid])
    return reverse("werkplek:balie", args=[bron.balie.uuid]) if bron.balie else reverse("werkplek:wachtrij")


def _read_uuid_or_404(tekst: str) -> UUID:
    try:
        return UUID(tekst)
    except ValueError as fout:
        raise Http404 from fout


def _log(
    request: AccountRequest,
    betrokkene: UUID | None,
    wat: str,
    resultaat: InzageResultaat = InzageResultaat.GETOOND,
) -> None:
    log_inzage(
        by=request.user,
        betrokkene=betrokkene,
        wat=wat,
        waarom=WAAROM,
        resultaat=resultaat,
        now=timezone.now(),
    )
