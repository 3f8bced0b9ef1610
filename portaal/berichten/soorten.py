"""The kinds of message. Each app registers its own in notices.py, at import."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from .enums import Beleid, Kanaal


@dataclass(frozen=True)
class Bijlage:
    """A file that goes with an e-mail."""

    naam: str
    soort: str
    inhoud: bytes


@dataclass(frozen=True)
class Soort:
    """One kind of message and the promises that hold for it.

    kanalen: in order of preference; the next one is tried when one fails. Mijn omgeving is not in this
        list: with portaal=True the message always stands there first.
    stille_uren: an SMS waits until the morning.
    geduld: when the message has not arrived by then, the next channel is tried too.
    geldig: after that the message is not worth sending any more (send_bericht may give another moment).
    plaatshouders: the names that the texts may use; send_bericht wants a value for each.
    openbaar: those that may leave the municipality by SMS or e-mail. A name, a subject or a case number
        never belongs here.
    links: whether an SMS or e-mail may hold a link.
    voorbeeld: a value for each placeholder, for the preview and the count of SMS segments.
    bijlagen: makes the files that go with the e-mail, when it goes out.
    """

    code: str
    label: str
    kanalen: tuple[str, ...] = (Kanaal.SMS, Kanaal.EMAIL)
    beleid: Beleid = Beleid.AT_LEAST_ONCE
    portaal: bool = True
    stille_uren: bool = True
    geduld: timedelta = timedelta(hours=4)
    geldig: timedelta = timedelta(days=3)
    plaatshouders: tuple[str, ...] = ()
    openbaar: tuple[str, ...] = ()
    links: bool = False
    voorbeeld: Mapping[str, str] = field(default_factory=dict)
    bijlagen: Callable[[Any], Sequence[Bijlage]] | None = None

    def __post_init__(self) -> None:
        if set(self.voorbeeld) != set(self.plaatshouders):
            raise ValueError(f"{self.code}: voorbeeld must give a value for each placeholder")
        if not set(self.openbaar) <= set(self.plaatshouders):
            raise ValueError(f"{self.code}: openbaar names an unknown placeholder")
        if not set(self.kanalen) <= set(Kanaal.values):
            raise ValueError(f"{self.code}: unknown channel")

    def placeholders_for(self, kanaal: str) -> tuple[str, ...]:
        """What a text for this channel may use; a letter and Mijn omgeving may use all."""
        return self.openbaar if kanaal in (Kanaal.SMS, Kanaal.EMAIL) else self.plaatshouders


class OnbekendeSoort(KeyError):
    """No app registered this kind of message."""


_soorten: dict[str, Soort] = {}


def register(soort: Soort) -> Soort:
    """Make a kind known. A code belongs to one kind."""
    if _soorten.get(soort.code, soort) != soort:
        raise ValueError(f"two kinds of message are called {soort.code}")
    _soorten[soort.code] = soort
    return soort


def get_soort(code: str) -> Soort:
    """The kind with this code. Raises OnbekendeSoort."""
    try:
        return _soorten[code]
    except KeyError as fout:
        raise OnbekendeSoort(code) from fout


def label_of(code: str) -> str:
    """What staff call this kind; its code when no app registers it any more."""
    return _soorten[code].label if code in _soorten else code


def all_soorten() -> list[Soort]:
    """Every registered kind, by label."""
    return sorted(_soorten.values(), key=lambda soort: soort.label)
