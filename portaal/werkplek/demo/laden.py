"""The whole demo, in the order in which its parts need each other."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from portaal.organisatie.operations import laad_normen, laad_parkeerzones
from portaal.zaken.models import Zaaktype
from portaal.zaken.operations import laad_zaaktypen

from .afspraken import load_afspraken
from .hal import load_hal
from .mensen import load_contactpunten, load_inwoners
from .organisatie import load_locaties, load_medewerkers
from .verhaal import read_verhalen
from .vertellen import Toneel, tell


@dataclass(frozen=True)
class Geladen:
    inwoners: int
    medewerkers: int
    zaken: int
    nieuwe_zaken: int


@transaction.atomic
def load_demo(now: datetime) -> Geladen:
    """Make what is not there yet; what is there stays as it was left."""
    laad_normen()
    laad_parkeerzones()
    laad_zaaktypen()
    inwoners = load_inwoners(now)
    medewerkers = load_medewerkers(now)
    locaties = load_locaties(localdate(now))
    toneel = Toneel(
        inwoners=inwoners,
        medewerkers=medewerkers,
        locaties=locaties,
        zaaktypen={zaaktype.identificatie: zaaktype for zaaktype in Zaaktype.objects.select_related("team")},
        now=now,
    )
    # Oldest first, so that the numbers of the zaken follow the days on which they came in.
    verhalen = sorted(read_verhalen(), key=lambda verhaal: verhaal.received_at(now))
    nieuw = [tell(verhaal, toneel) for verhaal in verhalen]
    load_contactpunten(inwoners, now)
    load_afspraken(locaties, now)
    load_hal(locaties, medewerkers["lotte.prins"], now)
    return Geladen(len(inwoners), len(medewerkers), len(nieuw), sum(nieuw))
