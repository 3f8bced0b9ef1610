"""The computation of a term in Dutch sentences, for residents and staff alike."""

from collections.abc import Iterator
from datetime import date

from portaal.kern.ui.notatie import DAGEN, format_datum
from portaal.kern.werkdagen import feestdagen, tabel_is_bekend

from ..zinnen import close_zin
from .opschorting import EEN_DAG, Periode
from .typen import Einde, Grond, Opschorting, Stap, Termijn, TermijnInvoer, Uitstel

ONTVANGST = "Awb 2:20"
ATW = "Algemene termijnenwet artikel 1"
GEEN_GEVOLG = "De laatste dag verandert daardoor niet."
FEESTDAGENBESLUIT = "Algemene termijnenwet artikel 3 lid 3"


def explain_termijn(invoer: TermijnInvoer, termijn: Termijn) -> list[str]:
    """Sentences from receipt to the last day; no hard date while the term stands still (Awb 4:15)."""
    return [stap.toelichting for stap in termijn.stappen] + list(_conclude(invoer, termijn))


def describe_stappen(invoer: TermijnInvoer, einde: Einde) -> tuple[Stap, ...]:
    """The steps from receipt (Awb 2:20) to the last day (Atw art. 1), in the order of the law."""
    ontvangst, begin = invoer.ontvangst, invoer.ontvangst + EEN_DAG
    stil_sinds = einde.find_stilstand(invoer.vandaag)
    slot = "Met wat wij nu weten wordt de laatste dag" if stil_sinds else "De laatste dag is dan"
    return (
        Stap(ONTVANGST, ontvangst, f"Wij ontvingen uw {invoer.onderwerp} op {format_datum(ontvangst)}."),
        Stap(invoer.artikel, begin, _describe_duur(invoer, begin)),
        *(
            _describe_opschorting(invoer, periode, loopt=periode[0] == stil_sinds)
            for periode in einde.perioden
        ),
        *_describe_verlenging(invoer, einde),
        *_describe_verdaging(invoer, einde),
        Stap(invoer.artikel, einde.rauw, f"{slot} {format_datum(einde.rauw, weekdag=True)}."),
        *_describe_atw(einde),
        *_warn_about_feestdagen(einde.uiterste),
    )


def _describe_duur(invoer: TermijnInvoer, begin: date) -> str:
    doel = "om te beslissen" if invoer.neemt_besluit else f"om uw {invoer.onderwerp} af te handelen"
    bron = f" ({invoer.artikel})" if invoer.artikel else ""
    norm = " Dit is onze eigen afspraak, geen termijn uit de wet." if invoer.grond is Grond.NORM else ""
    eerste = f"De eerste dag die telt is {format_datum(begin)}."
    return f"Wij hebben {_format_weken(invoer.weken)} {doel}{bron}. {eerste}{norm}"


def _describe_opschorting(invoer: TermijnInvoer, periode: Periode, *, loopt: bool) -> Stap:
    eerste, laatste = periode
    oorzaken = [o for o in invoer.opschortingen if _overlaps(o, periode)]
    redenen = " en ".join(dict.fromkeys(o.reden.removesuffix(".") for o in oorzaken if o.reden))
    gronden = ", ".join(dict.fromkeys(o.grond for o in oorzaken if o.grond))
    if loopt:
        tekst = f"Vanaf {format_datum(eerste)} tellen de dagen niet mee."
    elif eerste == laatste:
        tekst = f"De dag {format_datum(eerste)} telt niet mee."
    else:
        bereik = f"van {format_datum(eerste)} tot en met {format_datum(laatste)}"
        tekst = f"De {(laatste - eerste).days + 1} dagen {bereik} tellen niet mee."
    return Stap(gronden, eerste, f"{tekst} De reden: {close_zin(redenen)}" if redenen else tekst)


