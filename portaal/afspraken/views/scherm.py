"""The screen in the hall: numbers and balies, nothing of a person. It asks every two seconds what changed."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portaal.toegang.decorators import openbaar, voor_machine

from ..enums import VolgnummerStatus, ZuilSoort
from ..models import Zuil
from ..permissions import get_zuil_or_404
from ..queries.wachtrij import called_at, drukmelding_van

# More numbers than this cannot be read from afar.
HOOGSTENS = 6


@openbaar
@never_cache
@require_safe
def scherm(request: HttpRequest, zuil_uuid: UUID) -> HttpResponse:
    """As it is now; a script keeps it so, without one the page loads itself again."""
    zuil = get_zuil_or_404(zuil_uuid, ZuilSoort.SCHERM)
    context = {"zuil": zuil, "nu": timezone.now(), **_read_stand(zuil)}
    return render(request, "afspraken/scherm.html", context)


@voor_machine
@require_safe
def stand(request: HttpRequest, zuil_uuid: UUID) -> HttpResponseBase:
    """The same as JSON; 304 as long as nothing changed."""
    inhoud = json.dumps(_read_stand(get_zuil_or_404(zuil_uuid, ZuilSoort.SCHERM))).encode()
    etag = quote_etag(hashlib.sha256(inhoud).hexdigest()[:20])
    antwoord = HttpResponse(inhoud, content_type="application/json")
    gelijk = get_conditional_response(request, etag=etag, response=antwoord) or antwoord
    gelijk["ETag"], gelijk["Cache-Control"] = etag, "no-cache"
    return gelijk


def _read_stand(zuil: Zuil) -> dict[str, Any]:
    now = timezone.now()
    druk = drukmelding_van(zuil.locatie, now)
    oproepen = [
        {
            "nummer": volgnummer.nummer,
            "balie": volgnummer.balie.naam if volgnummer.balie else "",
            "keer": volgnummer.keer_opgeroepen,
            "nieuw": volgnummer.status == VolgnummerStatus.OPGEROEPEN,
        }
        for volgnummer in called_at(zuil.locatie, timezone.localdate(now))[:HOOGSTENS]
    ]
    return {"oproepen": oproepen, "druk": druk.tekst if druk else ""}
