"""The forms of Burgerzaken."""

from .typen import BEL, MAIL, Formulierproef, Getypt, Mis, Pad, dag, later, rij

UITTREKSEL = Formulierproef(
    paden=(
        Pad("woonadres", {"soort": {"uittreksel": "woonadres"}, "contact": MAIL}),
        Pad(
            "buitenland",
            {"soort": {"uittreksel": "buitenland"}, "land": {"land": "België"}, "contact": MAIL},
        ),
    ),
    mis=Mis("contact", {"email": "iemand@"}, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"),
)

PAAR: dict[str, Getypt] = {
    "partner": {
        "partner_naam": "Tomasz Wójcik",
        "partner_geboren_dag": "22",
        "partner_geboren_maand": "7",
        "partner_geboren_jaar": "1983",
        "partner_email": "tomasz.wojcik@voorbeeld.example",
    },
}

GETUIGEN: dict[str, Getypt] = {
    "getuigen": {
        **{
            naam: waarde
            for nummer, wie in enumerate(("Kees Dijkstra", "Zoë Brandsma"))
            for naam, waarde in rij(
                "getuigen", nummer, naam=wie, geboren_dag="3", geboren_maand="4", geboren_jaar="1970"
            ).items()
        },
        **later("kopieen"),
    },
    "contact": BEL,
}

HUWELIJK = Formulierproef(
    paden=(
        Pad(
            "trouwzaal",
            {
                "soort": {"soort": "huwelijk", "gemeente": "lindervoort"},
                "dag": {**dag("datum", 120), "tijd": "11.30", "plek": "trouwzaal"},
                **PAAR,
                "verleden": {"eerder": "nee", "buitenland": "nee", "verklaring": "on"},
                **GETUIGEN,
            },
        ),
        Pad(
            "eigen plek, buitenland",
            {
                "soort": {"soort": "partnerschap", "gemeente": "lindervoort"},
                "dag": {**dag("datum", 15), "tijd": "", "plek": "eigen"},
                "eigen-plek": {"eigen_plek": "De molen"},
                **PAAR,
                "verleden": {"eerder": "ja", "buitenland": "ja", "verklaring": "on"},
                "aktes": later("aktes"),
                **GETUIGEN,
            },
        ),
        Pad("elders", {"soort": {"soort": "huwelijk", "gemeente": "elders"}}, stop="Meld het waar u trouwt"),
    ),
    mis=Mis(
        "dag",
        {**dag("datum", 14), "tijd": "", "plek": "trouwzaal"},
        "Vul een datum in vanaf",
    ),
)
