"""What somebody who asks for help at home can expect, said at once: an indication, never a decision.

Wmo 2015 art. 2.3.2 lid 1 asks for an investigation within six weeks after the melding, and only an aanvraag after
that leads to a besluit (2.3.5). So this rule ends no zaak: it tells how many hours are usual in such a situation,
what one can do alone or with others (2.3.2 lid 4), and who comes next. The hours are those of the municipality's
own beleidsregel; a municipality puts its own in UREN.
"""

from dataclasses import dataclass
from decimal import Decimal

from ..enums import BeslissingUitkomst
from .basis import BRON_INWONER, Uitkomst, Verklaring

GEEN_BESLUIT = (
    "Dit is een indicatie en geen besluit. Wij doen altijd eerst een onderzoek: wij praten met u over wat u zelf kunt "
    "en wie u kan helpen. Dat duurt hoogstens 6 weken (Wmo 2015, artikel 2.3.2)."
)
DAARNA = (
    "Bent u het niet eens met deze indicatie? Vertel het in het gesprek. U kunt daarna altijd een aanvraag doen; "
    "dan krijgt u binnen 2 weken een besluit waartegen u bezwaar kunt maken (Wmo 2015, artikel 2.3.5)."
)
VERVOLG = "afspraak-keukentafelgesprek"
# Hours per week that are usual for each kind of work in the household of one person.
UREN = {
    "licht": Decimal("0.5"),
    "zwaar": Decimal("1.5"),
    "bed": Decimal("0.25"),
    "was": Decimal("0.75"),
    "maaltijd": Decimal("1"),
}
TAKEN = {
    "licht": "stof afnemen en opruimen",
    "zwaar": "stofzuigen, dweilen, keuken en badkamer",
    "bed": "het bed verschonen",
    "was": "de was en de strijk",
    "maaltijd": "eten klaarmaken of boodschappen",
    "regie": "bedenken en plannen wat er moet gebeuren",
}
MET_KINDEREN = Decimal("1.25")
DEEL, ALLES = "deel", "alles"
HULP = {ALLES: "ja, alles", DEEL: "ja, een deel", "niets": "nee"}
DUUR = {"kort": "korter dan 3 maanden", "lang": "3 maanden of langer", "weet_niet": "dat weet ik niet"}


@dataclass(frozen=True)
class Hulpvraag:
    """What was answered: the work that is too much, for how long, and who can do part of it."""

    taken: tuple[str, ...]
    duur: str
    huisgenoten: str
    huisgenoot_helpt: str
    netwerk: str


def beslis_huishoudelijke_hulp(vraag: Hulpvraag) -> Uitkomst:
    """An indication in words where the answers allow one; else a conversation comes first."""
    uitleg = _describe(vraag)
    is_indicatie = uitleg[0].startswith(INDICATIE)
    return Uitkomst(
        BeslissingUitkomst.INDICATIE if is_indicatie else BeslissingUitkomst.BEHANDELAAR,
        (*uitleg, GEEN_BESLUIT, DAARNA),
        tuple(_list_verklaringen(vraag)),
        vervolg=VERVOLG,
    )


INDICATIE = "Volgens uw antwoorden"


def _describe(vraag: Hulpvraag) -> tuple[str, ...]:
    if "regie" in vraag.taken:
        return (
            "U hebt hulp nodig bij het bedenken en plannen. Hoeveel hulp daarbij past, kunnen wij alleen in een "
            "gesprek met u bepalen.",
        )
    if vraag.duur == "weet_niet" or not set(vraag.taken) <= set(UREN) or not vraag.taken:
        return ("Uit uw antwoorden weten wij nog niet genoeg. Daarom praten wij eerst met u.",)
    if vraag.huisgenoot_helpt == ALLES or vraag.netwerk == ALLES:
        return (
            f"{INDICATIE} kan iemand in uw omgeving het werk doen. Dan is hulp van de gemeente vaak niet nodig.",
            "Wordt dat te zwaar voor wie u helpt? Zeg dat in het gesprek: wij kijken ook naar hulp voor mantelzorgers.",
        )
    if vraag.duur == "kort":
        return (
            f"{INDICATIE} hebt u korter dan 3 maanden hulp nodig. Vaak past dan tijdelijke hulp, bijvoorbeeld via uw "
            "zorgverzekering na een ziekenhuisopname.",
        )
    laagste, hoogste = compute_uren(vraag)
    return (
        f"{INDICATIE} past hulp van ongeveer {_format(laagste)} tot {_format(hoogste)} uur per week bij uw situatie.",
        f"Het gaat om {_join(vraag.taken)}.",
    )


def compute_uren(vraag: Hulpvraag) -> tuple[Decimal, Decimal]:
    """The range in hours per week, in half hours: more with children, about half when others do part."""
    uren = sum((UREN[taak] for taak in vraag.taken), Decimal())
    if vraag.huisgenoten == "kinderen":
        uren *= MET_KINDEREN
    meedoen = sum(deel == DEEL for deel in (vraag.huisgenoot_helpt, vraag.netwerk))
    uren /= 2**meedoen
    laagste = max(_round(uren * Decimal("0.75")), Decimal("0.5"))
    return laagste, max(_round(uren * Decimal("1.25")), laagste + Decimal("0.5"))


def _round(uren: Decimal) -> Decimal:
    return (uren * 2).to_integral_value() / 2


def _format(uren: Decimal) -> str:
    """In words as people say hours: 1, 1,5, 2."""
    return f"{uren.normalize():f}".replace(".", ",")


def _join(taken: tuple[str, ...]) -> str:
    namen = [TAKEN[taak] for taak in taken]
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def _list_verklaringen(vraag: Hulpvraag) -> list[Verklaring]:
    delen = [
        ("Werk dat niet meer lukt", "; ".join(TAKEN.get(taak, taak) for taak in vraag.taken)),
        ("Hoe lang hulp nodig is", DUUR.get(vraag.duur, "")),
        ("Een huisgenoot kan helpen", HULP.get(vraag.huisgenoot_helpt, "")),
        ("Anderen kunnen helpen", HULP.get(vraag.netwerk, "")),
    ]
    return [Verklaring(wat, waarde, BRON_INWONER) for wat, waarde in delen if waarde]
