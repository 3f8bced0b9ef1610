"""A held time on its way to being confirmed: known by a token in the address, for as long as it is held."""

from datetime import datetime
from uuid import UUID

from django.core.signing import Signer
from django.db.models import Q
from django.shortcuts import get_object_or_404

from portaal.inwoners.models import Inwoner

from ..enums import AfspraakStatus
from ..models import Afspraak
from ..permissions import read_uuid_or_404, sign_uuid

_signer = Signer(salt="afspraken.optie")


def sign_optie(afspraak_uuid: UUID) -> str:
    return sign_uuid(afspraak_uuid, _signer)


def get_optie_or_404(token: str, inwoner: Inwoner | None) -> Afspraak:
    """What was held under this token, whatever became of it since; 404 when the token is not ours.

    What somebody who was logged in holds is theirs: 404 for another who logs in within those ten minutes, as on
    a computer in the library. Once confirmed the page of the afspraak is the way to it.
    """
    rijen = Afspraak.objects.select_related("locatie").prefetch_related("regels__soort")
    van_wie = Q(inwoner=None) | Q(inwoner=inwoner) | ~Q(status=AfspraakStatus.OPTIE)
    return get_object_or_404(rijen.filter(van_wie), uuid=read_uuid_or_404(token, _signer))


def is_gehouden(afspraak: Afspraak, now: datetime) -> bool:
    """Whether it can still be confirmed."""
    return afspraak.status == AfspraakStatus.OPTIE and bool(afspraak.optie_tot and afspraak.optie_tot > now)
