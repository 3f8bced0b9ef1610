"""The zaaktypen that an installation starts with: terms from a table, texts from one file per zaaktype."""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from portaal.organisatie.models import Norm
from portaal.organisatie.operations import ensure_team

from ..enums import StatusSoort
from ..models import Resultaattype, Statustype, Zaaktype

DATA = Path(__file__).parents[1] / "data"


def read_termijnen() -> dict[str, dict[str, str]]:
    """The terms per zaaktype, as data/zaaktypen.csv has them."""
    with (DATA / "zaaktypen.csv").open(encoding="utf-8", newline="") as bestand:
        return {rij["zaaktype"]: rij for rij in csv.DictReader(bestand)}


def read_teksten() -> dict[str, dict[str, Any]]:
    """The texts per zaaktype, as data/zaaktypen/ has them; a zaaktype without texts is not offered yet."""
    paden = sorted((DATA / "zaaktypen").glob("*.toml"))
    return {pad.stem: tomllib.loads(pad.read_text(encoding="utf-8")) for pad in paden}


@transaction.atomic
def laad_zaaktypen() -> int:
    """Make the zaaktypen that are not there yet; one that is there stays as staff left it. Gives how many.

    The norms must be there (organisatie.operations.laad_normen).
    """
    termijnen = read_termijnen()
    bekend = set(Zaaktype.objects.values_list("identificatie", flat=True))
    nieuw = {sleutel: tekst for sleutel, tekst in read_teksten().items() if sleutel not in bekend}
    for sleutel, tekst in nieuw.items():
        _create_zaaktype(sleutel, termijnen[sleutel], tekst)
    return len(nieuw)


def _create_zaaktype(sleutel: str, termijn: Mapping[str, str], tekst: Mapping[str, Any]) -> None:
    zaaktype = Zaaktype.objects.create(
        identificatie=sleutel,
        omschrijving=tekst["omschrijving"],
        soort=termijn["soort"],
        icoon=tekst["icoon"],
        team=ensure_team(naam=tekst["team"]),
        termijn_weken=_parse_weken(termijn["termijn_weken"]),
        grond=termijn["grond"],
        artikel=termijn["artikel"],
        is_redelijke_termijn=termijn["redelijke_termijn"] == "ja",
        verlenging_weken=_parse_weken(termijn["verlenging_weken"]),
        verlenging_artikel=termijn["verlenging_artikel"],
        heeft_dwangsom=termijn["dwangsom"] == "ja",
        norm=Norm.objects.get(code=termijn["servicenorm"]) if termijn["servicenorm"] else None,
        is_ophaalproduct=tekst.get("ophaalproduct", False),
        steekproef_procent=tekst.get("steekproef_procent", 0),
    )
    Statustype.objects.bulk_create(
        Statustype(
            zaaktype=zaaktype,
            volgnummer=volgnummer,
            omschrijving=stap["omschrijving"],
            soort=stap["soort"],
            statustekst=stap["nu"],
            wat_moet_u_doen=stap.get("doen", "U hoeft nu niets te doen."),
            wanneer_hoort_u=stap.get("hoort", ""),
            informeren=stap.get("informeren", False),
            is_eindstatus=stap["soort"] == StatusSoort.AFGEROND,
        )
        for volgnummer, stap in enumerate(tekst["statustypen"], start=1)
    )
    Resultaattype.objects.bulk_create(
        Resultaattype(zaaktype=zaaktype, **resultaat) for resultaat in tekst["resultaattypen"]
    )


def _parse_weken(tekst: str) -> int | None:
    return int(tekst) if tekst else None
