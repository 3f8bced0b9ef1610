"""Parking, charging and bulky waste."""

from .typen import BEL, BEREIKBAAR, MAIL, VREEMDE, Formulierproef, Mis, Pad, adres, dag, later, rij

PARKEREN_BEWONER = Formulierproef(
    paden=(
        Pad(
            "eigen auto",
            {
                "auto": {"kenteken": "12aeb3", "houder": "eigen"},
                "ingang": dag("ingangsdatum", 0),
                "contact": BEREIKBAAR,
            },
        ),
        Pad(
            "auto van het werk",
            {
                "auto": {"kenteken": "X-903-ZH", "houder": "werk"},
                "bewijs": later("gebruik"),
                "ingang": dag("ingangsdatum", 14),
                "contact": BEL,
            },
        ),
    ),
    mis=Mis("auto", {"kenteken": "12345", "houder": "eigen"}, "Vul uw kenteken in, bijvoorbeeld 12-ABC-3"),
)

PARKEREN_BEZOEKER = Formulierproef(
    paden=(
        Pad(
            "online",
            {"bezoek": {"aanmelden": "online", **dag("ingangsdatum", 1)}, "contact": MAIL},
        ),
        Pad(
            "bellen",
            {
                "bezoek": {"aanmelden": "bellen", **dag("ingangsdatum", 30)},
                "bellen": {"belnummer": "0165 123456"},
                "contact": MAIL,
            },
        ),
    ),
    mis=Mis("bezoek", {"aanmelden": "online", **dag("ingangsdatum", -1)}, "Vul een datum in vanaf"),
)

GROFVUIL = Formulierproef(
    paden=(
        Pad(
            "zonder inloggen",
            {
                "wat": {"gevaarlijk": "nee", **rij("spullen", 0, wat="bank", aantal="1")},
                "waar": {**adres("adres"), **dag("vanaf", 4)},
                "contact": VREEMDE,
            },
            anoniem=True,
        ),
        Pad(
            "ingelogd",
            {
                "wat": {"gevaarlijk": "nee", **rij("spullen", 0, wat="apparaat", aantal="2")},
                "waar": {**adres("adres"), **dag("vanaf", 30)},
                "contact": BEREIKBAAR,
            },
        ),
        Pad(
            "gevaarlijk",
            {"wat": {"gevaarlijk": "ja", **rij("spullen", 0, wat="anders", aantal="1")}},
            stop="Breng dit naar de milieustraat",
        ),
    ),
    mis=Mis(
        "wat",
        {"gevaarlijk": "nee", **rij("spullen", 0, wat="bank", aantal="")},
        "Vul in hoeveel het er zijn, bijvoorbeeld 1",
    ),
)

LAADPAAL = Formulierproef(
    paden=(
        Pad(
            "rijdt al",
            {
                "auto": {"rijdt": "ja", "oprit": "nee"},
                "gegevens": {
                    "kenteken": "x903zh",
                    **adres("adres"),
                    "kilometers": "tot_20000",
                    "idee": "Bij de kerk.",
                },
                "contact": VREEMDE,
            },
            anoniem=True,
        ),
        Pad(
            "besteld",
            {
                "auto": {"rijdt": "besteld", "oprit": "nee"},
                "gegevens": {
                    **dag("levering", 60),
                    **later("koopbewijs"),
                    **adres("adres"),
                    "kilometers": "meer",
                    "idee": "",
                },
                "contact": BEREIKBAAR,
            },
        ),
        Pad(
            "geen auto",
            {"auto": {"rijdt": "nee", "oprit": "nee"}},
            stop="Vraag een laadpaal aan als u een auto hebt",
        ),
        Pad("oprit", {"auto": {"rijdt": "ja", "oprit": "ja"}}, stop="U kunt thuis laden"),
    ),
    mis=Mis("auto", {"rijdt": "ja"}, "Kies of u op uw eigen grond kunt laden"),
)
