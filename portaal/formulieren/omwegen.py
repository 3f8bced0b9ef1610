"""What has to happen before somebody may go on with their aanvraag, and where that is done."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from portaal.inwoners.enums import Niveau
from portaal.inwoners.niveaus import LOA, has_niveau

from .enums import LoginEis
from .models import Aanvraag, Formulier
from .vrager import account_of


def login_url(formulier: Formulier, doel: str, *, verlopen: bool = False) -> str:
    """The login page that asks the level of this form and goes on to `doel`."""
    vraag = {"next": doel}
    if formulier.loa:
        vraag["niveau"] = formulier.loa
    if verlopen:
        vraag["verlopen"] = "1"
    return f"{reverse('inwoners:inloggen')}?{urlencode(vraag)}"


def has_niveau_for(request: HttpRequest, formulier: Formulier) -> bool:
    """Whether the resident was recognised surely enough; the level is that of the session, never of a post."""
    if formulier.login != LoginEis.MOET or not formulier.loa:
        return True
    return has_niveau(request.session, Niveau(formulier.loa))


def loa_of(request: HttpRequest) -> str | None:
    """How surely the resident who is logged in was recognised; None for anybody else."""
    account = account_of(request)
    return request.session.get(LOA, "") if account is not None and account.is_inwoner else None


def claim_url(aanvraag: Aanvraag) -> str:
    """Where a draft that was begun without login is tied to who logged in."""
    return reverse("formulieren:overnemen", kwargs={"aanvraag_uuid": aanvraag.uuid})


def may_claim(request: HttpRequest, aanvraag: Aanvraag) -> bool:
    """Whether the page offers to log in on this draft."""
    return account_of(request) is None and aanvraag.formulier.login != LoginEis.GEEN


def find_omweg(request: HttpRequest, aanvraag: Aanvraag) -> str | None:
    """Where this person has to go first; None when they may go on. Staff may."""
    formulier, account = aanvraag.formulier, account_of(request)
    if account is not None and account.is_medewerker:
        return None
    if aanvraag.aanvrager_id is None and aanvraag.gemachtigde_id is None:
        if not aanvraag.is_concept:
            return None
        if account is None:
            return login_url(formulier, claim_url(aanvraag)) if formulier.login == LoginEis.MOET else None
        return None if formulier.login == LoginEis.GEEN else claim_url(aanvraag)
    if not has_niveau_for(request, formulier):
        return login_url(formulier, request.get_full_path())
    return None
