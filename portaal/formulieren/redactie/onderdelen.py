"""Which parts of a Veld the editor shows for which type: no more than that type does something with."""

from portaal.vragen.typen import VELDTYPEN, get_veldtype

GROEP, BESTAND = "groep", "bestand"


def parts_of(type_code: str) -> tuple[str, ...]:
    """The names of the parts, besides `type`, in the order of the editor; raises KeyError on no such type."""
    soort = get_veldtype(type_code)
    if not soort.heeft_invoer:
        return ("label", "hulp", "sleutel")
    return (
        "label",
        "hulp",
        *(("opties",) if soort.heeft_opties else ()),
        *(("velden",) if type_code == GROEP else ()),
        "verplicht",
        "sleutel",
        *(("min", "max") if soort.heeft_grenzen else ()),
        *(("nasturen",) if type_code == BESTAND else ()),
        "fout",
        "prefill",
        "gevoelig",
        "in_samenvatting",
        "autocomplete",
    )


def types_in_groep() -> list[str]:
    """A groep is one level deep, and its rows hold no files."""
    return [code for code in VELDTYPEN if code not in (GROEP, BESTAND)]
