"""The components of the look, for templates: {% load portaal_ui %}.

Each tag renders a partial from templates/componenten/ and fails on an option it does not know.
docs/componenten.md shows how to call each; /stijlgids/ shows each in every state.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portaal.kern.ui import formulierveld as velden
from portaal.kern.ui import notatie
from portaal.kern.ui.iconen import render_icoon
from portaal.kern.ui.opties import TONEN, check_optie
from portaal.kern.ui.termijnbalk import Termijnbalk, draw

register = template.Library()

register.filter("bedrag", notatie.format_bedrag)
register.filter("tijd", notatie.format_tijd)
register.filter("telefoon", notatie.format_telefoon)
register.filter("maskeer_telefoon", notatie.mask_telefoon)
register.filter("grootte", notatie.format_grootte)
register.filter("initialen", notatie.initials)

KNOPPEN = {"primair": "primary", "secundair": "secondary", "subtiel": "subtle"}
SOORTEN_MELDING = {"info": "info", "ok": "vink", "waarschuwing": "waarschuwing", "fout": "fout"}
STANDEN = ("klaar", "nu", "straks")


@register.filter
def tel(nummer: str) -> str:
    """The tel: link of a phone number as people write it."""
    return "tel:" + "".join(teken for teken in nummer if teken.isdigit() or teken == "+")


@register.simple_tag
def gemeente_gegevens() -> dict[str, str]:
    """The municipality, for a page that must work without context processors."""
    return settings.GEMEENTE


@register.simple_tag
def datum(
    moment: date | datetime, jaar: bool = True, weekdag: bool = False, kort: bool = False
) -> SafeString:
    """A date in words within <time>: 9 november 2026."""
    tekst = notatie.format_datum(moment, jaar=jaar, weekdag=weekdag, kort=kort)
    return format_html('<time datetime="{}">{}</time>', notatie.to_date(moment).isoformat(), tekst)


@register.simple_tag
def dag_datum(moment: date | datetime, jaar: bool = True) -> SafeString:
    """A date with its day of the week: maandag 9 november 2026."""
    return datum(moment, jaar=jaar, weekdag=True)


@register.simple_tag
def datum_tijd(moment: datetime, jaar: bool = True) -> SafeString:
    """A date and a time: 9 november 2026, 10.20 uur."""
    tekst = f"{notatie.format_datum(moment, jaar=jaar)}, {notatie.format_tijd(moment)}"
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="minutes"), tekst)


@register.simple_tag
def icoon(naam: str, maat: str = "", label: str = "", klasse: str = "") -> SafeString:
    """An own icon, inline."""
    return render_icoon(naam, maat=maat, label=label, klasse=klasse)


@register.inclusion_tag("componenten/knop.html")
def knop(
    tekst: str,
    url: str = "",
    soort: str = "primair",
    icoon: str = "",
    icoon_eind: str = "",
    type: str = "submit",
    naam: str = "",
    waarde: str = "",
    verborgen: str = "",
    breed: bool = False,
    groot: bool = False,
    download: bool = False,
    form: str = "",
) -> dict[str, Any]:
    check_optie("knop", "soort", soort, KNOPPEN)
    check_optie("knop", "type", type, ("submit", "button"))
    return {**locals(), "klasse": KNOPPEN[soort]}


@register.inclusion_tag("componenten/statuslabel.html")
def statuslabel(tekst: str, toon: str = "rust", icoon: str = "") -> dict[str, Any]:
    check_optie("statuslabel", "toon", toon, TONEN[1:])
    return locals()


@register.inclusion_tag("componenten/tegel.html")
def tegel(
    icoon: str = "", tekst: str = "", toon: str = "", rond: bool = False, maat: str = ""
) -> dict[str, Any]:
    check_optie("tegel", "toon", toon, TONEN)
    check_optie("tegel", "maat", maat, ("", "klein", "groot"))
    return locals()


@register.simple_block_tag
def kaart(
    content: SafeString,
    titel: str = "",
    id: str = "",
    niveau: int = 2,
    toon: str = "",
    soort: str = "kaart",
    extra: str = "",
    link: bool = False,
) -> SafeString:
    check_optie("kaart", "toon", toon, TONEN)
    check_optie("kaart", "soort", soort, ("kaart", "vlak", "lijst", "actie"))
    check_optie("kaart", "niveau", niveau, (2, 3, 4))
    return render_to_string("componenten/kaart.html", locals())


@register.simple_block_tag
def attentie(
    content: SafeString, soort: str = "info", titel: str = "", niveau: int = 2, rol: str = ""
) -> SafeString:
    check_optie("attentie", "soort", soort, SOORTEN_MELDING)
    check_optie("attentie", "rol", rol, ("", "status", "alert"))
    check_optie("attentie", "niveau", niveau, (2, 3, 4))
    klasse = {"waarschuwing": "warning", "fout": "error"}.get(soort, soort)
    return render_to_string(
        "componenten/attentie.html", {**locals(), "icoon": SOORTEN_MELDING[soort], "klasse": klasse}
    )


@register.inclusion_tag("componenten/bestandsregel.html")
def bestandsregel(
    bestand: Any, url: str = "", verwijder: str = "", verwijder_url: str = ""
) -> dict[str, Any]:
    return locals()


@register.inclusion_tag("componenten/foutoverzicht.html")
def foutoverzicht(*formulieren: forms.BaseForm) -> dict[str, Any]:
    return {"fouten": velden.list_errors([f for f in formulieren if f])}


@register.inclusion_tag("componenten/formulierveld.html")
def formulierveld(
    veld: BoundField, breedte: str = "", label_verborgen: bool = False, optioneel: bool = True
) -> dict[str, Any]:
    return velden.describe(veld, breedte=breedte, label_verborgen=label_verborgen, optioneel=optioneel)


@register.inclusion_tag("componenten/formuliervelden.html")
def formuliervelden(formulier: forms.BaseForm) -> dict[str, Any]:
    return {"formulier": formulier}


@register.simple_block_tag
def veldgroep(
    content: SafeString,
    titel: str,
    id: str,
    hulp: str = "",
    soort: str = "",
    optioneel: bool = False,
    fouten: Sequence[str] = (),
) -> SafeString:
    check_optie("veldgroep", "soort", soort, ("", "rij"))
    delen = (f"{id}_hulp" if hulp else "", f"{id}_fout" if fouten else "")
    return render_to_string(
        "componenten/veldgroep.html", {**locals(), "beschreven": " ".join(filter(None, delen))}
    )


@register.inclusion_tag("componenten/stapaanduiding.html")
def stapaanduiding(huidig: int, totaal: int) -> dict[str, Any]:
    check_optie("stapaanduiding", "huidig", huidig, range(1, totaal + 1))
    return {"huidig": huidig, "totaal": totaal, "stappen": range(1, totaal + 1)}


def _check_standen(component: str, stappen: Sequence[Any]) -> None:
    for stap in stappen:
        stand = stap["stand"] if isinstance(stap, dict) else stap.stand
        check_optie(component, "stand", stand, STANDEN)


@register.inclusion_tag("componenten/voortgang.html")
def voortgang(stappen: Sequence[Any], mini: bool = False) -> dict[str, Any]:
    _check_standen("voortgang", stappen)
    standen = [stap["stand"] if isinstance(stap, dict) else stap.stand for stap in stappen]
    huidig = standen.index("nu") + 1 if "nu" in standen else standen.count("klaar")
    return {"stappen": stappen, "mini": mini, "huidig": huidig, "nu": stappen[max(huidig, 1) - 1]}


@register.inclusion_tag("componenten/processtappen.html")
def processtappen(stappen: Sequence[Any], niveau: int = 3) -> dict[str, Any]:
    _check_standen("processtappen", stappen)
    check_optie("processtappen", "niveau", niveau, (2, 3, 4))
    return {"stappen": stappen, "niveau": niveau}


@register.inclusion_tag("componenten/tijdlijn.html")
def tijdlijn(
    gebeurtenissen: Sequence[Any], toon_eerst: int = 0, niveau: int = 3, eerder: str = ""
) -> dict[str, Any]:
    check_optie("tijdlijn", "niveau", niveau, (2, 3, 4))
    grens = toon_eerst or len(gebeurtenissen)
    return {
        "eerst": gebeurtenissen[:grens],
        "rest": gebeurtenissen[grens:],
        "niveau": niveau,
        "eerder": eerder or "Wat gebeurde er eerder?",
    }


@register.inclusion_tag("componenten/termijnklok.html")
def termijnklok(balk: Termijnbalk) -> dict[str, Any]:
    return {"tekeningen": [draw(balk, breed=True), draw(balk, breed=False)]}


@register.inclusion_tag("componenten/gegevenslijst.html")
def gegevenslijst(rijen: Sequence[Any], soort: str = "") -> dict[str, Any]:
    check_optie("gegevenslijst", "soort", soort, ("", "controle", "breed"))
    return locals()


@register.inclusion_tag("componenten/documentlijst.html")
def documentlijst(documenten: Sequence[Any], toon_eerst: int = 3) -> dict[str, Any]:
    return {"eerst": documenten[:toon_eerst], "rest": documenten[toon_eerst:]}


@register.simple_block_tag
def tabel(
    content: SafeString,
    titel: str,
    kolommen: Sequence[Any],
    titel_zichtbaar: bool = False,
    soort: str = "kaart",
) -> SafeString:
    check_optie("tabel", "soort", soort, ("kaart", "schuif"))
    return render_to_string("componenten/tabel.html", locals())


@register.inclusion_tag("componenten/paginering.html", takes_context=True)
def paginering(context: template.Context, pagina: Page[Any], parameter: str = "pagina") -> dict[str, Any]:
    vraag = context["request"].GET.copy()

    def url(nummer: int) -> str:
        vraag[parameter] = str(nummer)
        return f"?{vraag.urlencode()}"

    reeks = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    return {
        "pagina": pagina,
        "nummers": [(n, url(n) if isinstance(n, int) else "") for n in reeks],
        "vorige": url(pagina.previous_page_number()) if pagina.has_previous() else "",
        "volgende": url(pagina.next_page_number()) if pagina.has_next() else "",
    }


@register.inclusion_tag("componenten/lege_staat.html")
def lege_staat(
    titel: str, tekst: str = "", url: str = "", knop: str = "", icoon: str = "", niveau: int = 2
) -> dict[str, Any]:
    check_optie("lege_staat", "niveau", niveau, (2, 3, 4))
    return locals()


@register.inclusion_tag("componenten/filterrij.html")
def filterrij(keuzes: Sequence[Any], label: str, soort: str = "tabs") -> dict[str, Any]:
    check_optie("filterrij", "soort", soort, ("tabs", "tellers", "chips"))
    return locals()


@register.inclusion_tag("componenten/kruimelpad.html")
def kruimelpad(paden: Sequence[Any], huidig: str) -> dict[str, Any]:
    return locals()


@register.inclusion_tag("componenten/teruglink.html")
def teruglink(url: str, tekst: str = "Terug") -> dict[str, Any]:
    return locals()


@register.simple_block_tag
def bevestiging(
    content: SafeString, titel: str, nummer: str = "", nummer_label: str = "Uw zaaknummer", tekst: str = ""
) -> SafeString:
    return render_to_string("componenten/bevestiging.html", locals())


@register.simple_block_tag
def actie(content: SafeString, titel: str, icoon: str, id: str = "", open: bool = False) -> SafeString:
    return render_to_string("componenten/actie.html", locals())


@register.simple_block_tag
def taakkaart(
    content: SafeString,
    titel: str,
    id: str,
    icoon: str = "upload",
    url: str = "",
    knop: str = "",
    toon: str = "wacht",
) -> SafeString:
    check_optie("taakkaart", "toon", toon, TONEN[1:])
    return render_to_string("componenten/taakkaart.html", locals())


@register.simple_block_tag
def uitklap(content: SafeString, titel: str, open: bool = False, soort: str = "") -> SafeString:
    check_optie("uitklap", "soort", soort, ("", "vraag"))
    return render_to_string("componenten/uitklap.html", locals())
