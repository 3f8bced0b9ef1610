"""Questions, complaints, objections and requests for information."""

from .typen import BEL, BEREIKBAAR, MAIL, VREEMDE, Formulierproef, Getypt, Mis, Pad, adres, dag

BEZWAAR_EIND: dict[str, Getypt] = {"meesturen": {}, "contact": {**BEL, "gesprek": "ja"}}

BEZWAARSCHRIFT = Formulierproef(
    paden=(
        Pad(
            "op tijd",
            {
                "soort": {"soort": "besluit"},
                "besluit": {
                    "besluit": "Geen tweede parkeervergunning",
                    **dag("bekendmaking", -42),
                    "kenmerk": "",
                },
                "redenen": {"wanneer_redenen": "nu"},
                "uitleg": {"gronden": "Er is wel plaats.", "wens": "Geef mij de vergunning toch."},
                **BEZWAAR_EIND,
            },
        ),
        Pad(
            "te laat",
            {
                "soort": {"soort": "besluit"},
                "besluit": {"besluit": "Kappen van een eik", **dag("bekendmaking", -43), "kenmerk": "Z-1"},
                "laat": {"reden_laat": "Ik lag in het ziekenhuis."},
                "redenen": {"wanneer_redenen": "later"},
                "uitleg": {"wens": "Laat de eik staan."},
                **BEZWAAR_EIND,
            },
        ),
        Pad("geen besluit", {"soort": {"soort": "te_laat"}}, stop="Laat ons weten dat wij te laat zijn"),
        Pad("belasting", {"soort": {"soort": "belasting"}}, stop="Bezwaar tegen belasting gaat anders"),
        Pad("gedrag", {"soort": {"soort": "gedrag"}}, stop="Dien een klacht in"),
    ),
    mis=Mis(
        "besluit",
        {"besluit": "Geen tweede parkeervergunning", **dag("bekendmaking", 1), "kenmerk": ""},
        "Vul een datum in tot en met",
    ),
)

WOO_VERZOEK = Formulierproef(
    paden=(
        Pad(
            "zonder inloggen",
            {
                "soort": {"soort": "onderwerp"},
                "vraag": {
                    "onderwerp": "De Fabriekskade",
                    "omschrijving": "Alle rapporten over de bodem.",
                    "documenten": ["rapporten", "verslagen"],
                },
                "periode": {**dag("vanaf", -700), **dag("tot_en_met", -10)},
                "contact": VREEMDE,
            },
            anoniem=True,
        ),
        Pad(
            "ingelogd",
            {
                "soort": {"soort": "onderwerp"},
                "vraag": {"onderwerp": "Bomen", "omschrijving": "Besluiten over de linden."},
                "periode": {},
                "contact": BEREIKBAAR,
            },
        ),
        Pad(
            "eigen gegevens",
            {"soort": {"soort": "mijzelf"}},
            stop="Uw eigen gegevens ziet u in Mijn omgeving",
        ),
    ),
    mis=Mis("vraag", {"onderwerp": "", "omschrijving": "Alles"}, "Vul het onderwerp in"),
)

KLACHT = Formulierproef(
    paden=(
        Pad(
            "zonder inloggen",
            {
                "soort": {"soort": "wachten"},
                "gebeurd": {**dag("wanneer", -12), "verhaal": "Ik belde drie keer.", "oplossing": ""},
                "contact": {**VREEMDE, **adres("adres")},
            },
            anoniem=True,
        ),
        Pad(
            "lang geleden",
            {
                "soort": {"soort": "informatie"},
                "gebeurd": {**dag("wanneer", -400), "verhaal": "Verkeerd.", "oplossing": "Zeg sorry."},
                "lang-geleden": {},
                "contact": {**BEL, **adres("adres")},
            },
        ),
        Pad("besluit", {"soort": {"soort": "besluit"}}, stop="Maak bezwaar"),
        Pad("straat", {"soort": {"soort": "straat"}}, stop="Meld het bij ons"),
    ),
    mis=Mis(
        "gebeurd",
        {**dag("wanneer", 1), "verhaal": "Ik belde drie keer.", "oplossing": ""},
        "Vul een datum in tot en met",
    ),
)

CONTACT_VRAAG = Formulierproef(
    paden=(
        Pad(
            "zonder inloggen",
            {
                "vraag": {"onderwerp": "afval", "zaaknummer": "", "vraag": "Wanneer komt de groene bak?"},
                "antwoord": {"antwoord": "mail"},
                "contact": {"naam": "Noor de Boer", **MAIL},
            },
            anoniem=True,
        ),
        Pad(
            "bellen",
            {
                "vraag": {"onderwerp": "parkeren", "zaaknummer": "Z-2026-000001", "vraag": "Hoe zit dat?"},
                "antwoord": {"antwoord": "bellen"},
                "contact": BEL,
            },
        ),
    ),
    mis=Mis("vraag", {"onderwerp": "", "zaaknummer": "", "vraag": "Wat?"}, "Kies waarover uw vraag gaat"),
)
