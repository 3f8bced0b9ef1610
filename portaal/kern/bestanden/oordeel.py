"""What comes of a check: a file that may be kept, or the reason why not."""

import hashlib
from dataclasses import dataclass, field


class BestandGeweigerd(Exception):
    """The file is not accepted; `melding` tells the sender what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True)
class GecontroleerdBestand:
    """A file that passed every check; only this is stored."""

    bestandsnaam: str
    formaat: str
    inhoud: bytes
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.inhoud).hexdigest())
