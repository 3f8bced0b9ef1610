"""Finding a resident, seeing what runs for them, and starting something on their behalf."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.permissions import zichtbaar_voor as afspraken_voor
from portaal.afspraken.queries import afspraken_van
from portaal.berichten.adresvorm import AdresKloptNiet
from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import set_contactpunt
from portaal.berichten.permissions import zichtbaar_voor as berichten_voor
from portaal.berichten.queries import bezorging_aan, contactpunten_van
from portaal.formulieren.operations import FormulierGesloten, start_aanvraag
from portaal.inwoners.bronnen import BrpStoring
from portaal.inwoners.models import Inwoner
from portaal.inwoners.permissions import get_inwoner_or_404
from portaal.inwoners.permissions import zichtbaar_voor as inwoners_voor
from portaal.inwoners.queries import find_inwoners
from portaal.kern.bsn import is_bsn
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.operations import log_inzage
from portaal.zaken.operations import create_zaak
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor
from portaal.zaken.queries import find_zaken, merge_tijdlijn, zaken_van

from ..navigatie import render_werkplek
from ..tijdlijn import bezorging_as_tijdlijn
from .forms import FORMULIER_DICHT, AanvraagForm, BsnForm, ContactForm, ZaakForm
from .opzoeken import BRP_WEG, ONBEKEND_BSN, find_or_add

LANGSTE_VRAAG = 100
NIEUWE_ZAAK = "De zaak is geregistreerd: {}. De inwoner krijgt bericht."
ZELFDE_ZAAK = "U had deze zaak al geregistreerd: {}."
AANVRAAG_ID, CONTACT_ID = "aanvraag_%s", "contact_%s"
GEEN_CIJFER = re.compile(r"\D")


@voor_medewerker
@require_safe
def zoeken(request: AccountRequest) -> HttpResponse:
    """Zaken and residents by number, name or address. Each search that shows persons is logged."""
    vraag = " ".join(request.GET.get("q", "").split())[:LANGSTE_VRAAG]
    if is_bsn(GEEN_CIJFER.sub("", vraag)):
        messages.error(request, "Zoek niet op BSN in dit veld. Gebruik het veld hieronder.")
        return redirect("werkplek:zoeken")
    if vraag:
        _log(request, None, "zoeken naar inwoners", f"gezocht op {len(vraag)} tekens")
    zaken = find_zaken(vraag, binnen=zaken_voor(request.user), now=timezone.now())
    inwoners = find_inwoners(vraag, binnen=inwoners_voor(request.user))
    return render_werkplek(
        request, "werkplek/zoeken.html", "zoeken", vraag=vraag, zaken=zaken, inwoners=inwoners, form=BsnForm()
    )


@voor_medewerker
@require_POST
def zoeken_op_bsn(request: AccountRequest) -> HttpResponse:
    """To the page of the resident with this BSN; somebody we do not know yet comes from the BRP."""
    form = BsnForm(request.POST)
    if form.is_valid():
        try:
            gevonden = find_or_add(request.user, form.cleaned_data["bsn"], now=timezone.now())
            fout = ONBEKEND_BSN
        except BrpStoring:
            gevonden, fout = None, BRP_WEG
        if gevonden:
            return redirect("werkplek:inwoner", inwoner_uuid=gevonden.uuid)
        _log(request, None, "zoeken op BSN", "niet gevonden", InzageResultaat.NIET_GEVONDEN)
        form.add_error("bsn", fout)
    return render_werkplek(
        request, "werkplek/zoeken.html", "zoeken", status=422, vraag="", zaken=(), inwoners=[], form=form
    )


@voor_medewerker
@require_safe
def inwoner(request: AccountRequest, inwoner_uuid: UUID) -> HttpResponse:
    """One screen about one resident: data, zaken that this member of staff may see, messages and delivery."""
    return _render_inwoner(request, _open_inwoner(request, inwoner_uuid))


@voor_medewerker
@require_POST
def aanvraag(request: AccountRequest, inwoner_uuid: UUID) -> HttpResponse:
    """Start a form for a resident at the balie, by phone, e-mail or post."""
    gevonden = _open_inwoner(request, inwoner_uuid)
    form = AanvraagForm(request.POST, auto_id=AANVRAAG_ID)
    if not form.is_valid():
        return _render_inwoner(request, gevonden, form=form)
    try:
        concept = start_aanvraag(
            **form.cleaned_data,
            aanvrager=gevonden,
            ingevuld_door=request.user,
            by=request.user,
            now=timezone.now(),
        )
    except FormulierGesloten:
        form.add_error("formulier", FORMULIER_DICHT)
        return _render_inwoner(request, gevonden, form=form)
    return redirect(reverse("formulieren:verder", args=[concept.uuid]))


@voor_medewerker
@require_POST
def contact(request: AccountRequest, inwoner_uuid: UUID) -> HttpResponse:
    """Another number or e-mail address for a resident who showed at the balie who they are."""
    gevonden = _open_inwoner(request, inwoner_uuid, "nummer of e-mail wijzigen")
    form = ContactForm(request.POST, auto_id=CONTACT_ID)
    if form.is_valid():
        kanaal, adres = Kanaal(form.cleaned_data["kanaal"]), form.cleaned_data["adres"]
        try:
            set_contactpunt(inwoner=gevonden, kanaal=kanaal, adres=adres, by=request.user, now=timezone.now())
        except AdresKloptNiet as fout:
            form.add_error("adres", str(fout))
        else:
            messages.success(request, "De wijziging is vastgelegd. Berichten gaan vanaf nu hierheen.")
            return redirect("werkplek:inwoner", inwoner_uuid=inwoner_uuid)
    return _render_inwoner(request, gevonden, contact_form=form)


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def zaak_nieuw(request: AccountRequest, inwoner_uuid: UUID) -> HttpResponse:
    """Register a zaak without a form, for a resident; the same page sent twice registers one."""
    gevonden = _open_inwoner(request, inwoner_uuid, "zaak registreren")
    form = ZaakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        velden, now = form.cleaned_data, timezone.now()
        sleutel = f"werkplek:{request.user.uuid}:{velden.pop('sleutel')}"
        nieuwe = create_zaak(initiator=gevonden, by=request.user, now=now, bron_sleutel=sleutel, **velden)
        is_nieuw = nieuwe.registratiedatum == now
        messages.success(request, (NIEUWE_ZAAK if is_nieuw else ZELFDE_ZAAK).format(nieuwe.identificatie))
        if zaken_voor(request.user).filter(pk=nieuwe.pk).exists():
            return redirect("werkplek:zaak", zaak_uuid=nieuwe.uuid)
        return redirect("werkplek:inwoner", inwoner_uuid=inwoner_uuid)
    status = 422 if form.is_bound else 200
    return render_werkplek(
        request, "werkplek/zaak_nieuw.html", "zoeken", status=status, inwoner=gevonden, form=form
    )


def _open_inwoner(request: AccountRequest, inwoner_uuid: UUID, wat: str = "klantbeeld") -> Inwoner:
    """The resident, after a line in the access log; 404, and no line, for who may not see persons."""
    if not inwoners_voor(request.user).filter(uuid=inwoner_uuid).exists():
        raise Http404
    _log(request, inwoner_uuid, wat, "vraag of aanvraag van deze inwoner")
    return get_inwoner_or_404(request.user, inwoner_uuid)


def _render_inwoner(
    request: AccountRequest,
    gevonden: Inwoner,
    *,
    form: AanvraagForm | None = None,
    contact_form: ContactForm | None = None,
) -> HttpResponse:
    zaken = zaken_van(gevonden, binnen=zaken_voor(request.user), now=timezone.now())
    bezorging = bezorging_aan(gevonden, binnen=berichten_voor(request.user))
    mag = afspraken_voor(request.user)
    return render_werkplek(
        request,
        "werkplek/inwoner.html",
        "zoeken",
        status=422 if form or contact_form else 200,
        inwoner=gevonden,
        contactpunten=contactpunten_van(gevonden),
        afspraak_url=f"{reverse('werkplek:afspraak_maken')}?inwoner={gevonden.uuid}",
        afspraken=afspraken_van(mag.filter(inwoner=gevonden), now=timezone.now())[0],
        open_zaken=[zaak for zaak in zaken if not zaak.is_afgerond],
        afgeronde_zaken=[zaak for zaak in zaken if zaak.is_afgerond],
        tijdlijn=merge_tijdlijn(bezorging_as_tijdlijn(bezorging)),
        form=form or AanvraagForm(auto_id=AANVRAAG_ID),
        contact_form=contact_form or ContactForm(auto_id=CONTACT_ID),
    )


def _log(
    request: AccountRequest,
    betrokkene: UUID | None,
    wat: str,
    waarom: str,
    resultaat: InzageResultaat = InzageResultaat.GETOOND,
) -> None:
    log_inzage(
        by=request.user,
        betrokkene=betrokkene,
        wat=wat,
        waarom=waarom,
        resultaat=resultaat,
        now=timezone.now(),
    )
