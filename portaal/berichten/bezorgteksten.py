"""States and reasons in plain Dutch, for the resident and for staff."""

from .enums import Kanaal, PogingStaat

VOOR_INWONER = {
    PogingStaat.WACHT: "wordt verstuurd",
    PogingStaat.VERZENDEN: "wordt verstuurd",
    PogingStaat.ONBEKEND: "wordt verstuurd",
    PogingStaat.GEACCEPTEERD: "verstuurd",
    PogingStaat.VERZONDEN: "verstuurd",
    PogingStaat.AFGELEVERD: "bezorgd",
    PogingStaat.NIET_AFGELEVERD: "niet aangekomen",
    PogingStaat.BLIJVEND_MISLUKT: "niet aangekomen: het adres of nummer klopt niet",
    PogingStaat.TIJDELIJK_MISLUKT: "niet zeker of het is aangekomen",
    PogingStaat.TECHNISCH_MISLUKT: "niet verstuurd door een storing bij ons",
    PogingStaat.VERVALLEN: "niet meer nodig",
    PogingStaat.GEBLOKKEERD: "niet verstuurd: dit nummer wil geen sms van ons",
}

REDENEN = {
    "21211": "Dit is geen bestaand telefoonnummer.",
    "21408": "Wij sturen geen sms naar dit land.",
    "21610": "De ontvanger wil geen sms van ons.",
    "21612": "Dit nummer is voor ons niet te bereiken.",
    "21614": "Dit is geen mobiel nummer.",
    "21617": "De tekst is te lang.",
    "30003": "De telefoon staat uit of is niet te bereiken.",
    "30004": "De telefoon weigert dit bericht.",
    "30005": "Dit nummer is niet in gebruik.",
    "30006": "Dit is een vast nummer.",
    "30008": "De provider weet niet wat er misging.",
    "30036": "De sms kwam niet op tijd aan.",
    "al-verzonden": "Het bericht was al verstuurd.",
    "blokkade": "De ontvanger wil geen sms van ons.",
    "daglimiet": "Het hoogste aantal sms'en van vandaag is bereikt.",
    "geduld": "Het bericht kwam niet op tijd aan.",
    "geen-bericht": "De provider heeft niet gemeld of het is aangekomen.",
    "ingetrokken": "Het bericht is ingetrokken.",
    "land": "Wij sturen geen sms naar dit land.",
    "lease": "Wij gaan na of het bericht is verstuurd.",
    "limiet-adres": "Dit adres kreeg vandaag al veel berichten van ons.",
    "niet-aangekomen": "Het bericht kwam niet aan bij de provider.",
    "onzeker": "Het is niet zeker of de e-mail is verstuurd.",
    "stille-uren": "Wij sturen 's avonds laat en 's nachts geen sms.",
    "verlopen": "Het bericht was niet meer nodig.",
}

# What is done next, when the reason itself does not tell.
STAATREDENEN = {
    PogingStaat.WACHT: "De aanbieder is niet te bereiken. Wij proberen het opnieuw.",
    PogingStaat.ONBEKEND: "Wij gaan na of het bericht is verstuurd.",
    PogingStaat.BLIJVEND_MISLUKT: "Dit adres werkt niet.",
    PogingStaat.NIET_AFGELEVERD: "De provider kon het bericht niet bezorgen.",
    PogingStaat.TECHNISCH_MISLUKT: "Het versturen is niet gelukt door een storing.",
}

GESLAAGD = {PogingStaat.GEACCEPTEERD, PogingStaat.VERZONDEN, PogingStaat.AFGELEVERD}
MISLUKT = {
    PogingStaat.NIET_AFGELEVERD,
    PogingStaat.BLIJVEND_MISLUKT,
    PogingStaat.TIJDELIJK_MISLUKT,
    PogingStaat.TECHNISCH_MISLUKT,
    PogingStaat.GEBLOKKEERD,
}


def describe_staat(staat: str, kanaal: str, *, voor_medewerker: bool) -> str:
    """The state in words."""
    soort = PogingStaat(staat)
    if kanaal == Kanaal.BRIEF and soort == PogingStaat.WACHT:
        return "ligt klaar om te versturen" if voor_medewerker else "wordt verstuurd"
    return soort.label if voor_medewerker else VOOR_INWONER[soort]


def explain_reden(staat: str, foutcode: str) -> str:
    """Why, in a sentence; empty when there is nothing to explain."""
    if foutcode in REDENEN:
        return REDENEN[foutcode]
    return STAATREDENEN.get(PogingStaat(staat), "") if foutcode else ""


def tone_of(staat: str) -> str:
    """goed, bezig or fout: for the colour and the icon beside the words."""
    if staat in GESLAAGD:
        return "goed"
    return "fout" if staat in MISLUKT else "bezig"
