"""What a resident holds, shaped for their screens."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from portaal.kern.ui.notatie import format_datum

from ..models import Recht
from ..rechten import RECHTSOORTEN, Rechtsoort
from .weergave import StatusLabel


@dataclass(frozen=True)
class Rechtregel:
    """kan_wijzigen: whether the kenmerk may be changed now; over is how often that still goes today."""

    uuid: UUID
    soort: Rechtsoort
    kenmerk: str
    gebied: str
    geldig_van: date
    geldig_tot: date
    is_geldig: bool
    status: StatusLabel
    versie: int
    zaak_uuid: UUID
    zaaknummer: str
    houder: str
    over: int
    wijzigingen: tuple[tuple[datetime, str, str], ...]

    @property
    def kan_wijzigen(self) -> bool:
        return self.is_geldig and bool(self.soort.kenmerk_naam)


def rechten_van(rechten: QuerySet[Recht], *, now: datetime) -> tuple[list[Rechtregel], list[Rechtregel]]:
    """Those that run and those that ended, of what permissions.rechten_voor gives."""
    regels = [to_regel(recht, now=now) for recht in rechten.prefetch_related("wijzigingen")]
    return [regel for regel in regels if regel.is_geldig], [regel for regel in regels if not regel.is_geldig]


def to_regel(recht: Recht, *, now: datetime) -> Rechtregel:
    """One recht for a page, as of `now`."""
    vandaag, soort = localdate(now), RECHTSOORTEN[recht.soort]
    wijzigingen = tuple(recht.wijzigingen.all())
    vandaag_gewijzigd = sum(localdate(deel.gewijzigd_op) == vandaag for deel in wijzigingen)
    return Rechtregel(
        uuid=recht.uuid,
        soort=soort,
        kenmerk=recht.kenmerk,
        gebied=recht.gebied,
        geldig_van=recht.geldig_van,
        geldig_tot=recht.geldig_tot,
        is_geldig=recht.is_geldig(vandaag),
        status=_describe_stand(recht, vandaag),
        versie=recht.versie,
        zaak_uuid=recht.zaak.uuid,
        zaaknummer=recht.zaak.identificatie,
        houder=recht.inwoner.naam,
        over=max(soort.per_dag - vandaag_gewijzigd, 0),
        wijzigingen=tuple((deel.gewijzigd_op, deel.van, deel.naar) for deel in wijzigingen),
    )


def _describe_stand(recht: Recht, vandaag: date) -> StatusLabel:
    if recht.ingetrokken_op is not None:
        return StatusLabel(f"Gestopt op {format_datum(recht.ingetrokken_op)}", "rust")
    if recht.geldig_tot < vandaag:
        return StatusLabel("Verlopen", "rust")
    if recht.geldig_van > vandaag:
        return StatusLabel(f"Begint op {format_datum(recht.geldig_van)}", "wacht", "klok")
    return StatusLabel("Geldig", "ok", "vink")
