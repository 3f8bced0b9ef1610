"""What can be booked in the demo, at which balie and when; and afspraken that have been made already."""

import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from portaal.afspraken.enums import Afspraakkanaal, Herkomst
from portaal.afspraken.models import Afspraak, Afspraaksoort, Balie
from portaal.afspraken.operations import (
    TijdNietVrij,
    combine_soorten,
    confirm_afspraak,
    ensure_afspraaksoort,
    ensure_balie,
    ensure_blok,
    hold_afspraak,
)
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.wens import Wens, WensRegel, make_wens
from portaal.organisatie.models import Locatie, Team
from portaal.producten.models import Product
from portaal.zaken.models import Zaaktype

from .bezoeken import load_gebieden, load_op_afstand
from .drukte import load_drukte
from .metingen import load_metingen

# slug: (name, explanation, product, zaaktype, minutes for the first and for each next person, most people)
SOORTEN = {
    "paspoort": ("Paspoort aanvragen", "Ook voor uw kind.", "paspoort", "paspoort", 15, 10, 4),
    "id-kaart": (
        "ID-kaart aanvragen",
        "Ook voor uw kind.",
        "identiteitskaart",
        "identiteitskaart",
        15,
        10,
        4,
    ),
    "rijbewijs": ("Rijbewijs aanvragen", "Nieuw, verlengen of kwijt.", "rijbewijs", "rijbewijs", 10, 10, 2),
    "uittreksel": (
        "Uittreksel halen",
        "Online is sneller en goedkoper.",
        "uittreksel-brp",
        "uittreksel-brp",
        5,
        5,
        2,
    ),
    "verhuizing": ("Verhuizing doorgeven", "Online kan ook, op elk moment.", None, "verhuizing", 10, 5, 4),
}
OPHALEN = ("Ophalen", "Alleen als u van ons hoorde dat het klaarligt.", None, "", 5, 0, 1)
# Promised within three working days (norm balie-afspraak-snel).
BELOOFD, BELOFTE = ("paspoort", "id-kaart", "rijbewijs", "uittreksel"), 3
WMO = ("Gesprek over hulp bij u thuis", "Wij komen bij u langs.", None, "wmo-melding", 60, 0, 1)
# Per locatie: the balies, and which of them the public may book.
BALIES = {"gemeentehuis": (4, 3), "molenveld": (2, 1), "de-haven": (1, 1)}
BEGIN = date(2026, 1, 5)
DAGEN_VOORUIT = 10
# Of nobody: who made the afspraken that fill the agenda.
VOORNAMEN = (
    "Aylin",
    "Bram",
    "Carla",
    "Dirk",
    "Esra",
    "Femke",
    "Gijs",
    "Hanna",
    "Imran",
    "Joke",
    "Kees",
    "Lieke",
)
ACHTERNAMEN = (
    "Aerts",
    "de Boer",
    "Demir",
    "van Dongen",
    "Hoekstra",
    "Jansen",
    "Kuipers",
    "Mulder",
    "Vos",
    "de Wit",
)


def load_afspraken(locaties: Mapping[str, Locatie], now: datetime) -> None:
    """Soorten, balies and hours, and once a plausible number of afspraken."""
    soorten = load_soorten()
    load_drukte(soorten)
    for slug, (aantal, online) in BALIES.items():
        _staff(locaties[slug], aantal, online, [soorten[naam] for naam in (*SOORTEN, "ophalen")])
    _visit(locaties["gemeentehuis"], soorten["wmo-gesprek"])
    load_gebieden(locaties["gemeentehuis"])
    _staff_in_hours(
        locaties["gemeentehuis"],
        {ensure_balie(locatie=locaties["gemeentehuis"], naam="Op afstand", soorten=load_op_afstand()): True},
    )
    if not Afspraak.objects.exists():
        for slug in BALIES:
            _fill(locaties[slug], [soorten[naam] for naam in SOORTEN], now)
    load_metingen(soorten.values(), now)


