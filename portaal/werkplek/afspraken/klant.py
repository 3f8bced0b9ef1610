"""Who the afspraak is for: known to us or not, with what we know filled in."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus, Herkomst
from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import Druk, OptieVerlopen, confirm_afspraak
from portaal.afspraken.queries.bezoek import find_gebied
from portaal.inwoners.models import Inwoner
from portaal.inwoners.permissions import zichtbaar_voor as inwoners_voor
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .afspraak import TE_DRUK, open_afspraak
from .forms import BelKlantForm, BezoekForm, KlantForm
from .tabel import Regel, stand_of

INWONER = "inwoner"
VERLOPEN = "Wij hielden dit moment niet meer vast. Kies opnieuw een moment."
GEMAAKT = "De afspraak staat vast. De inwoner krijgt een bevestiging."
GEMAAKT_STIL = "De afspraak staat vast. De inwoner krijgt geen bericht: noem dag, tijd, nummer en code."


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """Who comes and how to reach them; POST makes it final."""
    optie = open_afspraak(request, afspraak_uuid, "afspraak maken")
    if optie.status != AfspraakStatus.OPTIE or optie.herkomst != Herkomst.MEDEWERKER:
        return redirect("werkplek:afspraak", afspraak_uuid=afspraak_uuid)
    inwoner = read_inwoner(request, "afspraak maken")
    form = _make_form(request, optie, inwoner)
    if request.method == "POST" and form.is_valid():
        return _confirm(request, optie, inwoner, form.contact)
    return render_werkplek(
        request,
        "werkplek/afspraak_gegevens.html",
        "agenda",
        status=422 if form.is_bound else 200,
        afspraak=optie,
        regel=Regel(optie, stand_of(optie), is_overboekt=False),
        inwoner=inwoner,
        form=form,
        tijd_url=_other_time(optie, inwoner),
    )


def read_inwoner(request: AccountRequest, wat: str) -> Inwoner | None:
    """The resident in the address, after a line in the access log; None when there is none one may see."""
    try:
        inwoner_uuid = UUID(request.GET.get(INWONER, ""))
    except ValueError:
        return None
    mag = inwoners_voor(request.user).filter(uuid=inwoner_uuid)
    if not mag.exists():
        return None
    log_inzage(
        by=request.user, betrokkene=inwoner_uuid, wat=wat, waarom="vraag om een afspraak", now=timezone.now()
    )
    return mag.get()


def find_gebied_van(request: AccountRequest) -> int | None:
    """The area in which the resident of the address lives, for a visit."""
    inwoner = read_inwoner(request, "adres voor een huisbezoek")
    gebied = find_gebied(inwoner.postcode) if inwoner and inwoner.postcode else None
    return gebied.pk if gebied else None


def _make_form(request: AccountRequest, optie: Afspraak, inwoner: Inwoner | None) -> KlantForm:
    data = request.POST if request.method == "POST" else None
    bekend = _known(inwoner) if inwoner else {}
    if optie.kanaal == Afspraakkanaal.THUIS:
        return BezoekForm(data, initial=bekend, gebied=optie.gebied_id)
    soort = BelKlantForm if optie.kanaal == Afspraakkanaal.TELEFOON else KlantForm
    return soort(data, initial=bekend)


def _known(inwoner: Inwoner) -> dict[str, Any]:
    punten = inwoner.contactpunten.filter(verified_at__isnull=False)
    adressen = {punt.kanaal: punt.adres for punt in punten}
    return {
        "naam": inwoner.naam,
        "email": adressen.get("email", ""),
        "telefoon": adressen.get("sms", ""),
        "geboortedatum": inwoner.geboortedatum,
        "straat": inwoner.straat,
        "huisnummer": inwoner.huisnummer,
        "postcode": inwoner.postcode,
        "plaats": inwoner.woonplaats,
    }


def _confirm(
    request: AccountRequest, optie: Afspraak, inwoner: Inwoner | None, contact: dict[str, str]
) -> HttpResponse:
    try:
        confirm_afspraak(
            afspraak=optie, contact=contact, inwoner=inwoner, by=request.user, now=timezone.now()
        )
    except OptieVerlopen:
        messages.error(request, VERLOPEN)
        return redirect(_other_time(optie, inwoner))
    except Druk:
        messages.error(request, TE_DRUK)
        return redirect(request.get_full_path())
    hoort_het = contact.get("email") or contact.get("telefoon")
    messages.success(request, GEMAAKT if hoort_het else GEMAAKT_STIL)
    return redirect("werkplek:afspraak", afspraak_uuid=optie.uuid)


def _other_time(optie: Afspraak, inwoner: Inwoner | None) -> str:
    """Back to the times, with everything that was chosen."""
    voor = ",".join(f"{regel.soort.slug}:{regel.personen}" for regel in optie.regels.all())
    keuze = {"voor": voor, "locatie": optie.locatie.slug, "dag": optie.datum.isoformat()}
    if inwoner:
        keuze[INWONER] = str(inwoner.uuid)
    if optie.gebied_id:
        keuze["gebied"] = str(optie.gebied_id)
    return f"{reverse('werkplek:afspraak_tijd')}?{urlencode(keuze)}"
