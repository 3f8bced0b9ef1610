"""The base of every simulator: guarded, on loopback, started and stopped as one thing."""

import threading
from typing import Self

from .omgeving import check_omgeving
from .pagina import add_huisstijl
from .server import LOOPBACK, LoopbackServer
from .web import Antwoord, Routes, Verzoek


class Simulator:
    """A web server with routes. Port 0 picks a free port; `url` tells which."""

    def __init__(self, poort: int = 0) -> None:
        check_omgeving()
        self.routes = Routes()
        add_huisstijl(self.routes)
        self._server = LoopbackServer(poort, self.answer)
        self._draad = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            name=type(self).__name__,
            daemon=True,
        )

    @property
    def poort(self) -> int:
        return self._server.server_port

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.poort}"

    def answer(self, verzoek: Verzoek) -> Antwoord:
        return self.routes.answer(verzoek)

    def start(self) -> Self:
        self._draad.start()
        return self

    def stop(self) -> None:
        if self._draad.is_alive():
            self._server.stop()
            self._draad.join()
        else:
            self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()
