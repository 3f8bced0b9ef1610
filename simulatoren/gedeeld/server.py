"""A threaded web server that listens on loopback only and can be stopped at once."""

import contextlib
import logging
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .web import Antwoord, VerbindingVerbroken, Verzoek, VerzoekGeweigerd, text_answer

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
EIGEN_NAMEN = frozenset({LOOPBACK, "localhost"})
MAX_LICHAAM = 1_000_000
VASTE_KOPPEN = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class LoopbackServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, poort: int, app: Callable[[Verzoek], Antwoord]) -> None:
        self.app = app
        self._verbindingen: set[socket.socket] = set()
        self._slot = threading.Lock()
        super().__init__((LOOPBACK, poort), Handler)

    def server_bind(self) -> None:
        # HTTPServer.server_bind would look the own address up in DNS.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._slot:
            self._verbindingen.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._slot:
            self._verbindingen.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        logger.debug("verbinding afgebroken", exc_info=True)

    def stop(self) -> None:
        """Stop listening and cut open connections, as a process that is killed would."""
        self.shutdown()
        self.server_close()
        with self._slot:
            open_verbindingen = list(self._verbindingen)
        for verbinding in open_verbindingen:
            with contextlib.suppress(OSError):
                verbinding.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "simulator"
    sys_version = ""
    wbufsize = -1  # head and body leave in one packet
    disable_nagle_algorithm = True
    timeout = 60
    server: LoopbackServer

    def _handle(self) -> None:
        try:
            antwoord = self.server.app(self._read())
        except VerzoekGeweigerd as geweigerd:
            antwoord = text_answer(str(geweigerd), geweigerd.status)
            self.close_connection = True
        except VerbindingVerbroken:
            self.close_connection = True
            return
        except Exception:
            logger.exception("fout in een simulator")
            antwoord = text_answer("Er ging iets mis in de simulator.", HTTPStatus.INTERNAL_SERVER_ERROR)
        self._write(antwoord)

    do_GET = do_HEAD = do_POST = do_DELETE = _handle  # noqa: N815 - names of http.server

    def _read(self) -> Verzoek:
        try:
            delen = urlsplit(self.path)
            self._check_afzender()
        except ValueError as fout:
            raise VerzoekGeweigerd(HTTPStatus.BAD_REQUEST, "Dit adres klopt niet.") from fout
        parameters = parse_qsl(delen.query, keep_blank_values=True, errors="replace")
        return Verzoek(
            methode=self.command,
            pad=delen.path,
            query=dict(parameters),
            koppen=self.headers,
            lichaam=self._read_body(),
            parameters=parameters,
        )

    def _read_body(self) -> bytes:
        lengte = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not (lengte.isascii() and lengte.isdigit()):
            raise VerzoekGeweigerd(HTTPStatus.LENGTH_REQUIRED, "De lengte van het verzoek ontbreekt.")
        if int(lengte) > MAX_LICHAAM:
            raise VerzoekGeweigerd(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Het verzoek is te groot.")
        return self.rfile.read(int(lengte))

    def _check_afzender(self) -> None:
        """Other sites in the same browser must not reach a simulator: not by name, not by a form."""
        gastheer = self.headers.get("Host", "")
        herkomst = self.headers.get("Origin", "")
        if urlsplit(f"//{gastheer}").hostname not in EIGEN_NAMEN:
            raise VerzoekGeweigerd(
                HTTPStatus.MISDIRECTED_REQUEST, "Een simulator luistert alleen naar localhost."
            )
        if herkomst and herkomst != f"http://{gastheer}":
            raise VerzoekGeweigerd(HTTPStatus.FORBIDDEN, "Een andere site mag dit niet vragen.")

    def _write(self, antwoord: Antwoord) -> None:
        self.send_response(antwoord.status)
        for naam, waarde in {**VASTE_KOPPEN, **antwoord.koppen}.items():
            self.send_header(naam, waarde)
        self.send_header("Content-Type", antwoord.soort)
        self.send_header("Content-Length", str(len(antwoord.inhoud)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(antwoord.inhoud)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: request lines hold codes and telephone numbers."""
