"""The phones: each number with its messages, newest first."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from simulatoren.gedeeld.pagina import page_answer
from simulatoren.gedeeld.web import Antwoord

from .bericht import Bericht
from .opslag import Opslag

UITLEG = "Dit zijn geen echte telefoons. Er gaat niets naar buiten."
NAVIGATIE = {"Telefoons": "/telefoon/", "Schakelaars": "/_sim/", "Berichten als JSON": "/_sim/berichten.json"}
KADER = {"simulator": "SMS", "uitleg": UITLEG, "navigatie": NAVIGATIE}
TIJDZONE = ZoneInfo("Europe/Amsterdam")
STANDEN = {
    "accepted": "aangenomen",
    "queued": "in de wachtrij",
    "sending": "wordt verzonden",
    "sent": "verzonden",
    "delivered": "afgeleverd",
    "undelivered": "niet afgeleverd",
    "failed": "mislukt",
}
TONEN = {"delivered": " stand--ok", "undelivered": " stand--fout", "failed": " stand--fout"}


def phones_page(opslag: Opslag) -> Antwoord:
    berichten = opslag.all()
    per_nummer: dict[str, list[Bericht]] = defaultdict(list)
    for bericht in reversed(berichten):
        per_nummer[bericht.to].append(bericht)
    telefoons = "".join(_phone(nummer, lijst, opslag) for nummer, lijst in per_nummer.items())
    inhoud = f"""<div id="telefoons" data-sim-ververs="2">
<dl class="cijfers">
<div><dt>Berichten</dt><dd>{len(berichten)}</dd></div>
<div><dt>Afgeleverd</dt><dd>{sum(b.status == "delivered" for b in berichten)}</dd></div>
<div><dt>Niet afgeleverd</dt><dd>{sum(b.status in {"undelivered", "failed"} for b in berichten)}</dd></div>
<div><dt>Dubbel</dt><dd>{opslag.count_double()}</dd></div>
</dl>
<div class="telefoons">{telefoons or "<p>Er is nog geen sms verstuurd.</p>"}</div>
</div>
<p class="rustig"><a href="/telefoon/">Ververs deze pagina</a>. Dat gebeurt ook vanzelf.</p>"""
    return page_answer("Telefoons", inhoud, **KADER)  # type: ignore[arg-type]


def _phone(nummer: str, berichten: Sequence[Bericht], opslag: Opslag) -> str:
    is_afgemeld = opslag.is_opted_out(nummer)
    doel, knop = ("aanmelden", "Weer aanmelden") if is_afgemeld else ("afmelden", "Antwoord STOP")
    stand = '<p><span class="stand stand--fout">Afgemeld met STOP</span></p>' if is_afgemeld else ""
    return f"""<section class="telefoon" aria-labelledby="t{escape(nummer[1:])}">
<div class="telefoon__kop"><h2 id="t{escape(nummer[1:])}">{escape(show_number(nummer))}</h2>{stand}</div>
<ol class="telefoon__scherm" tabindex="0" aria-label="Berichten op {escape(show_number(nummer))}">
{"".join(_message(bericht) for bericht in berichten)}</ol>
<form class="telefoon__voet" method="post" action="/telefoon/{doel}">
<input type="hidden" name="nummer" value="{escape(nummer)}">
<button class="knop knop--stil" type="submit">{knop}</button>
</form></section>"""


def _message(bericht: Bericht) -> str:
    moment = datetime.fromtimestamp(bericht.date_created, TIJDZONE)
    segmenten = f", {bericht.num_segments} segmenten" if bericht.num_segments > 1 else ""
    reden = f" ({bericht.error_code})" if bericht.error_code else ""
    is_weg = bericht.status in {"undelivered", "failed"}
    return f"""<li{' class="sms--weg"' if is_weg else ""}><p class="sms__tekst">{escape(bericht.body)}</p>
<p class="sms__onder"><span>{escape(bericht.afzender)},
<time datetime="{moment.isoformat(timespec="seconds")}">{moment:%H.%M.%S}</time>{segmenten}</span>
<span class="stand{TONEN.get(bericht.status, "")}">{STANDEN[bericht.status]}{reden}</span></p></li>"""


def show_number(nummer: str) -> str:
    """A Dutch mobile number as people write it: 06 12 34 56 01."""
    if not nummer.startswith("+316"):
        return nummer
    cijfers = f"0{nummer[3:]}"
    return " ".join(cijfers[plek : plek + 2] for plek in range(0, len(cijfers), 2))
