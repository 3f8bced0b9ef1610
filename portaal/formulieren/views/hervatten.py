"""Stopping for now, and going on later: in Mijn omgeving, or over a link by e-mail on any device."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portaal.berichten.adresvorm import AdresKloptNiet
from portaal.kern.snelheid import is_too_fast, limit
from portaal.toegang.decorators import openbaar

from ..decorators import voor_aanvrager
from ..enums import LinkStaat
from ..forms import EmailForm
from ..models import Hervatlink
from ..operations import (
    AanvraagIsIngediend,
    EmailKloptNiet,
    LinkWerktNiet,
    mail_hervatlink,
    renew_hervatlink,
    use_hervatlink,
)
from ..permissions import get_hervatlink_or_404
from ..vrager import account_of, give_houder, make_houder
from .laden import load_aanvraag

VERSTUURD = "Wij hebben u een e-mail gestuurd. Open de link in die e-mail om verder te gaan."
OPNIEUW_VERSTUURD = "Als dit het goede e-mailadres is, krijgt u een e-mail met een nieuwe link."
TE_VAAK = "Wij stuurden al een paar e-mails naar dit adres. Probeer het over een uur opnieuw"
ANDER_ADRES = "Dit is niet het e-mailadres waar wij de link naartoe stuurden. Vul dat adres in"


@voor_aanvrager
@require_http_methods(["GET", "HEAD", "POST"])
@limit("hervatten")
def bewaren(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Where to find the draft again; for who did not log in, a link by e-mail."""
    aanvraag = load_aanvraag(request, aanvraag_uuid)
    account = account_of(request)
    if not aanvraag.is_concept or (account is not None and account.is_medewerker):
        return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    form = None if account else EmailForm(request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _check_snelheid(form.cleaned_data["email"])
            mail_hervatlink(aanvraag=aanvraag, email=form.cleaned_data["email"], by=None, now=timezone.now())
        except AdresKloptNiet as fout:
            form.add_error("email", str(fout))
        else:
            messages.success(request, VERSTUURD)
            return redirect("formulieren:bewaren", aanvraag_uuid=aanvraag.uuid)
    context = {
        "aanvraag": aanvraag,
        "formulier": aanvraag.formulier,
        "form": form,
        "mijn_url": settings.LOGIN_REDIRECT_URL,
    }
    return render(request, "formulieren/bewaren.html", context, status=422 if form and form.errors else 200)


@openbaar
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limit("hervatten")
def hervatten(request: HttpRequest, token: str) -> HttpResponse:
    """The link from the e-mail: asks the address again; only then, by a POST, the draft goes on here."""
    try:
        link = get_hervatlink_or_404(token)
    except Http404:
        return render(request, "formulieren/hervatten_onbekend.html", status=404)
    staat = link.staat_op(timezone.now())
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        antwoord = _post(request, link, staat, form, token)
        if antwoord is not None:
            return antwoord
    status = 422 if form.errors else 200 if staat == LinkStaat.OPEN else 410
    context = {"form": form, "staat": staat, "formulier": link.aanvraag.formulier, "link": link}
    return render(request, "formulieren/hervatten.html", context, status=status)


def _post(
    request: HttpRequest, link: Hervatlink, staat: LinkStaat, form: EmailForm, token: str
) -> HttpResponse | None:
    """What a right address leads to; None when the page is shown again with a fault."""
    email, now = form.cleaned_data["email"], timezone.now()
    try:
        _check_snelheid(link.token_hash, soort="hervatlink")
        if staat == LinkStaat.OPEN:
            houder = make_houder(request)
            aanvraag = use_hervatlink(link=link, email=email, houder=houder, by=None, now=now)
            return give_houder(redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid), houder)
        _check_snelheid(email)
        renew_hervatlink(link=link, email=email, by=None, now=now)
        messages.success(request, OPNIEUW_VERSTUURD)
    except EmailKloptNiet:
        form.add_error("email", ANDER_ADRES)
        return None
    except AdresKloptNiet as fout:
        form.add_error("email", str(fout))
        return None
    except (LinkWerktNiet, AanvraagIsIngediend):
        pass  # used or handed in between our look and our lock: the page says how it stands now
    return redirect("formulieren:hervatten", token=token)


def _check_snelheid(wie: str, *, soort: str = "hervatmail") -> None:
    """Raises AdresKloptNiet, with what to do, when this address or link was tried too often."""
    if is_too_fast(soort, wie.lower()):
        raise AdresKloptNiet(TE_VAAK)
