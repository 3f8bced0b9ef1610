"""Example data of the style guide. Names, dates and numbers are invented."""

from datetime import date
from typing import Any

from django import forms

from .datumveld import DatumField
from .termijnbalk import Punt, Stilstand, Termijnbalk

ADRES = "Vul uw postcode in, bijvoorbeeld 1234 AB"


class VoorbeeldForm(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label="Naam", error_messages={"required": "Vul uw naam in"})
    postcode = forms.CharField(
        label="Postcode",
        help_text="Bijvoorbeeld 1234 AB",
        error_messages={"required": ADRES},
        widget=forms.TextInput({"autocomplete": "postal-code", "autocapitalize": "characters"}),
    )
    email = forms.EmailField(label="E-mailadres", required=False)
    telefoon = forms.CharField(
        label="Mobiel nummer",
        error_messages={"required": "Vul uw mobiele nummer in, bijvoorbeeld 06 12 34 56 78"},
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in"},
    )
    datum = DatumField(label="Wanneer verhuist u?", help_text="Dit mag tot 4 weken van tevoren")
    soort = forms.ChoiceField(
        label="Wat voor woning is het?",
        choices=[("huur", "Huurwoning"), ("koop", "Koopwoning"), ("kamer", "Kamer of inwoning")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor woning het is"},
    )
    wie = forms.MultipleChoiceField(
        label="Wie verhuizen er mee?",
        choices=[("partner", "Mijn partner"), ("kind", "Mijn kinderen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    land = forms.ChoiceField(
        label="Land",
        choices=[("nl", "Nederland"), ("be", "België")],
        error_messages={"required": "Kies een land"},
    )
    toelichting = forms.CharField(label="Toelichting", widget=forms.Textarea, required=False)
    bestand = forms.FileField(
        label="Kies het document",
        help_text="Pdf, jpg of png. Maximaal 20 MB.",
        error_messages={"required": "Kies een bestand"},
    )
    begintijd = forms.CharField(
        label="Hoe laat begint het?",
        help_text="Bijvoorbeeld 9:30",
        error_messages={"required": "Vul een tijd in met uren en minuten, bijvoorbeeld 9:30"},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    kvk = forms.CharField(
        label="KvK-nummer",
        error_messages={"required": "Vul het KvK-nummer in. Dat zijn 8 cijfers, bijvoorbeeld 12345678"},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    akkoord = forms.BooleanField(
        label="Ik heb alles naar waarheid ingevuld",
        error_messages={"required": "Zet een vinkje als u alles naar waarheid hebt ingevuld"},
    )


class AdresForm(forms.Form):
    """The inputs of an address, which stand in a veldgroep."""

    postcode = forms.CharField(label="Postcode", error_messages={"required": ADRES})
    huisnummer = forms.CharField(label="Huisnummer", error_messages={"required": "Vul uw huisnummer in"})
    toevoeging = forms.CharField(label="Letter of toevoeging", required=False)
    straat = forms.CharField(label="Straat", error_messages={"required": "Vul de straat in"})
    woonplaats = forms.CharField(label="Plaats", error_messages={"required": "Vul de plaats in"})


class KindForm(forms.Form):
    """The inputs of one row of a group."""

    kind = forms.CharField(label="Naam van het kind", error_messages={"required": "Vul de naam in"})
    geboren = DatumField(label="Geboren op", required=False)


BALK = Termijnbalk(
    begin=Punt(0, "Ontvangen", "13 okt"),
    eind=Punt(100, "Uiterlijk", "24 dec"),
    vandaag=Punt(58.3, "Vandaag", "24 nov"),
    gepland=Punt(81.9, "Gepland", "11 dec"),
    stilstanden=(Stilstand(19.4, 41.7, "Stond stil", "27 okt – 11 nov", "16 dagen"),),
    maanden=(Punt(26.4, "1 nov", ""), Punt(68, "1 dec", "")),
)
BALK_LAAT = Termijnbalk(
    begin=Punt(0, "Ontvangen", "2 sep"),
    eind=Punt(100, "Uiterlijk", "28 okt"),
    vandaag=Punt(130, "Vandaag", "24 nov"),
)
STAPPEN = [
    {"naam": "Ontvangen", "toelichting": "13 oktober", "stand": "klaar"},
    {"naam": "Bekijken", "toelichting": "Nu bezig", "stand": "nu"},
    {"naam": "Besluit", "toelichting": "Gepland 11 december", "stand": "straks"},
    {"naam": "Klaar", "toelichting": "", "stand": "straks"},
]
PROCES = [
    {"titel": "Vandaag: ontvangen", "tekst": "Dinsdag 24 november 2026, 14.35 uur", "stand": "klaar"},
    {"titel": "Wij controleren uw gegevens", "tekst": "Voor dinsdag 1 december.", "stand": "nu"},
    {"titel": "U krijgt een bericht", "tekst": "In Mijn Lindervoort en per e-mail.", "stand": "straks"},
]
GEBEURTENISSEN: list[dict[str, Any]] = [
    {
        "titel": "Wij vroegen om 2 documenten",
        "wanneer": "23 november 2026",
        "tekst": "",
        "icoon": "waarschuwing",
        "toon": "wacht",
    },
    {
        "titel": "U stuurde het geluidsplan",
        "wanneer": "20 november 2026",
        "tekst": "",
        "icoon": "upload",
        "toon": "merk",
    },
    {
        "titel": "De termijn stond stil",
        "wanneer": "27 oktober 2026",
        "tekst": "Tot en met 11 november",
        "icoon": "pauze",
        "toon": "rust",
    },
    {
        "titel": "Wij ontvingen uw aanvraag",
        "wanneer": "13 oktober 2026",
        "tekst": "",
        "icoon": "vink",
        "toon": "ok",
    },
]
DOCUMENTEN = [
    {"titel": titel, "url": "#documenten", "bij": bij, "soort": "pdf", "grootte": grootte}
    for titel, bij, grootte in (
        ("Geluidsplan", "Van u, 20 november", 310_000),
        ("Plattegrond Kastanjeplein", "Van u, 12 november", 1_400_000),
        ("Brief: wij missen 3 documenten", "Van ons, 26 oktober", 92_000),
        ("Ontvangstbevestiging", "Van ons, 14 oktober", 60_000),
    )
]
BESTANDEN = [
    {
        "bestandsnaam": naam,
        "grootte": 310_000,
        "uitleg": uitleg,
        "is_schoon": schoon,
        "is_geweigerd": fout,
        "uuid": naam,
    }
    for naam, uitleg, schoon, fout in (
        ("beuk.jpg", "Nagekeken", True, False),
        ("toestemming-van-de-vereniging-van-eigenaren.pdf", "Wij kijken dit bestand na", False, False),
        (
            "offerte.docm",
            "Dit bestand kunnen wij niet lezen. Verwijder het en stuur het opnieuw",
            False,
            True,
        ),
    )
]
GEGEVENS = [
    {"label": "Naam", "waarde": "Sanne de Vries", "wijzig_url": "#gegevens"},
    {"label": "Nieuw adres", "waarde": "Beukenlaan 12\n4299 LV Lindervoort", "wijzig_url": "#gegevens"},
    {"label": "Toelichting", "waarde": "", "wijzig_url": "#gegevens"},
]
KEUZES = [
    {"label": "Alles", "url": "#filters", "actief": True, "teller": 14, "toon": "", "icoon": ""},
    {"label": "Te laat", "url": "#filters", "actief": False, "teller": 3, "toon": "laat", "icoon": ""},
    {"label": "Vandaag", "url": "#filters", "actief": False, "teller": 0, "toon": "wacht", "icoon": ""},
]
LINKS = [
    {"label": label, "url": "#publiek", "icoon": icoon, "tekst": tekst}
    for label, icoon, tekst in (
        ("Paspoort of ID-kaart", "paspoort", "Aanvragen, verlengen of verlies melden"),
        ("Verhuizing doorgeven", "doos", "Adres, parkeren, afval en scholen"),
        ("Ik krijg een kind", "kinderwagen", "Aangifte, erkennen en opvang"),
        ("Afval en milieu", "afval", "Container, milieustraat en grofvuil"),
    )
]
NIEUWS = [
    {
        "label": "120 nieuwe linden langs de Linderweg",
        "url": "#publiek",
        "datum": date(2026, 11, 23),
        "tekst": "Wij planten bomen tussen de brug en het Molenveld.",
        "beeld": "",
    },
]
FEITEN = [
    {"label": "Kosten", "waarde": "€ 88,35", "wijzig_url": ""},
    {"label": "Klaar na", "waarde": "5 werkdagen", "wijzig_url": ""},
    {"label": "Aan de balie", "waarde": "15 minuten", "wijzig_url": ""},
]
KOLOMMEN = [{"label": naam, "klasse": ""} for naam in ("Zaak", "Inwoner", "Status", "Dagen")]
CIJFERS = [
    {"getal": "91%", "tekst": "van de meldingen op tijd klaar"},
    {"getal": "48 sec.", "tekst": "wachten aan de telefoon"},
    {"getal": "8,3", "tekst": "als cijfer voor de balie"},
]
MENU = [
    {"label": label, "url": "#inhoud", "actief": nummer == 0, "teller": nummer}
    for nummer, label in enumerate(("Overzicht", "Mijn zaken", "Berichten"))
]
