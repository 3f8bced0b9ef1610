"""Events and trees."""

from .typen import BEL, Formulierproef, Getypt, Mis, Pad, adres, dag, later, rij

FEEST: dict[str, Getypt] = {
    "wat": {"naam_evenement": "Buurtfeest", "activiteiten": "Lange tafels."},
    "wanneer": {**dag("datum", 90), "begintijd": "14.00", "eindtijd": "22:00", "meer_dagen": "nee"},
}

ORGANISATOR: dict[str, Getypt] = {"organisator": {"aanspreekpunt": "Noor de Boer", **BEL}}

EVENEMENT = Formulierproef(
    paden=(
        Pad(
            "melding",
            {
                **FEEST,
                "waar": {"plek": "Molenplein", "verkeer": "nee"},
                "grootte": {"bezoekers": "100", "laat": "nee", "objecten": "nee", "alcohol": "nee"},
                "nodig": {},
                **ORGANISATOR,
            },
            zaaktype="evenement-melden",
        ),
        Pad(
            "vergunning",
            {
                **FEEST,
                "waar": {"plek": "Molenstraat", "verkeer": "nee"},
                "grootte": {"bezoekers": "101", "laat": "nee", "objecten": "nee", "alcohol": "ja"},
                "nodig": {},
                "veiligheid": {
                    "ehbo": "Twee EHBO'ers.",
                    **later("plattegrond", "draaiboek", "verzekering"),
                },
                **ORGANISATOR,
            },
            zaaktype="evenementenvergunning",
        ),
        Pad(
            "te snel",
            {"wat": FEEST["wat"], "wanneer": {**FEEST["wanneer"], **dag("datum", 13)}},
            stop="Bel ons: het is al snel",
        ),
    ),
    mis=Mis("wanneer", {**FEEST["wanneer"], "eindtijd": "25 uur"}, "Vul een tijd in met uren en minuten"),
)

BOOM: dict[str, Getypt] = {
    "bomen": {
        **rij("bomen", 0, soort="Berk", omtrek="120"),
        "reden": "ziek",
        "uitleg_reden": "Er zitten zwammen in.",
        "nieuw": "ja",
    },
    "fotos": later("fotos"),
    "contact": BEL,
}

KAPVERGUNNING = Formulierproef(
    paden=(
        Pad(
            "eigen grond",
            {
                "nodig": {"gevaar": "nee", "dik": "ja"},
                "plek": {**adres("locatie"), "waar_precies": "Achtertuin", "eigenaar": "ik"},
                **BOOM,
            },
        ),
        Pad(
            "huurder",
            {
                "nodig": {"gevaar": "nee", "dik": "weet_niet"},
                "plek": {**adres("locatie"), "waar_precies": "Voortuin", "eigenaar": "ander"},
                "toestemming": later("toestemming"),
                **BOOM,
            },
        ),
        Pad("gevaar", {"nodig": {"gevaar": "ja", "dik": "weet_niet"}}, stop="Bel ons nu"),
        Pad("dun", {"nodig": {"gevaar": "nee", "dik": "nee"}}, stop="U hebt geen vergunning nodig"),
        Pad(
            "gemeente",
            {
                "nodig": {"gevaar": "nee", "dik": "ja"},
                "plek": {**adres("locatie"), "waar_precies": "Plein", "eigenaar": "gemeente"},
            },
            stop="Deze boom is van de gemeente",
        ),
    ),
    mis=Mis(
        "bomen",
        {**BOOM["bomen"], **rij("bomen", 0, soort="Berk", omtrek="dik")},
        "Vul een heel getal in, bijvoorbeeld 3",
    ),
)
