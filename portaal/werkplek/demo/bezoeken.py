"""Afspraken of the demo for which nobody comes to a balie: at home, by phone, with video."""

from portaal.afspraken.enums import Afspraakkanaal
from portaal.afspraken.models import Afspraaksoort
from portaal.afspraken.operations import ensure_afspraaksoort
from portaal.afspraken.operations.bezoek import ensure_bezoekgebied, set_reistijd
from portaal.organisatie.models import Locatie, Team

# name: (minutes between two visits inside it, the digits of its postcodes)
GEBIEDEN = {"Lindervoort": (10, ("4299",)), "Buitengebied": (15, ("4298",))}
TUSSEN = 25
# slug: (name, explanation, kanaal, minutes, team)
OP_AFSTAND = {
    "bijstand-bellen": (
        "Telefonisch gesprek over bijstand",
        "Wij bellen u.",
        Afspraakkanaal.TELEFOON,
        20,
        "sociaal-domein",
    ),
    "woz-video": (
        "Gesprek met video over uw WOZ-waarde",
        "U ziet en spreekt onze taxateur thuis, op uw telefoon of computer.",
        Afspraakkanaal.VIDEO,
        30,
        "klantcontact",
    ),
}


def load_gebieden(locatie: Locatie) -> None:
    """Where the Wmo team comes from this locatie."""
    gebieden = [
        ensure_bezoekgebied(locatie=locatie, naam=naam, reistijd=minuten, postcodes=postcodes)
        for naam, (minuten, postcodes) in GEBIEDEN.items()
    ]
    set_reistijd(een=gebieden[0], ander=gebieden[1], minuten=TUSSEN)


def load_op_afstand() -> list[Afspraaksoort]:
    """By phone and with video."""
    return [
        ensure_afspraaksoort(
            slug=slug,
            gegevens={
                "naam": naam,
                "uitleg": uitleg,
                "kanaal": kanaal,
                "duur_eerste": minuten,
                "team": Team.objects.filter(slug=team).first(),
                "voorloop_uren": 24,
                "volgorde": 70 + nummer,
            },
        )
        for nummer, (slug, (naam, uitleg, kanaal, minuten, team)) in enumerate(OP_AFSTAND.items())
    ]