def load_soorten() -> dict[str, Afspraaksoort]:
    soorten = {
        slug: _make_soort(slug, volgorde, *feiten, norm_werkdagen=BELOFTE if slug in BELOOFD else None)
        for volgorde, (slug, feiten) in enumerate(SOORTEN.items())
    }
    combine_soorten(soorten=soorten.values())
    burgerzaken = Team.objects.filter(slug="burgerzaken").first()
    soorten["ophalen"] = _make_soort(
        "ophalen", 80, *OPHALEN, is_afhalen=True, voorloop_uren=1, team=burgerzaken
    )
    soorten["wmo-gesprek"] = _make_soort(
        "wmo-gesprek", 90, *WMO, kanaal=Afspraakkanaal.THUIS, voorloop_uren=48, buffer=15
    )
    return soorten


def _make_soort(
    slug: str,
    volgorde: int,
    naam: str,
    uitleg: str,
    product: str | None,
    zaaktype: str,
    eerste: int,
    extra: int,
    hoogstens: int,
    **anders: object,
) -> Afspraaksoort:
    gegevens = {
        "naam": naam,
        "uitleg": uitleg,
        "product": Product.objects.filter(slug=product).first() if product else None,
        "zaaktype": Zaaktype.objects.filter(identificatie=zaaktype).first(),
        "duur_eerste": eerste,
        "duur_extra": extra,
        "max_personen": hoogstens,
        "volgorde": volgorde,
    }
    return ensure_afspraaksoort(slug=slug, gegevens={**gegevens, **anders})


def _staff(locatie: Locatie, aantal: int, online: int, soorten: list[Afspraaksoort]) -> None:
    balies = [
        ensure_balie(locatie=locatie, naam=f"Balie {nummer}", soorten=soorten)
        for nummer in range(1, aantal + 1)
    ]
    voor_publiek = {balie: nummer < online for nummer, balie in enumerate(balies)}
    _staff_in_hours(locatie, voor_publiek)


def _visit(locatie: Locatie, soort: Afspraaksoort) -> None:
    """Someone of the Wmo team, on the road during office hours."""
    _staff_in_hours(locatie, {ensure_balie(locatie=locatie, naam="Wmo-team", soorten=[soort]): True})


def _staff_in_hours(locatie: Locatie, balies: Mapping[Balie, bool]) -> None:
    for uren in locatie.openingstijden.all():
        ensure_blok(
            locatie=locatie, weekdag=uren.weekdag, van=uren.van, tot=uren.tot, geldig_van=BEGIN, balies=balies
        )


def _fill(locatie: Locatie, soorten: list[Afspraaksoort], now: datetime) -> None:
    """Busy in the days to come, less and less so after that; the same for every load on one day."""
    toeval = random.Random(locatie.slug)  # noqa: S311  plausible, not secret
    vandaag = localdate(now)
    wens = make_wens(locatie=locatie, regels=[WensRegel(soorten[0], 1)], herkomst=Herkomst.ONLINE)
    for afstand, dag in enumerate(find_dagen(wens, vandaag, vandaag + timedelta(days=DAGEN_VOORUIT), now)):
        for tijd in dag.tijden:
            if toeval.random() < 0.7 - 0.06 * afstand:
                naam = f"{toeval.choice(VOORNAMEN)} {toeval.choice(ACHTERNAMEN)}"
                _book(locatie, toeval.choice(soorten), tijd, naam, now)


def _book(locatie: Locatie, soort: Afspraaksoort, tijd: datetime, naam: str, now: datetime) -> None:
    wens: Wens = make_wens(locatie=locatie, regels=[WensRegel(soort, 1)], herkomst=Herkomst.ONLINE)
    try:
        optie = hold_afspraak(wens=wens, start=tijd, by=None, now=now)
    except TijdNietVrij:
        return
    confirm_afspraak(afspraak=optie, contact={"naam": naam}, by=None, now=now)
