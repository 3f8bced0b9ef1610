"""One message as Twilio knows it, and its published JSON."""

import secrets
import time
from dataclasses import asdict, dataclass, field
from email.utils import formatdate
from typing import Any, Self

API_VERSIE = "2010-04-01"
EINDSTANDEN = frozenset({"delivered", "undelivered", "failed"})
PRIJS_PER_SEGMENT = 0.09


@dataclass
class Terugmelding:
    """One status callback that was tried; `uitkomst` is the status code or what went wrong."""

    status: str
    op: float
    uitkomst: str


@dataclass
class Bericht:
    account_sid: str
    to: str
    afzender: str
    body: str
    num_segments: int
    messaging_service_sid: str = ""
    status_callback: str = ""
    validity_period: int = 36000
    status: str = "queued"
    error_code: int | None = None
    error_message: str | None = None
    sid: str = field(default_factory=lambda: f"SM{secrets.token_hex(16)}")
    date_created: float = field(default_factory=time.time)
    date_updated: float = field(default_factory=time.time)
    date_sent: float | None = None
    terugmeldingen: list[Terugmelding] = field(default_factory=list)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Self:
        terugmeldingen = [Terugmelding(**deel) for deel in record["terugmeldingen"]]
        return cls(**{**record, "terugmeldingen": terugmeldingen})

    def to_record(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_final(self) -> bool:
        return self.status in EINDSTANDEN

    @property
    def uri(self) -> str:
        return f"/{API_VERSIE}/Accounts/{self.account_sid}/Messages/{self.sid}.json"

    def to_json(self) -> dict[str, Any]:
        """The published representation. A messaging service chooses its sender after accepting."""
        is_accepted = self.status == "accepted"
        is_charged = self.date_sent is not None and self.status != "failed"
        prijs = f"-{self.num_segments * PRIJS_PER_SEGMENT:.5f}"
        return {
            "account_sid": self.account_sid,
            "api_version": API_VERSIE,
            "body": self.body,
            "date_created": _rfc2822(self.date_created),
            "date_sent": _rfc2822(self.date_sent) if self.date_sent is not None else None,
            "date_updated": _rfc2822(self.date_updated),
            "direction": "outbound-api",
            "error_code": self.error_code,
            "error_message": self.error_message,
            "from": None if is_accepted else self.afzender,
            "messaging_service_sid": self.messaging_service_sid or None,
            "num_media": "0",
            "num_segments": "0" if is_accepted else str(self.num_segments),
            "price": prijs if is_charged else None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": self.uri.replace(".json", "/Media.json")},
            "to": self.to,
            "uri": self.uri,
        }


def _rfc2822(moment: float) -> str:
    return formatdate(moment).replace("-0000", "+0000")
