"""The messages of the municipality to the resident."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.berichten.operations import mark_gelezen
from portaal.berichten.permissions import get_portaalbericht_or_404
from portaal.berichten.queries import get_berichten_van
from portaal.toegang.decorators import AccountRequest, voor_inwoner
from portaal.zaken.permissions import zichtbaar_voor

from ..navigatie import render_mijn

PER_PAGINA = 20


@voor_inwoner
@require_safe
def berichten(request: AccountRequest) -> HttpResponse:
    """All messages, newest first."""
    pagina = Paginator(get_berichten_van(request.user), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_mijn(request, "pip/berichten.html", "berichten", pagina=pagina)


@voor_inwoner
@require_safe
def bericht(request: AccountRequest, bericht_uuid: UUID) -> HttpResponse:
    """One message; opening it marks it as read (Awb 2:10: when it reached the resident)."""
    gevonden = get_portaalbericht_or_404(request.user, bericht_uuid)
    mark_gelezen(portaalbericht=gevonden, by=request.user, now=timezone.now())
    betreft = gevonden.bericht.betreft_uuid
    zaak = zichtbaar_voor(request.user).filter(uuid=betreft).first() if betreft else None
    return render_mijn(request, "pip/bericht.html", "berichten", bericht=gevonden, zaak=zaak)
