"""The draft: started once, saved per step, removed on request.

A draft's own saves stay out of the log of handelingen: revisie and bijgewerkt_op tell them.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner, Organisatie
from portaal.kern.tokens import hash_token
from portaal.toegang.models import Account
from portaal.vragen.antwoord import Antwoord
from portaal.zaken.enums import Kanaal

from ..bewaren import get_termijn
from ..enums import Bewaarfase, RuweReden
from ..invulling import Invulling
from ..models import Aanvraag, Formulier
from ..queries import get_openstelling
from .fouten import AanvraagIsIngediend, AanvraagVanAnder, FormulierGesloten
from .logboek import log_aanvraag
from .meten import count_begin, count_verlaten

# Nothing a form of ours can send is longer.
LANGSTE_RUWE_INVOER = 50_000
LANGSTE_RUWE_WAARDE = 20_000


@transaction.atomic
def start_aanvraag(
    *,
    formulier: Formulier,
    aanvrager: Inwoner | None,
    by: Account | None,
    now: datetime,
    kanaal: str = Kanaal.WEBSITE,
    ingevuld_door: Account | None = None,
    binnengekomen_op: date | None = None,
    gemachtigde: Inwoner | None = None,
    organisatie: Organisatie | None = None,
    organisatie_email: str = "",
    houder: str = "",
    loa: str = "",
) -> Aanvraag:
    """A draft on the newest version; a second click finds the draft of the first as long as it is empty.

    `ingevuld_door` is the member of staff who fills it in, for a resident or for who is not known to us;
    what came in on paper counts from `binnengekomen_op` (Awb 2:20).
    A gemachtigde fills in for a person who is not known yet, each time another, and so do staff without an
    aanvrager; an aanvrager may act for an organisatie, which gets the receipt at `organisatie_email`.
    Without any of them, `houder` is the token of the browser that may go on with it. Raises FormulierGesloten.
    """
    versie = formulier.versies.first()
    if versie is None or not get_openstelling(formulier, now).is_open:
        raise FormulierGesloten
    if invuller := gemachtigde or aanvrager:
        Inwoner.objects.select_for_update().get(pk=invuller.pk)
    van_wie = {
        "aanvrager": aanvrager,
        "gemachtigde": gemachtigde,
        "organisatie": organisatie,
        "ingevuld_door": ingevuld_door,
        "houder_hash": hash_token(houder) if houder else "",
        "kanaal": kanaal,
        "binnengekomen_op": binnengekomen_op,
        "loa": loa,
    }
    leeg = Aanvraag.objects.concepten().filter(versie=versie, revisie=0, **van_wie)
    is_bekend = aanvrager is not None or bool(houder)
    if gemachtigde is None and is_bekend and (bestaand := leeg.first()):
        bestaand.organisatie_email = organisatie_email
        bestaand.save(update_fields=["organisatie_email"])
        return bestaand
    aanvraag = Aanvraag.objects.create(
        versie=versie,
        **van_wie,
        organisatie_email=organisatie_email,
        bijgewerkt_op=now,
        verloopt_op=now + timedelta(days=get_termijn(formulier, Bewaarfase.CONCEPT).dagen),
        created_at=now,
    )
    count_begin(invulling=Invulling(aanvraag, vandaag=localdate(now)), now=now)
    log_aanvraag(aanvraag, "aanvraag-gestart", by=by, now=now, toelichting=kanaal)
    return aanvraag


@transaction.atomic
def save_stap(
    *, aanvraag: Aanvraag, stap: str, antwoorden: Mapping[str, Antwoord], by: Account | None, now: datetime
) -> Aanvraag:
    """Lay one step's answers beside those that are stored; other steps, of another tab too, stay as they are.

    Writes nothing when nothing changes. Raises AanvraagIsIngediend.
    """
    concept = lock_concept(aanvraag)
    nieuw = {**concept.antwoorden, **antwoorden}
    ruw = {sleutel: invoer for sleutel, invoer in concept.ruwe_invoer.items() if sleutel != stap}
    return _store(concept, nieuw, ruw, now)


@transaction.atomic
def keep_ruwe_invoer(
    *,
    aanvraag: Aanvraag,
    stap: str,
    velden: Mapping[str, list[str]],
    reden: RuweReden,
    geweigerd: Mapping[str, list[str]] | None = None,
    by: Account | None,
    now: datetime,
) -> Aanvraag:
    """Keep what was typed at a step without judging it; the answers stay as they are.

    `geweigerd` tells per question which files were refused, and why. A value that goes on and on is cut;
    input that is too much altogether is not kept. Raises AanvraagIsIngediend.
    """
    concept = lock_concept(aanvraag)
    kort = {naam: [waarde[:LANGSTE_RUWE_WAARDE] for waarde in velden[naam]] for naam in velden}
    if sum(len(naam) + sum(map(len, waarden)) for naam, waarden in kort.items()) > LANGSTE_RUWE_INVOER:
        return concept
    invoer = {"reden": str(reden), "velden": kort} | ({"geweigerd": dict(geweigerd)} if geweigerd else {})
    ruw = {**concept.ruwe_invoer, stap: invoer}
    return _store(concept, concept.antwoorden, ruw, now)


@transaction.atomic
def claim_aanvraag(
    *, aanvraag: Aanvraag, houder: str, inwoner: Inwoner, loa: str, by: Account, now: datetime
) -> Aanvraag:
    """Tie a draft that was begun without login to the resident who logged in on it; doing it twice is once.

    What was typed stays, and keeps its place before what we know; only what the municipality owns replaces
    it. Raises AanvraagIsIngediend, and AanvraagVanAnder when this browser does not hold the draft (any more).
    """
    concept = lock_concept(aanvraag)
    if concept.aanvrager_id == inwoner.pk:
        return concept
    if concept.aanvrager_id is not None or not houder or concept.houder_hash != hash_token(houder):
        raise AanvraagVanAnder
    concept.aanvrager, concept.houder_hash, concept.loa = inwoner, "", loa
    bekend = Invulling(concept, vandaag=localdate(now)).known_answers()
    concept.antwoorden = {**concept.antwoorden, **bekend}
    _touch(concept, now)
    concept.save()
    log_aanvraag(concept, "aanvraag-overgenomen", by=by, now=now)
    return concept


@transaction.atomic
def verwijder_concept(*, aanvraag: Aanvraag, by: Account | None, now: datetime) -> None:
    """Remove a draft with all that was typed. Raises AanvraagIsIngediend."""
    concept = lock_concept(aanvraag)
    count_verlaten(invulling=Invulling(concept, vandaag=localdate(now)), now=now)
    log_aanvraag(concept, "aanvraag-verwijderd", by=by, now=now)
    for bijlage in concept.bijlagen.all():
        bijlage.drop_content()
    concept.delete()


def lock_concept(aanvraag: Aanvraag) -> Aanvraag:
    """The draft, locked until the transaction ends. Raises AanvraagIsIngediend."""
    concept = Aanvraag.objects.select_for_update().concepten().filter(pk=aanvraag.pk).first()
    if concept is None:
        raise AanvraagIsIngediend
    return concept


def _store(
    concept: Aanvraag, antwoorden: dict[str, Antwoord], ruw: dict[str, object], now: datetime
) -> Aanvraag:
    if antwoorden == concept.antwoorden and ruw == concept.ruwe_invoer:
        return concept
    concept.antwoorden, concept.ruwe_invoer = antwoorden, ruw
    _touch(concept, now)
    concept.save(update_fields=["antwoorden", "ruwe_invoer", "revisie", "bijgewerkt_op", "verloopt_op"])
    return concept


def _touch(concept: Aanvraag, now: datetime) -> None:
    concept.revisie += 1
    extend(concept, now)


def extend(concept: Aanvraag, now: datetime) -> datetime:
    """Keep the draft from now on for as long as its form said when it was begun; gives until when."""
    termijn = concept.verloopt_op - concept.bijgewerkt_op if concept.verloopt_op else timedelta(0)
    concept.bijgewerkt_op, concept.verloopt_op = now, now + termijn
    return concept.verloopt_op
