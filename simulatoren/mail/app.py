"""The simulated mailbox: SMTP on one port, pages on another."""

from http import HTTPStatus
from pathlib import Path
from typing import Self

from simulatoren.gedeeld.bediening import Bediening
from simulatoren.gedeeld.simulator import Simulator
from simulatoren.gedeeld.web import Antwoord, Verzoek, VerzoekGeweigerd, json_answer

from . import scherm
from .brief import Brief
from .postbus import Postbus
from .smtp import Ontvanger, SmtpServer, make_schakelaars


class MailSimulator(Simulator):
    def __init__(self, poort: int = 0, smtp_poort: int = 0, map: Path | None = None) -> None:
        super().__init__(poort)
        self.schakelaars = make_schakelaars()
        self.postbus = Postbus(map / "mail.jsonl" if map else None)
        try:
            self._smtp = SmtpServer(smtp_poort, Ontvanger(self.postbus, self.schakelaars))
        except OSError:
            super().stop()
            self.postbus.close()
            raise
        self._add_routes()

    @property
    def smtp_poort(self) -> int:
        return self._smtp.poort

    def start(self) -> Self:
        self._smtp.start()
        return super().start()

    def stop(self) -> None:
        super().stop()
        self._smtp.stop()
        self.postbus.close()

    def _add_routes(self) -> None:
        add = self.routes.add
        add("GET", "/", lambda verzoek: scherm.inbox_page(self.postbus))
        add("GET", "/brieven/{brief_id}", self.show)
        add("GET", "/brieven/{brief_id}/html", self.show_html)
        add("GET", "/brieven/{brief_id}/bijlagen/{nummer}", self.show_attachment)
        add("GET", "/_sim/berichten.json", self.show_all)
        Bediening(self.schakelaars, leeg=self.postbus.clear, **scherm.KADER).add_to(self.routes)  # type: ignore[arg-type]

    def show(self, verzoek: Verzoek, brief_id: str) -> Antwoord:
        return scherm.letter_page(self._get(brief_id))

    def show_html(self, verzoek: Verzoek, brief_id: str) -> Antwoord:
        return scherm.html_answer(self._get(brief_id))

    def show_attachment(self, verzoek: Verzoek, brief_id: str, nummer: str) -> Antwoord:
        brief = self._get(brief_id)
        if not (nummer.isascii() and nummer.isdigit() and int(nummer) < len(brief.bijlagen)):
            raise VerzoekGeweigerd(HTTPStatus.NOT_FOUND, "Deze bijlage bestaat niet.")
        return scherm.attachment_answer(brief, int(nummer))

    def show_all(self, verzoek: Verzoek) -> Antwoord:
        """Everything there is, oldest first, for tests."""
        adres = verzoek.query.get("aan")
        brieven = [brief for brief in self.postbus.all() if adres is None or adres in brief.ontvangers]
        return json_answer({"berichten": [brief.to_json() for brief in brieven]})

    def _get(self, brief_id: str) -> Brief:
        brief = self.postbus.get(brief_id)
        if brief is None:
            raise VerzoekGeweigerd(HTTPStatus.NOT_FOUND, "Deze e-mail bestaat niet.")
        return brief
