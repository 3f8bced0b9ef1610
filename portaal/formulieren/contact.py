"""Who hands in and how they can be reached, told by the answers of a form: for who did not log in."""

from collections.abc import Callable

from portaal.vragen.antwoord import Antwoorden, is_answered
from portaal.vragen.definitie import Definitie, Veld
from portaal.vragen.zichtbaar import zichtbaar

NAAM = "inwoner.naam"


def contact_of(definitie: Definitie, antwoorden: Antwoorden) -> dict[str, str]:
    """What a zaak without an inwoner keeps of its initiator: naam, email and telefoon, an unknown one empty.

    Each is the first visible answer to a question of that kind.
    The question for the name is the one that is filled in from the BRP for who logs in, or that is called
    `naam`. Who signs along is somebody else.
    """
    getelde = zichtbaar(definitie, antwoorden).antwoorden
    wie = definitie.ondertekening
    van_de_ander = {wie.naam, wie.email} if wie else set()
    vragen = [veld for veld in definitie.veld_per_sleutel.values() if veld.sleutel not in van_de_ander]

    def find(hoort: Callable[[Veld], bool]) -> str:
        passend = (veld.sleutel for veld in vragen if hoort(veld))
        return next((str(getelde[naam]) for naam in passend if is_answered(getelde.get(naam))), "")

    return {
        "naam": find(lambda veld: veld.prefill == NAAM)
        or find(lambda veld: veld.type == "tekst" and veld.sleutel == "naam"),
        "email": find(lambda veld: veld.type == "email"),
        "telefoon": find(lambda veld: veld.type == "telefoon"),
    }
