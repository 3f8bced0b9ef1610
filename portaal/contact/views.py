"""Asking to be called back, by anybody; who is logged in is known by name."""

from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.views.decorators.http import require_http_methods, require_safe

from portaal.berichten.queries import contactpunten_van
from portaal.inwoners.models import Inwoner
from portaal.inwoners.queries import inwoner_van
from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak
from portaal.zaken.permissions import zichtbaar_voor as zaken_voor

from .forms import TerugbelForm
from .models import Terugbelverzoek
from .operations import request_terugbellen

ZOUT = "contact.terugbelverzoek"
GELDIG = 24 * 3600


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
@limit("terugbellen")
def terugbellen(request: HttpRequest) -> HttpResponse:
    """Who, what number, what about and when; the zaak it is about goes along when it is theirs."""
    account = _resident(request)
    inwoner = inwoner_van(account) if account else None
    zaak = _find_zaak(request)
    form = TerugbelForm(request.POST or None, initial=_fill_in(request, inwoner, zaak))
    if form.is_bound and form.is_valid():
        verzoek = request_terugbellen(
            inwoner=inwoner, zaak=zaak, by=account, now=timezone.now(), **form.cleaned_data
        )
        return redirect("contact:ontvangen", token=make_token(verzoek.uuid))
    context = {"form": form, "zaak": zaak}
    return render(request, "contact/terugbellen.html", context, status=422 if form.errors else 200)


@openbaar
@require_safe
def ontvangen(request: HttpRequest, token: str) -> HttpResponse:
    """That we call, and by when; of the person it shows nothing."""
    verzoek = get_object_or_404(Terugbelverzoek, uuid=_read_token(token))
    return render(request, "contact/ontvangen.html", {"verzoek": verzoek})


def make_token(verzoek_uuid: UUID) -> str:
    """What the receipt is found by: signed, good for a day, and with no sign that a URL would escape."""
    return urlsafe_base64_encode(signing.dumps(str(verzoek_uuid), salt=ZOUT).encode())


def _read_token(token: str) -> UUID:
    try:
        return UUID(signing.loads(urlsafe_base64_decode(token).decode(), salt=ZOUT, max_age=GELDIG))
    except (signing.BadSignature, ValueError) as fout:
        raise Http404 from fout


def _resident(request: HttpRequest) -> Account | None:
    user = request.user
    return user if isinstance(user, Account) and user.is_inwoner else None


def _find_zaak(request: HttpRequest) -> Zaak | None:
    """The zaak that the address names, if it is theirs."""
    try:
        zaak_uuid = UUID(request.GET.get("zaak", ""))
    except ValueError:
        return None
    account = _resident(request)
    return zaken_voor(account).filter(uuid=zaak_uuid).first() if account else None


def _fill_in(request: HttpRequest, inwoner: Inwoner | None, zaak: Zaak | None) -> dict[str, str]:
    """What is known already: name and number of who is logged in, and what it is about."""
    onderwerp = zaak.zaaktype.omschrijving if zaak else request.GET.get("onderwerp", "")[:150]
    if inwoner is None:
        return {"onderwerp": onderwerp}
    telefoon = next((punt.adres for punt in contactpunten_van(inwoner) if punt.kanaal == "sms"), "")
    return {"onderwerp": onderwerp, "naam": inwoner.naam, "telefoon": telefoon}
