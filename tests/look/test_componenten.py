"""Each component shows what it is given, escapes what it does not know, and fails on a bad option."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from portaal.kern.ui import notatie
from portaal.kern.ui.iconen import load_iconen
from portaal.kern.ui.opties import OngeldigeOptie
from portaal.kern.ui.termijnbalk import Punt, Stilstand, Termijnbalk, draw, hatch

STAP = {"naam": "Bekijken", "titel": "Bekijken", "tekst": "", "toelichting": ""}


def render(sjabloon: str, **context: object) -> str:
    return Template("{% load portaal_ui %}" + sjabloon).render(Context(context))


@pytest.mark.parametrize(
    "aanroep",
    [
        '{% icoon "bestaat-niet" %}',
        '{% icoon "klok" maat="enorm" %}',
        '{% knop "x" soort="rood" %}',
        '{% knop "x" type="reset" %}',
        '{% knop "x" icoon="bestaat-niet" %}',
        '{% statuslabel "x" toon="paars" %}',
        '{% tegel icoon="klok" toon="paars" %}',
        '{% tegel icoon="klok" maat="enorm" %}',
        '{% kaart soort="rond" %}x{% endkaart %}',
        "{% kaart niveau=7 %}x{% endkaart %}",
        '{% kaart toon="paars" %}x{% endkaart %}',
        '{% attentie soort="paniek" %}x{% endattentie %}',
        '{% attentie rol="log" %}x{% endattentie %}',
        "{% stapaanduiding 5 4 %}",
        "{% voortgang stappen %}",
        "{% processtappen stappen %}",
        '{% gegevenslijst leeg soort="wolk" %}',
        '{% tabel titel="x" kolommen=leeg soort="wolk" %}x{% endtabel %}',
        '{% filterrij leeg label="x" soort="wolk" %}',
        '{% lege_staat "x" niveau=9 %}',
        '{% taakkaart titel="x" id="x" toon="" %}x{% endtaakkaart %}',
        '{% uitklap "x" soort="wolk" %}x{% enduitklap %}',
    ],
)
def test_component_fails_on_an_option_it_does_not_know(aanroep: str) -> None:
    with pytest.raises(OngeldigeOptie):
        render(aanroep, leeg=[], stappen=[{**STAP, "stand": "ooit"}])


@pytest.mark.parametrize(
    "aanroep",
    [
        "{% knop tekst %}",
        "{% statuslabel tekst %}",
        "{% kaart titel=tekst id=tekst extra=tekst %}x{% endkaart %}",
        "{% attentie titel=tekst %}{{ tekst }}{% endattentie %}",
        "{% taakkaart titel=tekst id=tekst url=tekst knop=tekst %}x{% endtaakkaart %}",
        "{% uitklap tekst %}{{ tekst }}{% enduitklap %}",
        "{% bevestiging titel=tekst nummer=tekst tekst=tekst %}{{ tekst }}{% endbevestiging %}",
        "{% lege_staat tekst tekst=tekst url=tekst knop=tekst %}",
        "{% icoon 'klok' label=tekst klasse=tekst %}",
        "{% teruglink tekst tekst %}",
    ],
)
def test_component_escapes_what_people_typed(aanroep: str) -> None:
    html = render(aanroep, tekst='"><script>x</script>')
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_knop_is_a_link_with_a_url_and_a_button_without() -> None:
    assert (
        render('{% knop "Ga" url="/x/" %}')
        .strip()
        .startswith('<a class="nl-button nl-button--primary" href="/x/">')
    )
    assert 'type="submit"' in render('{% knop "Ga" %}')


def test_icoon_is_hidden_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in render('{% icoon "klok" %}')
    assert 'role="img" aria-label="Tijd"' in render('{% icoon "klok" label="Tijd" %}')


def test_icons_are_drawings_that_follow_the_colour_of_the_text() -> None:
    assert len(load_iconen()) > 50
    assert all("#" not in tekening and "<script" not in tekening for tekening in load_iconen().values())


def test_voortgang_says_in_words_where_the_zaak_is() -> None:
    stappen = [{**STAP, "naam": "Ontvangen", "stand": "klaar"}, {**STAP, "stand": "nu"}]
    html = render("{% voortgang stappen %}", stappen=stappen)
    assert 'aria-label="Stap 2 van 2"' in html
    assert 'aria-current="step"' in html


def test_long_lists_show_the_latest_and_unfold_the_rest() -> None:
    documenten = [
        {"titel": f"Brief {n}", "url": "/", "bij": "Van u", "soort": "pdf", "grootte": 310_000}
        for n in range(5)
    ]
    html = render("{% documentlijst documenten %}", documenten=documenten)
    assert html.index("Brief 2") < html.index("<details") < html.index("Brief 3")
    assert "Nog 2 oudere documenten" in html
    html = render("{% documentlijst documenten %}", documenten=documenten[:4])
    assert "Nog 1 ouder document<" in html


def test_paginering_keeps_the_other_questions_in_the_address() -> None:
    request = RequestFactory().get("/", {"status": "open", "pagina": "2"})
    html = render("{% paginering pagina %}", pagina=Paginator(range(30), 10).page(2), request=request)
    assert 'href="?status=open&amp;pagina=3"' in html
    assert 'aria-current="page"' in html


def test_check_page_links_back_to_each_answer() -> None:
    html = render(
        "{% gegevenslijst rijen soort='controle' %}",
        rijen=[{"label": "Naam", "waarde": "", "wijzig_url": "/n/"}],
    )
    assert "Niet ingevuld" in html
    assert '>Wijzig<span class="portaal-verborgen"> Naam</span></a>' in html


@pytest.mark.parametrize(
    ("aanroep", "uitkomst"),
    [
        ("{% datum dag %}", '<time datetime="2026-11-09">9 november 2026</time>'),
        ("{% dag_datum dag %}", '<time datetime="2026-11-09">maandag 9 november 2026</time>'),
        ("{% datum nacht kort=True jaar=False %}", '<time datetime="2026-11-10">10 nov</time>'),
        ("{{ nacht|tijd }}", "0.20\xa0uur"),
        ("{{ bedrag|bedrag }}", "€\xa01.234,50"),
        ("{{ 310000|grootte }}", "310\xa0kB"),
        ("{{ 1400000|grootte }}", "1,4\xa0MB"),
        ("{{ '+31612345642'|telefoon }}", "06\xa012\xa034\xa056\xa042"),
        ("{{ '14 0299'|telefoon }}", "14\xa00299"),
        ("{{ '0612345642'|maskeer_telefoon }}", "06\xa0••••\xa0••42"),
        ("{{ '14 0299'|tel }}", "tel:140299"),
        ("{{ 'Sanne de Vries'|initialen }}", "SV"),
    ],
)
def test_notation(aanroep: str, uitkomst: str) -> None:
    """Just before midnight in UTC it is already the next day in the Netherlands."""
    nacht = datetime(2026, 11, 9, 23, 20, tzinfo=UTC)
    assert render(aanroep, dag=date(2026, 11, 9), nacht=nacht, bedrag=Decimal("1234.5")) == uitkomst


def test_amounts_round_half_up() -> None:
    assert notatie.format_bedrag(Decimal("0.125")) == "€\xa00,13"


def balk(vandaag: float) -> Termijnbalk:
    return Termijnbalk(
        begin=Punt(0, "Ontvangen", "13 okt"),
        eind=Punt(100, "Uiterlijk", "24 dec"),
        vandaag=Punt(vandaag, "Vandaag", "24 nov"),
        gepland=Punt(82, "Gepland", "11 dec"),
        stilstanden=(Stilstand(20, 40, "Stond stil", "27 okt – 11 nov", "16 dagen"),),
    )


@pytest.mark.parametrize("breed", [True, False])
@pytest.mark.parametrize("vandaag", [-5, 0, 58, 81, 82, 100, 130])
def test_termijnklok_stays_inside_its_picture(vandaag: float, breed: bool) -> None:
    tekening = draw(balk(vandaag), breed=breed)
    delen = tekening["verlopen"], tekening["straks"], tekening["uitloop_breedte"]
    assert min(delen) >= 0
    assert sum(delen) == pytest.approx(tekening["baan"])
    assert tekening["te_laat"] is (vandaag > 100)


def test_labels_of_the_termijnklok_never_overlap() -> None:
    punten = [punt["tekst_x"] for punt in draw(balk(81), breed=False)["punten"]]
    assert punten[0] is not None
    assert punten[1] is None


def test_termijnklok_has_an_alternative_and_no_inline_style() -> None:
    html = render("{% termijnklok balk %}", balk=balk(58))
    assert html.count("Tijdbalk van 13 okt tot en met 24 dec. Alle data staan ook in de tekst.") == 2
    assert "style=" not in html
    assert "," not in hatch(100, 150)
