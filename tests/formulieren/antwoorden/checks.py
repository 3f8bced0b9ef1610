"""The checks, which keep nothing."""

from .typen import Formulierproef, Mis, Pad

REISDOCUMENT = Formulierproef(
    paden=(
        Pad(
            "verlopen",
            {
                "wie": {"leeftijd": "volwassen", "ingeschreven": "ja"},
                "reden": {"reden": "verlopen", "spoed": "nee"},
                "nodig": {},
            },
            stop="Maak een afspraak",
        ),
        Pad(
            "kind, kwijt, spoed",
            {
                "wie": {"leeftijd": "kind", "ingeschreven": "ja"},
                "reden": {"reden": "kwijt", "spoed": "ja"},
                "nodig": {},
            },
            stop="Maak een afspraak",
        ),
        Pad(
            "elders",
            {"wie": {"leeftijd": "kind", "ingeschreven": "nee"}},
            stop="Ga naar de gemeente waar u woont",
        ),
    ),
    mis=Mis("wie", {"ingeschreven": "ja"}, "Kies hoe oud degene is die"),
)

RIJBEWIJS = Formulierproef(
    paden=(
        Pad(
            "verlopen",
            {
                "reden": {"reden": "verlopen", "ingeschreven": "ja"},
                "gezondheid": {"leeftijd": "oud", "groot": "nee"},
                "nodig": {},
            },
            stop="Maak een afspraak",
        ),
        Pad(
            "omwisselen",
            {
                "reden": {"reden": "omwisselen", "ingeschreven": "ja"},
                "gezondheid": {"leeftijd": "jong", "groot": "nee"},
                "nodig": {},
            },
            stop="Maak een afspraak",
        ),
        Pad(
            "elders",
            {"reden": {"reden": "kwijt", "ingeschreven": "nee"}},
            stop="Ga naar de gemeente waar u woont",
        ),
    ),
    mis=Mis("reden", {"ingeschreven": "ja"}, "Kies waarom u een rijbewijs nodig hebt"),
)


def _kwijtschelding(naam: str, stop: str, *, samen: str, spaargeld: str, inkomen: str) -> Pad:
    return Pad(
        naam,
        {
            "huishouden": {"samen": samen, "bedrijf": "nee"},
            "bezit": {"spaargeld": spaargeld, "huis": "nee", "auto": "nee"},
            "inkomen": {"inkomen": inkomen},
        },
        stop=stop,
    )


KWIJTSCHELDING = Formulierproef(
    paden=(
        _kwijtschelding(
            "wel",
            "Waarschijnlijk krijgt u kwijtschelding",
            samen="alleen",
            spaargeld="2000",
            inkomen="1400,00",
        ),
        _kwijtschelding(
            "misschien", "Misschien krijgt u kwijtschelding", samen="partner", spaargeld="100", inkomen="2100"
        ),
        _kwijtschelding(
            "niet",
            "Waarschijnlijk krijgt u geen kwijtschelding",
            samen="partner",
            spaargeld="100",
            inkomen="2.900",
        ),
        Pad(
            "spaargeld",
            {
                "huishouden": {"samen": "alleen", "bedrijf": "nee"},
                "bezit": {"spaargeld": "2000,01", "huis": "nee", "auto": "nee"},
            },
            stop="Waarschijnlijk krijgt u geen kwijtschelding",
        ),
        Pad(
            "bedrijf",
            {"huishouden": {"samen": "alleen", "bedrijf": "ja"}},
            stop="Bel ons: dit rekenen wij met u uit",
        ),
    ),
    mis=Mis("bezit", {"spaargeld": "weinig", "huis": "nee", "auto": "nee"}, "Vul een bedrag in"),
)
