"""Which locatie the pages of the queue are about, and the tabs above them."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from portaal.afspraken.models import Balie
from portaal.afspraken.permissions import balies_voor
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest
from portaal.toegang.models import Account

TABS = (
    ("wachtrij", "Wie is er?", "werkplek:wachtrij"),
    ("wachttijden", "Wachttijden", "werkplek:wachttijden"),
    ("zuilen", "Zuilen en schermen", "werkplek:zuilen"),
)


def locaties_voor(account: Account) -> list[Locatie]:
    """Where this member of staff helps people."""
    return list(Locatie.objects.filter(balies__in=balies_voor(account)).distinct())


def read_locatie(request: AccountRequest, locaties: list[Locatie]) -> Locatie | None:
    """The one that was asked for, else the first."""
    gevraagd = request.GET.get("locatie", "")
    return next((plek for plek in locaties if plek.slug == gevraagd), locaties[0] if locaties else None)


def get_locatie_or_404(account: Account, slug: str) -> Locatie:
    """404 where this member of staff helps nobody."""
    for plek in locaties_voor(account):
        if plek.slug == slug:
            return plek
    raise Http404


def make_tabs(actief: str, locatie: Locatie | None = None) -> list[dict[str, Any]]:
    vraag = f"?locatie={locatie.slug}" if locatie else ""
    return [
        {"label": label, "url": reverse(url) + vraag, "actief": sleutel == actief}
        for sleutel, label, url in TABS
    ]


def url_of(locatie: Locatie) -> str:
    """The page of the queue there."""
    return f"{reverse('werkplek:wachtrij')}?locatie={locatie.slug}"


def url_of_balie(balie: Balie) -> str:
    return reverse("werkplek:balie", args=[balie.uuid])
