"""A form that uses every part of a definitie."""

from typing import Any

VERHUIZING: dict[str, Any] = {
    "titel": "Verhuizing doorgeven",
    "stappen": [
        {
            "sleutel": "adres",
            "titel": "Uw nieuwe adres",
            "inleiding": "Waar gaat u wonen?",
            "velden": [
                {"sleutel": "buitenland", "type": "ja_nee", "label": "Verhuist u naar het buitenland?"},
                {"sleutel": "postcode", "type": "postcode", "label": "Postcode"},
                {"sleutel": "huisnummer", "type": "huisnummer", "label": "Huisnummer"},
                {
                    "sleutel": "datum",
                    "type": "datum",
                    "label": "Vanaf welke dag woont u daar?",
                    "min": "vandaag-5",
                    "max": "vandaag+28",
                },
            ],
        },
        {
            "sleutel": "woning",
            "titel": "Uw woning",
            "velden": [
                {
                    "sleutel": "soort",
                    "type": "keuze",
                    "label": "Wat voor woning is het?",
                    "opties": [
                        {"waarde": "koop", "label": "Koopwoning"},
                        {"waarde": "huur", "label": "Huurwoning"},
                        {"waarde": "inwoning", "label": "Ik trek bij iemand in"},
                    ],
                },
                {"sleutel": "hoofdbewoner", "type": "tekst", "label": "Naam van de hoofdbewoner"},
                {"sleutel": "toelichting", "type": "lang", "label": "Toelichting", "verplicht": False},
            ],
        },
        {
            "sleutel": "gezin",
            "titel": "Wie verhuist er mee?",
            "velden": [
                {"sleutel": "samen", "type": "ja_nee", "label": "Verhuizen er anderen mee?"},
                {"sleutel": "aantal", "type": "getal", "label": "Hoeveel mensen?", "min": 1, "max": 12},
            ],
        },
        {
            "sleutel": "huur",
            "titel": "Uw huur",
            "velden": [
                {"sleutel": "huurprijs", "type": "bedrag", "label": "Huur per maand", "verplicht": False},
                {"sleutel": "uitleg_huur", "type": "uitleg", "label": "Huurtoeslag", "hulp": "Misschien"},
            ],
        },
        {
            "sleutel": "contact",
            "titel": "Hoe bereiken wij u?",
            "velden": [
                {"sleutel": "bsn", "type": "bsn", "label": "BSN", "prefill": "inwoner.bsn", "gevoelig": True},
                {"sleutel": "email", "type": "email", "label": "E-mailadres", "prefill": "inwoner.email"},
                {
                    "sleutel": "akkoord",
                    "type": "akkoord",
                    "label": "Ik heb alles naar waarheid ingevuld",
                    "in_samenvatting": False,
                },
            ],
        },
    ],
    "regels": [
        {
            "als": [["buitenland", "is", "ja"]],
            "dan": "stop_pagina",
            "doel": "adres",
            "tekst": "Gebruik het formulier Emigratie doorgeven.",
        },
        {"als": [["buitenland", "is", "ja"]], "dan": "verberg", "doel": "postcode"},
        {"als": [["buitenland", "is", "ja"]], "dan": "verberg", "doel": "huisnummer"},
        {"als": [["soort", "is", "inwoning"]], "dan": "toon", "doel": "hoofdbewoner"},
        {"als": [["soort", "is_niet", "koop"]], "dan": "toon", "doel": "toelichting"},
        {"als": [["samen", "is", "ja"]], "dan": "toon", "doel": "aantal"},
        {
            "als": [["soort", "is", "koop"], ["hoofdbewoner", "ingevuld", True]],
            "combinatie": "een",
            "dan": "stap_nvt",
            "doel": "huur",
        },
    ],
}
