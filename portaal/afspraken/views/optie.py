"""A held time on its way to being confirmed: known by a token in the address, for as long as it is held."""

from datetime import datetime
from uuid import UUID

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404

from ..enums import AfspraakStatus
from ..models import Afspraak

ZOUT = "afspraken.optie"
GELDIG_SECONDEN = 24 * 3600


def sign_optie(afspraak_uuid: UUID) -> str:
    return signing.dumps(str(afspraak_uuid), salt=ZOUT)


def get_optie_or_404(token: str) -> Afspraak:
    """What was held under this token, whatever became of it since; 404 when the token is not ours."""
    try:
        afspraak_uuid = UUID(signing.loads(token, salt=ZOUT, max_age=GELDIG_SECONDEN))
    except (signing.BadSignature, ValueError, TypeError) as fout:
        raise Http404 from fout
    rijen = Afspraak.objects.select_related("locatie").prefetch_related("regels__soort")
    return get_object_or_404(rijen, uuid=afspraak_uuid)


def is_gehouden(afspraak: Afspraak, now: datetime) -> bool:
    """Whether it can still be confirmed."""
    return afspraak.status == AfspraakStatus.OPTIE and bool(afspraak.optie_tot and afspraak.optie_tot > now)
