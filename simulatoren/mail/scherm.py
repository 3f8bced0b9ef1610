"""The pages of the inbox."""

from datetime import datetime
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from simulatoren.gedeeld.pagina import page_answer, show_adres
from simulatoren.gedeeld.web import Antwoord

from .brief import Brief
from .postbus import Postbus

UITLEG = "Deze e-mails zijn nergens naartoe gestuurd. Alleen u ziet ze hier."
NAVIGATIE = {"E-mails": "/", "Schakelaars": "/_sim/", "E-mails als JSON": "/_sim/berichten.json"}
KADER = {"simulator": "E-mail", "uitleg": UITLEG, "navigatie": NAVIGATIE}
TIJDZONE = ZoneInfo("Europe/Amsterdam")
# A mail may style itself but neither runs nor loads anything, and opens nothing in this page.
BELEID_HTML = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'"


def inbox_page(postbus: Postbus) -> Antwoord:
    adressen = "".join(
        f'<section class="kaart"><h2>{show_adres(adres)}</h2>'
        f"{''.join(_link(brief) for brief in brieven)}</section>"
        for adres, brieven in postbus.per_adres().items()
    )
    inhoud = f"""<div id="postbus" data-sim-ververs="2">
<dl class="cijfers"><div><dt>E-mails</dt><dd>{len(postbus.all())}</dd></div></dl>
{adressen or "<p>Er is nog geen e-mail verstuurd.</p>"}</div>
<p class="rustig"><a href="/">Ververs deze pagina</a>. Dat gebeurt ook vanzelf.</p>"""
    return page_answer("E-mails", inhoud, **KADER)  # type: ignore[arg-type]


def _link(brief: Brief) -> str:
    return (
        f'<a class="mail" href="/brieven/{brief.id}">'
        f'<span class="mail__onderwerp">{escape(brief.onderwerp)}</span> '
        f'<span class="rustig">{_moment(brief)}, van {show_adres(brief.afzender)}</span></a>'
    )


def letter_page(brief: Brief) -> Antwoord:
    bijlagen = "".join(
        f'<li><a href="/brieven/{brief.id}/bijlagen/{nummer}">'
        f"{escape(deel.get_filename() or 'bijlage')}</a></li>"
        for nummer, deel in enumerate(brief.bijlagen)
    )
    tekst = f'<section class="kaart"><h2>Tekst</h2><pre class="brief">{escape(brief.tekst)}</pre></section>'
    opmaak = (
        '<section class="kaart"><h2>Opmaak</h2>'
        f'<iframe class="kader" sandbox src="/brieven/{brief.id}/html" title="De e-mail met opmaak"></iframe>'
        "</section>"
    )
    inhoud = f"""<dl class="koppen">
<dt>Van</dt><dd>{show_adres(str(brief.bericht.get("From", brief.afzender)))}</dd>
<dt>Aan</dt><dd>{show_adres(", ".join(brief.ontvangers))}</dd>
<dt>Ontvangen</dt><dd>{_moment(brief)}</dd>
</dl>
{tekst if brief.tekst else ""}{opmaak if brief.html else ""}
{f'<section class="kaart"><h2>Bijlagen</h2><ul>{bijlagen}</ul></section>' if bijlagen else ""}
<p><a href="/">Terug naar alle e-mails</a></p>"""
    return page_answer(brief.onderwerp, inhoud, **KADER)  # type: ignore[arg-type]


def html_answer(brief: Brief) -> Antwoord:
    return Antwoord(
        brief.html.encode(), "text/html; charset=utf-8", koppen={"Content-Security-Policy": BELEID_HTML}
    )


def attachment_answer(brief: Brief, nummer: int) -> Antwoord:
    deel = brief.bijlagen[nummer]
    inhoud = deel.get_payload(decode=True)
    naam = quote(deel.get_filename() or "bijlage", safe="")
    return Antwoord(
        inhoud if isinstance(inhoud, bytes) else deel.as_bytes(),
        "application/octet-stream",
        koppen={
            "Content-Disposition": f"attachment; filename*=UTF-8''{naam}",
            "Content-Security-Policy": "sandbox",
        },
    )


def _moment(brief: Brief) -> str:
    moment = datetime.fromtimestamp(brief.ontvangen_op, TIJDZONE)
    return f'<time datetime="{moment.isoformat(timespec="seconds")}">{moment:%H.%M.%S} uur</time>'
