"""Help, debts and money."""

from .typen import BEL, BEREIKBAAR, Formulierproef, Getypt, Mis, Pad, dag, later, rij

HULP_BEGIN: dict[str, Getypt] = {
    "spoed": {"spoed": "nee"},
    "langdurig": {"wlz": "nee"},
    "huishouden": {"taken": ["zwaar", "bed"], "waarom": "Ik kan niet bukken.", "duur": "lang"},
}

HUISHOUDELIJKE_HULP = Formulierproef(
    paden=(
        Pad(
            "alleen",
            {
                **HULP_BEGIN,
                "huisgenoten": {"huisgenoten": "alleen"},
                "anderen": {"netwerk": "niets"},
                "gesprek": {**BEL, "ondersteuner": "ja"},
            },
        ),
        Pad(
            "samen",
            {
                **HULP_BEGIN,
                "huisgenoten": {"huisgenoten": "volwassene"},
                "anderen": {"huisgenoot_helpt": "deel", "netwerk": "deel"},
                "gesprek": {**BEL, "ondersteuner": "nee"},
            },
        ),
        Pad("onveilig", {"spoed": {"spoed": "ja"}}, stop="Bel ons nu"),
        Pad(
            "wlz",
            {"spoed": {"spoed": "nee"}, "langdurig": {"wlz": "ja"}},
            stop="Uw hulp loopt via de Wlz",
        ),
    ),
    mis=Mis(
        "huishouden",
        {"taken": [], "waarom": "Ik kan niet bukken.", "duur": "lang"},
        "Kies bij welk werk u hulp nodig hebt",
    ),
)

SCHULDEN: dict[str, Getypt] = {
    "situatie": {"huishouden": "alleen", "inkomen": ["loon"], "hoogte": "tot_5000", "helper": ""},
    "contact": {**BEL, "bellen": ["ochtend", "middag"]},
}

SCHULDHULP = Formulierproef(
    paden=(
        Pad("niet dringend", {"dringend": {"dreiging": ["geen"]}, **SCHULDEN}),
        Pad(
            "dringend",
            {
                "dringend": {"dreiging": ["energie", "zorg"]},
                "wanneer": dag("dreiging_datum", 5),
                **SCHULDEN,
            },
        ),
    ),
    mis=Mis("dringend", {"dreiging": []}, "Kies wat er binnenkort gebeurt"),
)

BIJZONDERE_BIJSTAND = Formulierproef(
    paden=(
        Pad(
            "met partner",
            {
                "kosten": {
                    "waarvoor": "huis",
                    **rij("kosten", 0, wat="Wasmachine", bedrag="449,00"),
                    "waarom": "De oude is stuk.",
                },
                "betaald": {"betaald": "nee", "vergoeding": "nee"},
                "huishouden": {"samen": "partner", "kinderen": "2", "uitkering": "nee"},
                "geld": {
                    "inkomen": "1250",
                    "inkomen_partner": "0",
                    "spaargeld": "300,50",
                    "iban": "nl91abna0417164300",
                },
                "bewijs": later("rekening", "inkomensbewijs", "afschriften"),
                "contact": BEREIKBAAR,
            },
        ),
        Pad(
            "met uitkering, al betaald",
            {
                "kosten": {
                    "waarvoor": "zorg",
                    **rij("kosten", 0, wat="Bril", bedrag="€ 180"),
                    "waarom": "Ik zie niet goed.",
                },
                "betaald": {"betaald": "ja", "vergoeding": "deel"},
                "al-betaald": {**dag("betaald_op", -3), "waarom_betaald": "Ik zag niets meer."},
                "huishouden": {"samen": "alleen", "kinderen": "0", "uitkering": "ja"},
                "geld": {"spaargeld": "40", "iban": "NL91 ABNA 0417 1643 00"},
                "bewijs": later("rekening", "afschriften"),
                "contact": BEL,
            },
        ),
    ),
    mis=Mis(
        "kosten",
        {"waarvoor": "huis", **rij("kosten", 0, wat="Wasmachine", bedrag="veel"), "waarom": "Stuk."},
        "Vul een bedrag in",
    ),
)
