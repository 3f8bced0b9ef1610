"""The SMTP server: accepts everything, unless a switch says otherwise."""

import asyncio
import socket
import threading

from aiosmtpd.smtp import SMTP, Envelope, Session

from simulatoren.gedeeld.schakelaars import GEEN, Getal, Keuze, Schakelaars
from simulatoren.gedeeld.server import LOOPBACK

from .brief import Brief
from .postbus import Postbus

BESTAAT_NIET = "bestaat-niet@"
GEWEIGERD = {
    "421": "421 4.3.2 Service shutting down",
    "451": "451 4.3.0 Try again later",
    "550": "550 5.1.1 Mailbox unavailable",
}


def make_schakelaars() -> Schakelaars:
    return Schakelaars(
        {
            "fout": Keuze(
                "Fout",
                {
                    GEEN: "Geen",
                    "421": "421: de server stopt, probeer het later",
                    "451": "451: nu niet, probeer het later",
                    "550": "550: dit adres bestaat niet",
                    "weg-na": "Verbinding weg, maar de mail is wel aangenomen",
                },
            ),
            "keer": Getal("Aantal keer (0: tot u het uitzet)"),
            "vertraging": Getal("Seconden voor het antwoord op een mail"),
        }
    )


class Ontvanger:
    """What happens on RCPT and DATA."""

    def __init__(self, postbus: Postbus, schakelaars: Schakelaars) -> None:
        self._postbus, self._schakelaars = postbus, schakelaars

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        fout = self._schakelaars.take_fout(*GEWEIGERD)
        if address.startswith(BESTAAT_NIET):
            fout = "550"
        if fout in GEWEIGERD:
            return GEWEIGERD[fout]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self._schakelaars.getal("vertraging"))
        bron = (envelope.original_content or b"").decode("latin-1")
        self._postbus.add(Brief(envelope.mail_from or "", list(envelope.rcpt_tos), bron))
        if self._schakelaars.take_fout("weg-na") != GEEN and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 OK"


class SmtpServer:
    """Runs in a thread of its own with its own event loop; port 0 picks a free port."""

    def __init__(self, poort: int, ontvanger: Ontvanger) -> None:
        self._ontvanger = ontvanger
        self._ingang = socket.create_server((LOOPBACK, poort))
        self._loop = asyncio.new_event_loop()
        self._draad = threading.Thread(target=self._run, name="smtp", daemon=True)
        self._klaar = asyncio.Event()

    @property
    def poort(self) -> int:
        return int(self._ingang.getsockname()[1])

    def start(self) -> None:
        self._draad.start()

    def stop(self) -> None:
        if self._draad.is_alive():
            self._loop.call_soon_threadsafe(self._klaar.set)
            self._draad.join()
        self._ingang.close()
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        """Answer until `stop`, then cut the connections that are left."""
        server = await self._loop.create_server(self._make_protocol, sock=self._ingang)
        await self._klaar.wait()
        server.close()
        lopend = [taak for taak in asyncio.all_tasks() if taak is not asyncio.current_task()]
        for taak in lopend:
            taak.cancel()
        await asyncio.gather(*lopend, return_exceptions=True)

    def _make_protocol(self) -> SMTP:
        return SMTP(self._ontvanger, hostname="localhost", enable_SMTPUTF8=True, loop=self._loop)
