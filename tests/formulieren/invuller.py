"""Somebody with a browser who fills in verhuizing."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.models import Aanvraag, Formulier

VERBORGEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
STAPPEN = ("adres", "datum", "wie", "contact")


def typed(**anders: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What is typed at each step, as people type it."""
    dag = timezone.localdate() + timedelta(days=7)
    velden: dict[str, dict[str, Any]] = {
        "adres": {
            "postcode": "4299ab",
            "huisnummer": "7",
            "toevoeging": "",
            "straat": "Kerkpad",
            "woonplaats": "Lindervoort",
        },
        "datum": typed_datum(dag.day, dag.month, dag.year),
        "wie": {"wie_verhuist": "alleen", "bewoning": "huur"},
        "contact": {"email": "Sanne@Voorbeeld.example", "telefoon": ""},
        "controle": {"akkoord": "on"},
    }
    for stap, waarden in anders.items():
        velden[stap] = {**velden.get(stap, {}), **waarden}
    return velden


def typed_datum(dag: int, maand: int, jaar: int) -> dict[str, str]:
    return {"verhuisdatum_dag": str(dag), "verhuisdatum_maand": str(maand), "verhuisdatum_jaar": str(jaar)}


class Invuller:
    """One tab. Posts what a browser would: the hidden fields of the page, then what was typed."""

    def __init__(self, client: Client, aanvraag: Aanvraag) -> None:
        self.client = client
        self.aanvraag = aanvraag

    def url(self, stap: str) -> str:
        vast = {"controle", "stop", "ontvangst", "verder", "bewaren", "overnemen", "scan"}
        if stap in vast:
            return reverse(f"formulieren:{stap}", kwargs={"aanvraag_uuid": self.aanvraag.uuid})
        return reverse("formulieren:stap", kwargs={"aanvraag_uuid": self.aanvraag.uuid, "stap": stap})

    def open(self, stap: str, vraag: str = "") -> HttpResponse:
        """The page; the address of the receipt leads on to the one that stays valid."""
        return self.client.get(self.url(stap) + vraag, follow=stap == "ontvangst")

    def send(
        self,
        stap: str,
        velden: dict[str, Any] | None = None,
        *,
        pagina: HttpResponse | None = None,
        vraag: str = "",
        **los: str,
    ) -> HttpResponse:
        """Fill in the page (opened before, or now) and send it; `los` are fields without the step's prefix."""
        pagina = pagina or self.open(stap)
        assert pagina.status_code == 200, f"{stap} does not open"
        getypt = typed()[stap] if velden is None else velden
        post = {f"{stap}-{naam}": waarde for naam, waarde in getypt.items()}
        return self.client.post(self.url(stap) + vraag, {**hidden_fields(pagina), **post, **los})

    def send_wrong(self, stap: str, velden: dict[str, Any], **opties: Any) -> HttpResponse:
        """Send what is not accepted: the page with its faults, which is one to come back to."""
        antwoord = self.send(stap, velden, **opties)
        assert antwoord.status_code == 302, "a post is never the page itself"
        assert antwoord.url.split("?")[0] == self.url(stap)
        return self.client.get(antwoord.url)

    def fill_in(self, tot: str = "controle") -> None:
        """All steps up to this one."""
        for stap in STAPPEN:
            if stap == tot:
                return
            assert self.send(stap).status_code == 302, stap

    def stored(self) -> Aanvraag:
        return Aanvraag.objects.get(pk=self.aanvraag.pk)


def begin_anoniem(formulier: Formulier) -> Invuller:
    """Begin with this form without logging in, in a browser of its own."""
    client = Client()
    url = client.post(reverse("formulieren:start", args=[formulier.slug])).url
    return Invuller(client, Aanvraag.objects.get(uuid=url.split("/")[-2]))


def hidden_fields(pagina: HttpResponse) -> dict[str, str]:
    """The hidden fields of the page's own form, csrf token included."""
    formulier = pagina.content.decode().split('<form class="portaal-formulier"', 1)[1]
    return {naam: unescape(waarde) for naam, waarde in VERBORGEN.findall(formulier)}
