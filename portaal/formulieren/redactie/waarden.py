"""What an editor types in a box, and the value it stands for in a definitie. Both ways, or refused."""

import re
from typing import Any

from portaal.vragen.definitie import DefinitieOnjuist
from portaal.vragen.regels import Operator
from portaal.vragen.typen import VELDTYPEN

SCHEIDING = "|"
GEHEEL = re.compile(r"-?(0|[1-9]\d*)")
JA_NEE = {"ja": True, "nee": False}
GEEN = "geen"


def read_grens(tekst: str) -> int | str | None:
    """A whole number, or the text of a date or time; None when empty."""
    if not tekst:
        return None
    return int(tekst) if GEHEEL.fullmatch(tekst) else tekst


def write_grens(grens: int | str | None) -> str:
    """Raises DefinitieOnjuist for what would come back as something else."""
    tekst = "" if grens is None else str(grens)
    if read_grens(tekst) != grens:
        raise DefinitieOnjuist(f"schrijf de grens {grens} als getal, zonder aanhalingstekens.")
    return tekst


def read_autocomplete(tekst: str) -> str | None:
    """None leaves it to the type; the empty string switches it off."""
    return "" if tekst == GEEN else tekst or None


def write_autocomplete(waarde: str | None) -> str:
    return GEEN if waarde == "" else waarde or ""


def read_waarde(tekst: str, operator: str, type_code: str) -> Any:
    """The value that an answer of this type is compared with."""
    if operator == Operator.INGEVULD or type_code == "akkoord":
        return JA_NEE.get(tekst.casefold(), tekst)
    if type_code == "meerkeuze" and SCHEIDING in tekst:
        return [deel.strip() for deel in tekst.split(SCHEIDING)]
    is_getal = type_code in VELDTYPEN and VELDTYPEN[type_code].is_geordend and GEHEEL.fullmatch(tekst)
    return int(tekst) if is_getal else tekst


def write_waarde(waarde: Any, operator: str, type_code: str) -> str:
    """Raises DefinitieOnjuist for what would come back as something else."""
    if isinstance(waarde, bool):
        tekst = "ja" if waarde else "nee"
    elif isinstance(waarde, list | tuple):
        tekst = f" {SCHEIDING} ".join(waarde)
        waarde = list(waarde)
    else:
        tekst = "" if waarde is None else str(waarde)
    terug = read_waarde(tekst, operator, type_code)
    if terug != waarde or isinstance(terug, bool) is not isinstance(waarde, bool):
        raise DefinitieOnjuist(f"de waarde {waarde!r} past niet bij een vraag van het type ‘{type_code}’.")
    return tekst
