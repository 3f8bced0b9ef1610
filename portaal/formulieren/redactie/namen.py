"""What the editor calls things: types, groups, icons, rules and sources, in words of an editor."""

from portaal.vragen.regels import Combinatie, Gevolg, Operator

# In the order of the menu from which an editor picks a question.
TYPEN = {
    "tekst": "Korte tekst",
    "lang": "Lange tekst",
    "keuze": "Eén keuze",
    "meerkeuze": "Meer keuzes",
    "keuzelijst": "Keuzelijst",
    "ja_nee": "Ja of nee",
    "akkoord": "Akkoord",
    "getal": "Getal",
    "bedrag": "Bedrag",
    "datum": "Datum",
    "tijd": "Tijd",
    "email": "E-mailadres",
    "telefoon": "Telefoonnummer",
    "adres": "Adres",
    "postcode": "Postcode",
    "huisnummer": "Huisnummer",
    "bsn": "BSN",
    "kvk": "KvK-nummer",
    "iban": "IBAN",
    "kenteken": "Kenteken",
    "bestand": "Bestanden",
    "groep": "Groep die zich herhaalt",
    "uitleg": "Uitleg zonder vraag",
}
GROEPEN = (
    dict.fromkeys(("tekst", "lang"), "Tekst")
    | dict.fromkeys(("keuze", "meerkeuze", "keuzelijst", "ja_nee", "akkoord"), "Kiezen")
    | dict.fromkeys(("getal", "bedrag", "datum", "tijd"), "Getal en tijd")
    | dict.fromkeys(("email", "telefoon", "adres", "postcode", "huisnummer"), "Contact en adres")
    | dict.fromkeys(("bsn", "kvk", "iban", "kenteken"), "Nummers")
    | dict.fromkeys(("bestand", "groep", "uitleg"), "Overig")
)
ICONEN = {
    "tekst": "pilcrow",
    "lang": "doc-full",
    "keuze": "radio-full",
    "meerkeuze": "list-ul",
    "keuzelijst": "arrow-down",
    "ja_nee": "check",
    "akkoord": "circle-check",
    "getal": "order",
    "bedrag": "tag",
    "datum": "date",
    "tijd": "time",
    "email": "mail",
    "telefoon": "mobile-alt",
    "adres": "home",
    "postcode": "home",
    "huisnummer": "home",
    "bsn": "user",
    "kvk": "group",
    "iban": "key",
    "kenteken": "tag",
    "bestand": "upload",
    "groep": "copy",
    "uitleg": "info-circle",
}
SLEUTEL_HULP = "De vaste naam achter de schermen. Leeg: wij maken hem van de tekst. Ligt vast na publiceren."
# Per part of a question: its label, the help under it and how long its text may be.
ONDERDELEN = {
    "label": ("Vraag", "", 250),
    "hulp": ("Uitleg bij de vraag", "", 0),
    "opties": ("Antwoorden om uit te kiezen", "", 0),
    "velden": ("Vragen per rij", "", 0),
    "verplicht": ("Verplicht", "", 0),
    "min": ("Kleinste", "", 20),
    "max": ("Grootste", "", 20),
    "nasturen": ("Mag later worden nagestuurd", "", 0),
    "fout": ("Eigen foutmelding", "Vervangt onze tekst als het antwoord ontbreekt.", 200),
    "prefill": ("Vooraf invullen met", "", 0),
    "gevoelig": ("Gevoelig gegeven", "", 0),
    "in_samenvatting": ("In het overzicht en het afschrift", "", 0),
    "autocomplete": (
        "Voorstel van de browser",
        "Alleen nodig als de browser iets anders moet voorstellen; ‘geen’ zet voorstellen uit.",
        40,
    ),
    "sleutel": ("Sleutel", SLEUTEL_HULP, 50),
}
OPERATOREN = {
    Operator.IS: "is",
    Operator.IS_NIET: "is niet",
    Operator.BEVAT: "bevat",
    Operator.GROTER: "is groter of later dan",
    Operator.KLEINER: "is kleiner of eerder dan",
    Operator.INGEVULD: "is ingevuld (waarde: ja of nee)",
}
COMBINATIES = {Combinatie.ALLE: "alle voorwaarden kloppen", Combinatie.EEN: "één van de voorwaarden klopt"}
# Per gevolg: the name of the rule, of its target, and what to write there.
DOELEN = {
    Gevolg.TOON: ("Toon een vraag alleen als …", "Toon dan", "De vraag, of haar sleutel."),
    Gevolg.VERBERG: ("Verberg een vraag als …", "Verberg dan", "De vraag, of haar sleutel."),
    Gevolg.STAP_NVT: ("Sla een stap over als …", "Sla dan over", "De titel van de stap, of haar sleutel."),
    Gevolg.STOP_PAGINA: (
        "Stop met een advies als …",
        "Stop dan na stap",
        "De titel van de stap, of haar sleutel.",
    ),
    Gevolg.ZAAKTYPE: ("Kies een ander zaaktype als …", "Maak dan een zaak van", "De code van het zaaktype."),
}
GEVOLGEN = {
    Gevolg.TOON: "view",
    Gevolg.VERBERG: "no-view",
    Gevolg.STAP_NVT: "arrow-right",
    Gevolg.STOP_PAGINA: "warning",
    Gevolg.ZAAKTYPE: "folder",
}
_PERSOON = {
    "naam": "naam",
    "voornamen": "voornamen",
    "achternaam": "achternaam",
    "geboortedatum": "geboortedatum",
    "adres": "adres",
    "straat": "straat",
    "huisnummer": "huisnummer",
    "postcode": "postcode",
    "woonplaats": "woonplaats",
}
_ORGANISATIE = {"naam": "naam", "adres": "adres", "kvk": "KvK-nummer", "rechtsvorm": "rechtsvorm"}
# What a source gives, in words; what comes from a register cannot be altered by who fills in.
BRONNEN = (
    {f"inwoner.{naam}": f"Inwoner: {label} (uit de BRP, staat vast)" for naam, label in _PERSOON.items()}
    | {f"organisatie.{naam}": f"Organisatie: {label} (uit de KvK)" for naam, label in _ORGANISATIE.items()}
    | {"contact.email": "E-mailadres dat wij kennen", "contact.sms": "Mobiel nummer dat wij kennen"}
)
_GRENZEN = {
    "tekst": "Aantal tekens.",
    "lang": "Aantal tekens.",
    "bestand": "Aantal bestanden.",
    "groep": "Aantal rijen.",
    "datum": "Een datum als 2026-12-31, of vandaag-7.",
    "tijd": "Een tijd als 09:30.",
    "bedrag": "Een bedrag in euro.",
}


def grens_hulp(type_code: str, naam: str) -> str:
    """What a bound of this type means."""
    soort = "kleinste" if naam == "min" else "grootste"
    return f"Leeg: geen {soort}. {_GRENZEN.get(type_code, '')}".strip()


def type_order(type_code: str) -> int:
    """The place of a type in the menu; a new one comes last."""
    volgorde = list(TYPEN)
    return volgorde.index(type_code) if type_code in volgorde else len(volgorde)
