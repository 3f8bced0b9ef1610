"""Texts: the first versions from the file, and the versions that staff write."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Sjabloon, SjabloonVersie
from ..soorten import get_soort
from ..standaardteksten import Standaardtekst, load_standaardteksten
from ..tekstregels import check_tekst


class SjabloonOntbreekt(LookupError):
    """There is no text for this kind of message and channel."""


@transaction.atomic
def save_sjabloon(
    *, sjabloon: Sjabloon, onderwerp: str, tekst: str, by: Account | None, now: datetime
) -> SjabloonVersie:
    """A new version of a text, in use from now on. Raises TekstKloptNiet."""
    onderwerp, tekst = onderwerp.strip(), tekst.strip()
    check_tekst(get_soort(sjabloon.soort), sjabloon.kanaal, onderwerp, tekst)
    Sjabloon.objects.select_for_update().get(pk=sjabloon.pk)
    hoogste = sjabloon.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    versie = sjabloon.versies.create(
        nummer=hoogste + 1, onderwerp=onderwerp, tekst=tekst, created_at=now, created_by=by
    )
    log_handeling(
        by=by,
        soort="berichttekst-gewijzigd",
        object_soort="sjabloon",
        object_uuid=sjabloon.uuid,
        toelichting=f"{sjabloon}, versie {versie.nummer}",
        now=now,
    )
    return versie


@transaction.atomic
def ensure_sjablonen(*, by: Account | None, now: datetime) -> int:
    """Put the texts of the file in the database where there are none, or only an older one of the file.

    A text that staff wrote stays. Returns the number of new versions.
    """
    nieuw = 0
    for standaard in load_standaardteksten().values():
        sjabloon, _ = Sjabloon.objects.get_or_create(soort=standaard.soort, kanaal=standaard.kanaal)
        versie = sjabloon.versies.first()
        is_gelijk = versie is not None and (versie.onderwerp, versie.tekst) == (
            standaard.onderwerp,
            standaard.tekst,
        )
        if is_gelijk or (versie is not None and versie.created_by_id is not None):
            continue
        save_sjabloon(
            sjabloon=sjabloon, onderwerp=standaard.onderwerp, tekst=standaard.tekst, by=None, now=now
        )
        nieuw += 1
    return nieuw


def versie_in_use(*, soort: str, kanaal: str, now: datetime) -> SjabloonVersie:
    """The text to use now; from the file when it is not in the database yet. Raises SjabloonOntbreekt."""
    versie = (
        SjabloonVersie.objects.filter(sjabloon__soort=soort, sjabloon__kanaal=kanaal)
        .order_by("-nummer")
        .first()
    )
    return versie or _first_version(load_standaardteksten().get((soort, kanaal)), soort, kanaal, now)


def _first_version(
    standaard: Standaardtekst | None, soort: str, kanaal: str, now: datetime
) -> SjabloonVersie:
    if standaard is None:
        raise SjabloonOntbreekt(f"no text for {soort} over {kanaal or 'Mijn omgeving'}")
    check_tekst(get_soort(soort), kanaal, standaard.onderwerp, standaard.tekst)
    sjabloon, _ = Sjabloon.objects.get_or_create(soort=soort, kanaal=kanaal)
    versie, _ = SjabloonVersie.objects.get_or_create(
        sjabloon=sjabloon,
        nummer=1,
        defaults={"onderwerp": standaard.onderwerp, "tekst": standaard.tekst, "created_at": now},
    )
    return versie
