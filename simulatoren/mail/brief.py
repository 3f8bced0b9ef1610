"""One received mail and its readable parts."""

import secrets
import time
from dataclasses import asdict, dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any


@dataclass(frozen=True)
class Brief:
    """`bron` is the mail as received: one character per byte."""

    afzender: str
    ontvangers: list[str]
    bron: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    ontvangen_op: float = field(default_factory=time.time)

    def to_record(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def bericht(self) -> EmailMessage:
        return message_from_bytes(self.bron.encode("latin-1"), policy=default)

    @property
    def onderwerp(self) -> str:
        return str(self.bericht.get("Subject", "")) or "(geen onderwerp)"

    @property
    def tekst(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def bijlagen(self) -> list[EmailMessage]:
        return list(self.bericht.iter_attachments())

    def to_json(self) -> dict[str, Any]:
        """What tests want to know."""
        return {
            "id": self.id,
            "afzender": self.afzender,
            "ontvangers": self.ontvangers,
            "onderwerp": self.onderwerp,
            "tekst": self.tekst,
            "html": self.html,
            "bijlagen": [
                {"naam": deel.get_filename() or "bijlage", "soort": deel.get_content_type()}
                for deel in self.bijlagen
            ],
            "koppen": {naam: str(waarde) for naam, waarde in self.bericht.items()},
            "ontvangen_op": self.ontvangen_op,
        }

    def _part(self, soort: str) -> str:
        deel = self.bericht.get_body((soort,))
        if deel is None:
            return ""
        try:
            return str(deel.get_content())
        except LookupError:  # a character set that does not exist
            return str(deel.get_payload())
