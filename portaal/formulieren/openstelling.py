"""Whether a form may be started now, and if not: why, until when, and in which words. No ORM and no clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portaal.kern.ui.notatie import format_datum, format_tijd


class Gesloten(StrEnum):
    """Why a form cannot be started; drafts that run go on all the same."""

    OFFLINE = "offline"
    NOG_NIET = "nog_niet"
    VOORBIJ = "voorbij"
    VOL = "vol"


@dataclass(frozen=True)
class Openstelling:
    """`reden` is None when the form may be started; `moment` is when it opens or closed."""

    reden: Gesloten | None = None
    moment: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.reden is None

    @property
    def kop(self) -> str:
        """What a closed form says first; empty when it is open."""
        koppen = {
            Gesloten.OFFLINE: "Dit formulier is er nu niet",
            Gesloten.NOG_NIET: "U kunt dit formulier nog niet invullen",
            Gesloten.VOORBIJ: "U kunt dit formulier niet meer invullen",
            Gesloten.VOL: "Het hoogste aantal aanvragen is bereikt",
        }
        return koppen[self.reden] if self.reden else ""

    @property
    def uitleg(self) -> str:
        """One sentence that says until when; empty when it is open."""
        wanneer = f"{format_datum(self.moment)}, {format_tijd(self.moment)}" if self.moment else ""
        zinnen = {
            Gesloten.OFFLINE: "Wij hebben het van onze website gehaald.",
            Gesloten.NOG_NIET: f"U kunt het invullen vanaf {wanneer}.",
            Gesloten.VOORBIJ: f"U kon het invullen tot {wanneer}.",
            Gesloten.VOL: "Wij nemen geen nieuwe aanvragen meer aan.",
        }
        return zinnen[self.reden] if self.reden else ""


def judge_openstelling(
    *,
    is_gepubliceerd: bool,
    opent_op: datetime | None,
    sluit_op: datetime | None,
    is_vol: bool,
    now: datetime,
) -> Openstelling:
    """The first reason that holds: off line, not yet, over, full."""
    if not is_gepubliceerd:
        return Openstelling(Gesloten.OFFLINE)
    if opent_op is not None and now < opent_op:
        return Openstelling(Gesloten.NOG_NIET, opent_op)
    if sluit_op is not None and now >= sluit_op:
        return Openstelling(Gesloten.VOORBIJ, sluit_op)
    return Openstelling(Gesloten.VOL) if is_vol else Openstelling()
