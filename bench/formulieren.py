"""How much the wizard adds to a page: a form of 10 steps, 60 fields and 20 rules beside one written by hand.

Both pages go through the same middleware, session, load of the draft and template, in turn in one run. Ends
with status 1 when the wizard's p95 is more than three times that of the page by hand, when a step takes more
than eight queries, or when a GET writes. Runs on DATABASE_URL, or on SQLite without.
"""

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portaal.settings.test")

import django

django.setup()

from django import forms  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.utils import timezone  # noqa: E402

from portaal.formulieren.models import Aanvraag  # noqa: E402
from portaal.formulieren.operations import save_stap  # noqa: E402
from portaal.formulieren.permissions import get_aanvraag_or_404  # noqa: E402
from portaal.formulieren.views.rijen import Deel, Invoer  # noqa: E402
from portaal.toegang.middleware import start_session  # noqa: E402
from portaal.vragen.definitie import Veld  # noqa: E402
from tests.conftest import BACKENDS  # noqa: E402
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, account_of  # noqa: E402

STAPPEN, VELDEN, REGELS = 10, 6, 20
METINGEN = 200
HOOGSTENS_KEER, HOOGSTENS_QUERIES = 3.0, 8


def make_definitie() -> dict[str, Any]:
    """Ten steps of six questions, of which twenty depend on an answer before them."""
    stappen, regels = [], []
    for stap in range(STAPPEN):
        velden = [
            {"sleutel": f"v{stap}_{veld}", "type": "tekst", "label": f"Vraag {veld}"}
            for veld in range(VELDEN)
        ]
        stappen.append({"sleutel": f"stap-{stap}", "titel": f"Stap {stap}", "velden": velden})
    stappen[-1]["velden"][0]["type"] = "email"  # type: ignore[index]
    for nummer in range(REGELS):
        stap, veld = nummer % STAPPEN, 3 + nummer // STAPPEN
        regels.append({"als": [[f"v{stap}_0", "is_niet", "nooit"]], "dan": "toon", "doel": f"v{stap}_{veld}"})
    return {"titel": "Bench", "stappen": stappen, "regels": regels}


class HandForm(forms.Form):
    """The same six questions, written out."""

    v0 = forms.CharField(label="Vraag 0")
    v1 = forms.CharField(label="Vraag 1")
    v2 = forms.CharField(label="Vraag 2")
    v3 = forms.CharField(label="Vraag 3")
    v4 = forms.CharField(label="Vraag 4")
    v5 = forms.CharField(label="Vraag 5")


def by_hand(request: HttpRequest, aanvraag_uuid: UUID) -> HttpResponse:
    aanvraag = get_aanvraag_or_404(request.user, aanvraag_uuid)  # type: ignore[arg-type]
    form = HandForm(initial={f"v{n}": aanvraag.antwoorden[f"v5_{n}"] for n in range(VELDEN)})
    steps = SimpleNamespace(step1=6, count=11, prev="stap-4")
    context = {
        "aanvraag": aanvraag,
        "formulier": aanvraag.formulier,
        "layout": "basis_formulier.html",
        "stap": SimpleNamespace(sleutel="stap-5", titel="Stap 5", inleiding=""),
        "delen": [
            Deel(Veld(naam, "tekst"), "vraag", f"id_{naam}", {"": Invoer(form[naam], "")}, [])
            for naam in form.fields
        ],
        "heeft_vragen": True,
        "heeft_bestanden": False,
        "mag_inloggen": False,
        "mist_bron": False,
        "stand": "",
        "wordt_bewaard": True,
        "bekend": [],
        "is_bewaard": False,
        "bewijs_naam": "paginabewijs",
        "bewijs": "",
        "form": form,
        "wizard": {"steps": steps, "management_form": ""},
    }
    return render(request, "formulieren/stap.html", context)


urlpatterns = [path("met-de-hand/<uuid:aanvraag_uuid>/", by_hand), path("", include("portaal.urls"))]


def make_draft() -> Aanvraag:
    """A draft with every step filled in."""
    aanvraag = AanvraagFactory(formulier=FormulierFactory(slug="bench", definitie=make_definitie()))
    for stap in range(STAPPEN):
        antwoorden = {f"v{stap}_{veld}": f"antwoord {veld}" for veld in range(VELDEN)}
        save_stap(
            aanvraag=aanvraag,
            stap=f"stap-{stap}",
            antwoorden=antwoorden,
            by=account_of(aanvraag.aanvrager),
            now=timezone.now(),
        )
    return aanvraag


def log_in(aanvraag: Aanvraag) -> Client:
    account = account_of(aanvraag.aanvrager)
    client = Client()
    client.force_login(account, backend=BACKENDS[account.soort])
    sessie = client.session
    start_session(sessie)
    sessie.save()
    return client


def p95(tijden: list[float]) -> float:
    return sorted(tijden)[int(len(tijden) * 0.95)]


def measure(client: Client, urls: tuple[str, str]) -> tuple[float, float]:
    """Milliseconds, p95, of both pages; in turn, so that a busy moment hits both."""
    tijden: tuple[list[float], list[float]] = ([], [])
    for _ in range(METINGEN):
        for url, rij in zip(urls, tijden, strict=True):
            start = time.perf_counter()
            assert client.get(url).status_code == 200
            rij.append((time.perf_counter() - start) * 1000)
    return p95(tijden[0]), p95(tijden[1])


def main() -> int:
    oud = setup_databases(verbosity=0, interactive=False)
    try:
        with override_settings(ROOT_URLCONF=__name__):
            aanvraag = make_draft()
            client = log_in(aanvraag)
            stap, hand = f"/aanvragen/{aanvraag.uuid}/stap-5/", f"/met-de-hand/{aanvraag.uuid}/"
            measure(client, (stap, hand))
            wizard_ms, hand_ms = measure(client, (stap, hand))
            with CaptureQueriesContext(connection) as queries:
                client.get(stap)
    finally:
        teardown_databases(oud, verbosity=0)
    schrijft = [query["sql"] for query in queries if not query["sql"].lstrip().upper().startswith("SELECT")]
    keer = wizard_ms / hand_ms
    print(f"{connection.vendor}: wizard p95 {wizard_ms:.1f} ms, by hand {hand_ms:.1f} ms: {keer:.2f} times")
    print(f"{len(queries)} queries a step, {len(schrijft)} writes on GET")
    return int(keer > HOOGSTENS_KEER or len(queries) > HOOGSTENS_QUERIES or bool(schrijft))


if __name__ == "__main__":
    sys.exit(main())
