"""Help at home: the answers of the form to the rule that gives an indication."""

from ...beslisregels import Antwoorden, Beslisregel, Werk, register
from ...beslisregels.huishoudelijke_hulp import Hulpvraag, beslis_huishoudelijke_hulp


def verzamel(werk: Werk, antwoorden: Antwoorden) -> Hulpvraag:
    """All that counts was answered by the resident; no source is asked."""
    return Hulpvraag(
        taken=tuple(antwoorden.get("taken") or ()),
        duur=str(antwoorden.get("duur", "")),
        huisgenoten=str(antwoorden.get("huisgenoten", "")),
        huisgenoot_helpt=str(antwoorden.get("huisgenoot_helpt", "")),
        netwerk=str(antwoorden.get("netwerk", "")),
    )


REGEL = register(
    Beslisregel(
        code="huishoudelijke-hulp",
        versie="1",
        zaaktype="wmo-melding",
        verzamel=verzamel,
        beslis=beslis_huishoudelijke_hulp,
    )
)
