"""A form as one JSON file, to keep, to send to another municipality, or to ship with the portal."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from portaal.producten.models import Product
from portaal.vragen.definitie import DefinitieOnjuist
from portaal.zaken.models import Zaaktype

from ..models import HOOGSTE_DAGEN, Bewaarregel, Formulier
from .bouw import read_definitie
from .omzetten import to_blokken

# What stands in a file besides definitie, zaaktype, product and bewaarregels: name and kind.
TEKSTEN: dict[str, type] = {
    "slug": str,
    "titel": str,
    "soort": str,
    "knoptekst": str,
    "inleiding": str,
    "vooraf": list,
    "duur_minuten": int,
    "bevestiging": str,
    "bevestigingstekst": str,
    "login": str,
    "loa": str,
    "mag_namens": bool,
    "mag_organisatie": bool,
    "hoogste_aantal": int,
}
OVERIG = {"zaaktype", "product", "bewaarregels", "definitie"}


class BestandOnjuist(ValueError):
    """The file is not that of a form we can take in; the message says where and why, in Dutch."""


def write_gegevens(formulier: Formulier) -> dict[str, Any]:
    """The form as it stands with its editor, in the shape of a file. Dates of opening stay behind."""
    gegevens: dict[str, Any] = {naam: getattr(formulier, naam) for naam in TEKSTEN}
    gegevens["zaaktype"] = formulier.zaaktype.identificatie if formulier.zaaktype else None
    gegevens["product"] = formulier.product.slug if formulier.product else None
    gegevens["bewaarregels"] = [
        {"fase": str(regel.fase), "dagen": regel.dagen, "wijze": str(regel.wijze)}
        for regel in sorted(formulier.bewaarregels.all(), key=lambda regel: regel.fase)
    ]
    return gegevens | {"definitie": read_definitie(formulier)}


def fill_formulier(formulier: Formulier, gegevens: Mapping[str, Any]) -> Formulier:
    """Lay the file over the form, unsaved. What the file leaves out becomes as usual. Raises BestandOnjuist."""
    _check_vorm(gegevens)
    leeg = Formulier()
    for naam in TEKSTEN:
        setattr(formulier, naam, gegevens.get(naam, getattr(leeg, naam)))
    formulier.zaaktype = _find(Zaaktype, "identificatie", gegevens.get("zaaktype"))
    formulier.product = _find(Product, "slug", gegevens.get("product"))
    definitie = gegevens["definitie"]
    try:
        stappen, regels = to_blokken(definitie)
    except DefinitieOnjuist as fout:
        raise BestandOnjuist(f"definitie, {fout}") from fout
    if definitie["titel"] != formulier.titel:
        raise BestandOnjuist("De titel in de definitie is een andere dan die van het formulier.")
    # A StreamField takes the list as it is stored; its type in the stubs does not know that.
    formulier.stappen, formulier.regels = stappen, regels  # type: ignore[assignment]
    wie = definitie.get("ondertekening") or {"naam": "", "email": ""}
    formulier.ondertekening_naam, formulier.ondertekening_email = wie["naam"], wie["email"]
    formulier.bewaarregels.set(_read_bewaarregels(gegevens.get("bewaarregels", [])))
    return formulier


def is_same(formulier: Formulier, gegevens: Mapping[str, Any]) -> bool:
    """Whether the form says what the file says, however that was written down. Raises BestandOnjuist."""
    return write_gegevens(formulier) == write_gegevens(fill_formulier(Formulier(), gegevens))


def _check_vorm(gegevens: Any) -> None:
    if not isinstance(gegevens, Mapping):
        raise BestandOnjuist("Het bestand beschrijft geen formulier.")
    if onbekend := sorted(set(gegevens) - set(TEKSTEN) - OVERIG):
        raise BestandOnjuist(f"Het bestand heeft een onbekend onderdeel: {', '.join(onbekend)}.")
    for naam in ("slug", "titel", "knoptekst", "definitie"):
        if not gegevens.get(naam):
            raise BestandOnjuist(f"‘{naam}’ ontbreekt in het bestand.")
    for naam, soort in TEKSTEN.items():
        if not _is_soort(gegevens, naam, soort):
            raise BestandOnjuist(f"‘{naam}’ heeft de verkeerde vorm.")
    if not all(isinstance(regel, str) for regel in gegevens.get("vooraf", [])):
        raise BestandOnjuist("‘vooraf’ hoort een lijst van zinnen te zijn.")


def _is_soort(gegevens: Mapping[str, Any], naam: str, soort: type) -> bool:
    if naam not in gegevens or (naam == "hoogste_aantal" and gegevens[naam] is None):
        return True
    return isinstance(gegevens[naam], soort) and (soort is bool or not isinstance(gegevens[naam], bool))


def _find(model: Any, sleutel: str, waarde: Any) -> Any:
    if waarde is None:
        return None
    gevonden = model.objects.filter(**{sleutel: str(waarde)}).first()
    if gevonden is None:
        raise BestandOnjuist(f"{model._meta.verbose_name.capitalize()} ‘{waarde}’ bestaat nog niet.")
    return gevonden


def _read_bewaarregels(regels: Any) -> list[Bewaarregel]:
    if not isinstance(regels, list):
        raise BestandOnjuist("‘bewaarregels’ heeft de verkeerde vorm.")
    gelezen = [_read_bewaarregel(regel) for regel in regels]
    if len({regel.fase for regel in gelezen}) < len(gelezen):
        raise BestandOnjuist("Voor elke fase is er hoogstens één bewaarregel.")
    return gelezen


def _read_bewaarregel(regel: Any) -> Bewaarregel:
    try:
        gelezen = Bewaarregel(fase=regel["fase"], dagen=regel["dagen"], wijze=regel["wijze"])
        gelezen.clean_fields(exclude={"formulier"})
    except (KeyError, TypeError, OverflowError, ValidationError) as fout:
        raise BestandOnjuist(
            f"Een bewaarregel heeft een fase, een aantal dagen tot {HOOGSTE_DAGEN} en een wijze."
        ) from fout
    return gelezen