def _overlaps(opschorting: Opschorting, periode: Periode) -> bool:
    return opschorting.eerste <= periode[1] and (opschorting.laatste or periode[1]) >= periode[0]


def _describe_verlenging(invoer: TermijnInvoer, einde: Einde) -> Iterator[Stap]:
    verlenging = invoer.verlenging
    weken = _format_weken(einde.verlengd_met_weken)
    if verlenging and verlenging.aangekondigd_op:
        op = format_datum(verlenging.aangekondigd_op)
        tekst = (
            f"Op {op} lieten wij u weten dat wij {weken} langer nodig hebben ({verlenging.artikel})."
            if einde.verlengd_met_weken
            else f"Ons bericht van {op} over een verlenging kwam te laat. {GEEN_GEVOLG}"
        )
        yield Stap(verlenging.artikel, verlenging.aangekondigd_op, tekst)
    elif einde.verlengd_met_weken:
        yield Stap(invoer.artikel, invoer.ontvangst, f"De termijn is verlengd met {weken}.")


def _describe_verdaging(invoer: TermijnInvoer, einde: Einde) -> Iterator[Stap]:
    verdaging = invoer.verdaging
    if verdaging is None:
        return
    op, tot = format_datum(verdaging.meegedeeld_op), format_datum(verdaging.tot)
    if einde.is_verdaagd:
        gevolg = f"De nieuwe datum is {tot}."
    elif verdaging.uitstel is Uitstel.MET_WETTELIJKE_TERMIJN:
        gevolg = f"Wij verwachten te beslissen op {tot}. {GEEN_GEVOLG}"
    else:
        gevolg = f"Dat bericht kwam te laat. {GEEN_GEVOLG}"
    bericht = f"Op {op} lieten wij u weten dat ons besluit later komt ({verdaging.uitstel.value})."
    yield Stap(verdaging.uitstel.value, verdaging.meegedeeld_op, f"{bericht} {gevolg}")


def _describe_atw(einde: Einde) -> Iterator[Stap]:
    if einde.uiterste == einde.rauw:
        return
    naam = feestdagen(einde.rauw.year).get(einde.rauw, f"een {DAGEN[einde.rauw.weekday()]}")
    nieuw = format_datum(einde.uiterste, weekdag=True)
    yield Stap(ATW, einde.uiterste, f"Dat is {naam}. De laatste dag wordt daarom {nieuw} ({ATW}).")


def _warn_about_feestdagen(uiterste: date) -> Iterator[Stap]:
    if not tabel_is_bekend(uiterste.year):
        yield Stap(
            FEESTDAGENBESLUIT,
            uiterste,
            f"Voor {uiterste.year} weten wij nog niet welke extra vrije dagen de wet aanwijst."
            " De laatste dag kan daardoor nog veranderen.",
        )


def _conclude(invoer: TermijnInvoer, termijn: Termijn) -> Iterator[str]:
    if termijn.loopt_stil_sinds:
        vanaf = format_datum(termijn.loopt_stil_sinds)
        yield f"De termijn staat stil vanaf {vanaf}. Zolang dat zo is, is er geen vaste laatste dag."
        yield f"Naar verwachting {_promise(invoer, termijn.verwachte_datum)}."
    elif invoer.grond is Grond.NORM:
        yield f"Wij doen ons best om op {format_datum(termijn.uiterste_datum)} klaar te zijn."
    else:
        yield f"Volgens de regels {_promise(invoer, termijn.uiterste_datum)}."
        yield f"Ons doel is een week eerder: {format_datum(termijn.streefdatum)}."


def _promise(invoer: TermijnInvoer, dag: date) -> str:
    if invoer.neemt_besluit:
        return f"beslissen wij uiterlijk op {format_datum(dag)}"
    return f"handelen wij uw {invoer.onderwerp} uiterlijk op {format_datum(dag)} af"


def _format_weken(aantal: int) -> str:
    return "1 week" if aantal == 1 else f"{aantal} weken"
