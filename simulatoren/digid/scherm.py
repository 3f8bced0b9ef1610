"""The pages that a resident sees at the simulated DigiD."""

from collections.abc import Sequence
from html import escape

from simulatoren.gedeeld.pagina import page_answer, show_adres
from simulatoren.gedeeld.web import Antwoord

from .aanvraag import Aanvraag
from .instellingen import NIVEAU_LABELS
from .inwoners import Inwoner

NAAM = "Inloggen"
UITLEG = "Dit is niet DigiD. Gebruik hier nooit uw eigen gegevens of wachtwoord."
NAVIGATIE = {"Testinwoners": "/", "Schakelaars": "/_sim/"}


def _page(titel: str, inhoud_html: str, *, form_action: str = "", status: int = 200) -> Antwoord:
    return page_answer(
        titel, inhoud_html, simulator=NAAM, uitleg=UITLEG, form_action=form_action, status=status
    )


def choice_page(aanvraag: Aanvraag, sleutel: str, inwoners: Sequence[Inwoner], melding: str = "") -> Antwoord:
    """Choose a level and a test resident, or cancel."""
    niveaus = "".join(
        f'<label class="niveau"><input type="radio" name="niveau" value="{naam}"'
        f"{' checked' if naam == aanvraag.niveau else ''}> {label}</label>"
        for naam, label in NIVEAU_LABELS.items()
    )
    fout = f'<p class="melding--fout" role="alert">{escape(melding)}</p>' if melding else ""
    inhoud = f"""{fout}<p>De website vraagt om niveau <strong>{NIVEAU_LABELS[aanvraag.niveau]}</strong>.
Kies een niveau en daarna een testinwoner. U bent dan meteen ingelogd.</p>
<form method="post" action="/inloggen">
<input type="hidden" name="aanvraag" value="{escape(sleutel)}">
<fieldset class="niveaus"><legend>Niveau van inloggen</legend>
<div class="niveaus__rij">{niveaus}</div></fieldset>
<h2>Testinwoners</h2>
<ul class="inwoners">{"".join(f"<li>{_resident_button(inwoner)}</li>" for inwoner in inwoners)}</ul>
</form>
<form class="blok" method="post" action="/annuleren">
<input type="hidden" name="aanvraag" value="{escape(sleutel)}">
<button class="knop knop--stil" type="submit">Annuleren</button>
</form>
<details class="kaart"{" open" if melding else ""}><summary>Inloggen met een ander test-BSN</summary>
<form method="post" action="/inloggen">
<input type="hidden" name="aanvraag" value="{escape(sleutel)}">
<p class="veld"><label for="bsn">Test-BSN</label>
<span id="bsn-uitleg" class="rustig">Negen cijfers, beginnend met 9999.</span>
<input class="invoer invoer--kort" id="bsn" name="bsn" inputmode="numeric" autocomplete="off" maxlength="9"
aria-describedby="bsn-uitleg"></p>
<p class="veld"><label for="niveau">Niveau</label>
<select class="invoer invoer--kort" id="niveau" name="niveau">{_level_options(aanvraag.niveau)}</select></p>
<button class="knop knop--stil" type="submit">Inloggen met dit BSN</button>
</form></details>"""
    return _page("Kies een testinwoner", inhoud, form_action=aanvraag.return_origin)


def _level_options(gekozen: str) -> str:
    return "".join(
        f'<option value="{naam}"{" selected" if naam == gekozen else ""}>{label}</option>'
        for naam, label in NIVEAU_LABELS.items()
    )


def _resident_button(inwoner: Inwoner) -> str:
    return f"""<button class="inwoner" type="submit" name="bsn" value="{inwoner.bsn}">
<span class="inwoner__naam">{escape(inwoner.naam)}</span>
<span class="inwoner__meer">{escape(inwoner.adres)}, {escape(inwoner.woonplaats)}</span>
<span class="inwoner__meer">BSN {inwoner.bsn}</span></button>"""


def start_page(inwoners: Sequence[Inwoner]) -> Antwoord:
    """What the simulator is and who can log in."""
    rijen = "".join(
        f'<li class="kaart"><h2>{escape(inwoner.naam)}</h2>'
        f"<p>{escape(inwoner.adres)}, {escape(inwoner.postcode)} {escape(inwoner.woonplaats)}<br>"
        f"BSN {inwoner.bsn}<br>Mobiel {inwoner.mobiel}<br>{show_adres(inwoner.email)}</p></li>"
        for inwoner in inwoners
    )
    return page_answer(
        "Testinwoners",
        f"<p>Deze inwoners bestaan niet. Zij kunnen inloggen op het portaal.</p>"
        f'<ul class="inwoners">{rijen}</ul>',
        simulator="DigiD",
        uitleg=UITLEG,
        navigatie=NAVIGATIE,
    )


def error_page(titel: str, uitleg: str, status: int = 400) -> Antwoord:
    return _page(
        titel,
        f"<p>{escape(uitleg)}</p><p>Ga terug naar de website en probeer het opnieuw.</p>",
        status=status,
    )


def logged_out_page() -> Antwoord:
    return _page("U bent uitgelogd", "<p>U kunt dit venster sluiten.</p>")
