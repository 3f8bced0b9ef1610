"""The filters above the worklist, as links and as a small form."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from portaal.organisatie.queries import sees_all_teams
from portaal.toegang.models import Account
from portaal.zaken.enums import StatusSoort
from portaal.zaken.queries import GROEPEN, Werklijst, WerklijstFilter

KRINGEN = {"mijn": "Mijn zaken", "team": "Mijn teams", "vrij": "Zonder behandelaar"}
TONEN = {"te-laat": "laat", "vandaag": "wacht"}
HOOGSTENS_TEGELIJK = 50
UUID_VORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class WerklijstFilterForm(forms.Form):
    """Optional fields; a value that makes no sense counts as not given."""

    zoek = forms.CharField(label="Zoek in deze lijst", required=False, max_length=100)
    zaaktype = forms.ChoiceField(label="Soort zaak", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Alle statussen"), *StatusSoort.choices]
    )

    def set_zaaktypen(self, zaaktypen: tuple[tuple[str, str], ...]) -> None:
        veld: Any = self.fields["zaaktype"]
        veld.choices = [("", "Alle soorten"), *zaaktypen]

    def to_filter(self, vraag: QueryDict) -> WerklijstFilter:
        """The filter that the query string asks for."""
        kring, groep, pagina = vraag.get("kring", "team"), vraag.get("groep", ""), vraag.get("pagina", "1")
        return WerklijstFilter(
            kring=kring if kring in KRINGEN else "team",
            groep=groep if groep in GROEPEN else "",
            zaaktype=vraag.get("zaaktype", "")[:50],
            status=vraag.get("status", "") if vraag.get("status") in StatusSoort.values else "",
            zoek=vraag.get("zoek", "")[:100],
            pagina=int(pagina) if pagina.isdecimal() and len(pagina) < 6 else 1,
        )


def name_teams(account: Account, eigen_teams: list[str]) -> str:
    """What the tab with all visible zaken is called."""
    if sees_all_teams(account):
        return "Alle teams"
    return f"Team {eigen_teams[0]}" if len(eigen_teams) == 1 else KRINGEN["team"]


def read_keuze(post: QueryDict) -> list[UUID]:
    """The zaken to take: the one whose button was pressed, or those that are ticked; nonsense is left out."""
    gekozen = post.getlist("alleen") or post.getlist("zaak")
    return [UUID(waarde) for waarde in gekozen[:HOOGSTENS_TEGELIJK] if UUID_VORM.fullmatch(waarde)]


def _url(vraag: QueryDict, **anders: str) -> str:
    """The same list with other values; the page starts at 1 again."""
    nieuw = vraag.copy()
    nieuw.pop("pagina", None)
    for sleutel, waarde in anders.items():
        nieuw[sleutel] = waarde
    return f"?{nieuw.urlencode()}"


def build_tabs(
    vraag: QueryDict, filters: WerklijstFilter, lijst: Werklijst, *, teamnaam: str
) -> list[dict[str, Any]]:
    """Whose zaken: mine, the team's, or nobody's."""
    namen = KRINGEN | {"team": teamnaam}
    return [
        {
            "label": naam,
            "url": _url(vraag, kring=kring, groep=""),
            "actief": filters.kring == kring,
            "teller": lijst.tellers.get(kring, 0),
        }
        for kring, naam in namen.items()
    ]


def build_tellers(vraag: QueryDict, filters: WerklijstFilter, lijst: Werklijst) -> list[dict[str, Any]]:
    """How many in each group, as a filter."""
    alles = {
        "label": "Alles",
        "url": _url(vraag, groep=""),
        "actief": not filters.groep,
        "teller": lijst.totaal,
        "toon": "",
    }
    return [alles] + [
        {
            "label": naam,
            "url": _url(vraag, groep=sleutel),
            "actief": filters.groep == sleutel,
            "teller": lijst.aantallen[sleutel],
            "toon": TONEN.get(sleutel, "") if lijst.aantallen[sleutel] else "",
        }
        for sleutel, naam in GROEPEN.items()
    ]
