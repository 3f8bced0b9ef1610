"""Proof, carried by each page of a draft, of which page it is and for whom it was made.

It does two things. A post that comes after the session ended proves by it that the text belongs to this
draft's own applicant, so that the text may be kept (and nothing else). And on the check page it names the
revision that was read, so that what is handed in is what was checked.
"""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.core import signing

ZOUT = "formulieren.paginabewijs"
GELDIG_SECONDEN = 2 * 3600
VELDNAAM = "paginabewijs"


@dataclass(frozen=True)
class Paginabewijs:
    """Made for an account, or (account_uuid empty) for the browser whose token has this hash.

    `bekend` is a mark of what sources said when the page was shown.
    """

    aanvraag_uuid: str
    account_uuid: str
    stap: str
    revisie: int
    houder_hash: str = ""
    bekend: str = ""

    def sign(self) -> str:
        return signing.dumps(asdict(self), salt=ZOUT)

    def is_for(self, aanvraag_uuid: UUID, stap: str) -> bool:
        """Whether the page is the one that this address belongs to."""
        return (self.aanvraag_uuid, self.stap) == (str(aanvraag_uuid), stap)


def read_bewijs(token: str) -> Paginabewijs | None:
    """What the token proves; None when it is not ours, was altered or is older than two hours."""
    try:
        return Paginabewijs(**signing.loads(token, salt=ZOUT, max_age=GELDIG_SECONDEN))
    except signing.BadSignature:
        return None
