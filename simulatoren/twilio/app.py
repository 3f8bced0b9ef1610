"""The simulated API: sending, fetching, listing; the phones and the switches."""

import base64
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Self

from simulatoren.gedeeld.bediening import Bediening
from simulatoren.gedeeld.simulator import Simulator
from simulatoren.gedeeld.web import Antwoord, Verzoek, json_answer, redirect

from . import scherm
from .bericht import API_VERSIE
from .bezorging import Bezorging
from .controle import read_bericht
from .fouten import TwilioFout
from .lijst import filter_berichten, make_page
from .opslag import Opslag
from .storing import NA, Storing, make_schakelaars, raise_fault


@dataclass(frozen=True)
class Rekening:
    """The account that may send."""

    sid: str = "AC" + "0" * 31 + "1"
    token: str = "demo-twilio-token"  # noqa: S105 - of the simulator only


def load_rekening(omgeving: Mapping[str, str] = os.environ) -> Rekening:
    """The same TWILIO_… variables that the portal reads, so that both always agree."""
    standaard = Rekening()
    return Rekening(
        omgeving.get("TWILIO_ACCOUNT_SID", standaard.sid), omgeving.get("TWILIO_AUTH_TOKEN", standaard.token)
    )


class TwilioSimulator(Simulator):
    def __init__(self, poort: int = 0, rekening: Rekening | None = None, map: Path | None = None) -> None:
        super().__init__(poort)
        self.rekening = rekening or Rekening()
        self.schakelaars = make_schakelaars()
        self.opslag = Opslag(map / "twilio.jsonl" if map else None)
        self._storing = Storing(self.schakelaars)
        self._bezorging = Bezorging(self.opslag, self.schakelaars, self.rekening.token)
        self._add_routes()

    def start(self) -> Self:
        self._bezorging.start()
        return super().start()

    def stop(self) -> None:
        super().stop()
        self._bezorging.stop()
        self.opslag.close()

    def _add_routes(self) -> None:
        add = self.routes.add
        berichten = f"/{API_VERSIE}/Accounts/{{account}}/Messages.json"
        add("POST", berichten, self.create)
        add("GET", berichten, self.show_list)
        add("GET", f"/{API_VERSIE}/Accounts/{{account}}/Messages/{{sid}}.json", self.fetch)
        add("GET", "/", lambda verzoek: redirect("/telefoon/"))
        add("GET", "/telefoon/", lambda verzoek: scherm.phones_page(self.opslag))
        add("POST", "/telefoon/afmelden", self.opt_out)
        add("POST", "/telefoon/aanmelden", self.opt_in)
        add("GET", "/_sim/berichten.json", self.show_all)
        Bediening(self.schakelaars, leeg=self.opslag.clear, **scherm.KADER).add_to(self.routes)  # type: ignore[arg-type]

    def answer(self, verzoek: Verzoek) -> Antwoord:
        try:
            return super().answer(verzoek)
        except TwilioFout as fout:
            return fout.answer()

    def create(self, verzoek: Verzoek, account: str) -> Antwoord:
        self._storing.delay()
        self._check_account(verzoek, account)
        fout = self._storing.take()
        if fout not in NA:
            raise_fault(fout)
        bericht = read_bericht(verzoek.velden(), account)
        if self.opslag.is_opted_out(bericht.to):
            raise TwilioFout(21610)
        antwoord = json_answer(bericht.to_json(), HTTPStatus.CREATED)
        self.opslag.add(bericht)
        if self.schakelaars.keuze("terugmelding") == "vooraf":
            self._bezorging.finish(bericht)
        else:
            self._bezorging.begin(bericht)
        raise_fault(fout)
        return antwoord

    def show_list(self, verzoek: Verzoek, account: str) -> Antwoord:
        self._check_account(verzoek, account)
        zichtbaar = self._storing.listed(self.opslag.all())
        return json_answer(make_page(verzoek.pad, verzoek.query, filter_berichten(zichtbaar, verzoek.query)))

    def fetch(self, verzoek: Verzoek, account: str, sid: str) -> Antwoord:
        self._check_account(verzoek, account)
        bericht = self.opslag.get(sid)
        if bericht is None:
            raise TwilioFout(20404, verzoek.pad)
        return json_answer(bericht.to_json())

    def _check_account(self, verzoek: Verzoek, account: str) -> None:
        soort, _, waarde = verzoek.koppen.get("Authorization", "").partition(" ")
        verwacht = base64.b64encode(f"{self.rekening.sid}:{self.rekening.token}".encode()).decode()
        klopt = hmac.compare_digest(waarde.encode(), verwacht.encode())
        if soort.lower() != "basic" or not klopt or account != self.rekening.sid:
            raise TwilioFout(20003)

    def opt_out(self, verzoek: Verzoek) -> Antwoord:
        self.opslag.opt_out(verzoek.velden().get("nummer", ""))
        return redirect("/telefoon/")

    def opt_in(self, verzoek: Verzoek) -> Antwoord:
        self.opslag.opt_in(verzoek.velden().get("nummer", ""))
        return redirect("/telefoon/")

    def show_all(self, verzoek: Verzoek) -> Antwoord:
        """Everything there is, oldest first, for tests; `dubbel` counts messages beyond the first."""
        berichten = [
            bericht.to_record()
            for bericht in self.opslag.all()
            if verzoek.query.get("to", bericht.to) == bericht.to
        ]
        return json_answer({"berichten": berichten, "dubbel": self.opslag.count_double()})
