"""E-mail over SMTP, with Django's own backend.

SMTP tells that a server took the mail, never that it arrived, and has no list to ask. Each mail carries a
Message-ID made of the uuid of its attempt: a repeat after a lost answer has the same one, so that a mailbox
can see that it is the same mail.
"""

import contextlib
import smtplib
from collections.abc import Sequence
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from ..soorten import Bijlage
from . import AanbiederWeigert, Aangenomen, NooitVerwerkt, Onzeker


def message_id(poging_uuid: UUID) -> str:
    """The same for each try of one attempt."""
    domein = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{poging_uuid}@{domein}>"


class SmtpEmail:
    """Hands mails to the SMTP server, each over a connection of its own."""

    @property
    def afzender(self) -> str:
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]

    def send(
        self,
        *,
        naar: str,
        onderwerp: str,
        tekst: str,
        poging_uuid: UUID,
        bijlagen: Sequence[Bijlage] = (),
    ) -> Aangenomen:
        """Hand one mail to the server. Raises AanbiederWeigert, NooitVerwerkt or Onzeker."""
        verbinding = get_connection(timeout=settings.EMAIL_TIMEOUT)
        sleutel = message_id(poging_uuid)
        koppen = {"Message-ID": sleutel, "Auto-Submitted": "auto-generated"}
        mail = EmailMessage(onderwerp, tekst, to=[naar], headers=koppen, connection=verbinding)
        for bijlage in bijlagen:
            mail.attach(bijlage.naam, bijlage.inhoud, bijlage.soort)
        self._open(verbinding)
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as fout:
            code = min(code for code, _ in fout.recipients.values())
            raise _classify(code, permanent=True, adres_klopt_niet=True) from None
        except smtplib.SMTPDataError as fout:
            raise _classify(fout.smtp_code, permanent=True) from None
        except smtplib.SMTPResponseException as fout:
            raise _classify(fout.smtp_code, permanent=False) from None
        except ValueError as fout:  # no mail could be made of it
            raise AanbiederWeigert(f"mail:{type(fout).__name__}", permanent=True) from None
        except Exception as fout:  # cut off half-way: nobody knows on which side of the acceptance
            raise Onzeker(f"smtp:{type(fout).__name__}") from None
        finally:
            with contextlib.suppress(Exception):
                verbinding.close()
        return Aangenomen(sid=sleutel)

    def _open(self, verbinding: BaseEmailBackend) -> None:
        try:
            verbinding.open()
        except smtplib.SMTPResponseException as fout:
            # Refused at the door, a wrong password included: our affair, and worth another try.
            raise NooitVerwerkt(f"smtp-{fout.smtp_code}", fout.smtp_code) from None
        except Exception as fout:  # whatever happened, no mail was offered yet
            raise NooitVerwerkt(f"smtp:{type(fout).__name__}") from None


def _classify(
    code: int, *, permanent: bool, adres_klopt_niet: bool = False
) -> AanbiederWeigert | NooitVerwerkt:
    """5xx is a refusal, 4xx (greylisting, mailbox full) is not now; neither took the mail."""
    if code >= 500:
        return AanbiederWeigert(f"smtp-{code}", code, permanent=permanent, adres_klopt_niet=adres_klopt_niet)
    return NooitVerwerkt(f"smtp-{code}", code)
