"""Which parts of a Veld the editor shows for which type: no more than that type does something with."""

from portaal.vragen.typen import VELDTYPEN, get_veldtype
from portaal.vragen.typen.groep import NIET_IN_GROEP


def parts_of(type_code: str) -> tuple[str, ...]:
    """The names of the parts, besides `type`, in the order of the editor; raises KeyError on no such type."""
    soort = get_veldtype(type_code)
    if not soort.heeft_invoer:
        return ("label", "hulp", "sleutel")
    return (
        "label",
        "hulp",
        *(("opties",) if soort.heeft_opties else ()),
        *(("velden",) if soort.heeft_velden else ()),
        "verplicht",
        *(("min", "max") if soort.heeft_grenzen else ()),
        *(("nasturen",) if soort.kan_nasturen else ()),
        "fout",
        *(("prefill",) if soort.kan_vooraf else ()),
        "gevoelig",
        "in_samenvatting",
        "autocomplete",
        "sleutel",
    )


def types_in_groep() -> list[str]:
    """What may be asked in the rows of a groep: it is one level deep."""
    return [code for code in VELDTYPEN if code not in NIET_IN_GROEP]
