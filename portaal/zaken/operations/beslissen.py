"""Deciding a zaak at once by the rule of its zaaktype, and checking a sample of such decisions afterwards."""

import logging
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..beslisregels import (
    Antwoorden,
    Beslisregel,
    Uitkomst,
    Werk,
    find_regel,
    naar_behandelaar,
    trek_steekproef,
)
from ..enums import BeslissingUitkomst, Bevinding
from ..models import Beslissing, Zaak
from ..notices import notify_beslissing
from . import direct  # noqa: F401  registers the rules
from .afronden import close_zaak
from .fouten import (
    AlGecontroleerd,
    GeenBeslisregel,
    NietGeloot,
    ResultaatNietMogelijk,
    TekstOntbreekt,
)

logger = logging.getLogger(__name__)

LUKTE_NIET = "Het lukte niet om dit automatisch te beslissen. Een medewerker bekijkt uw aanvraag."
AL_IN_BEHANDELING = "Een medewerker was uw aanvraag al aan het behandelen."


def decide_zaak(*, zaak: Zaak, feiten: Antwoorden, by: Account | None = None, now: datetime) -> Beslissing:
    """Decide the zaak by its rule, once: a repeat gives the decision that was taken.

    `feiten` are the answers of the form by the key of their field. Whatever goes wrong in a rule or in what it
    delivers is undone as a whole and leaves the zaak for a handler; only a database that is away raises, so that
    the caller tries again. Call it outside a transaction: sources are asked here. Raises GeenBeslisregel.
    """
    if bestaand := Beslissing.objects.filter(zaak=zaak).first():
        return bestaand
    regel = find_regel(zaak.zaaktype.identificatie)
    if regel is None:
        raise GeenBeslisregel
    werk = Werk(zaak, now)
    try:
        verzameld = regel.verzamel(werk, feiten)
        return _decide(regel, werk, verzameld, by)
    except (OperationalError, InterfaceError):
        _remove_files(werk)
        raise
    except (
        Exception
    ) as fout:  # whatever it is: our fault, never the resident's; its text may hold what they typed
        logger.error("rule failed", extra={"zaak": str(zaak.uuid), "reason": type(fout).__name__})
        _remove_files(werk)
        return _leave(regel, werk, by)


@transaction.atomic
def _decide(regel: Beslisregel[Any], werk: Werk, verzameld: Any, by: Account | None) -> Beslissing:
    zaak = _lock(werk.zaak)
    if bestaand := Beslissing.objects.filter(zaak=zaak).first():
        return bestaand
    werk = replace(werk, zaak=zaak)
    if zaak.is_afgerond or zaak.behandelaar_id is not None:
        return _store(regel, werk, naar_behandelaar(AL_IN_BEHANDELING), by)
    if regel.onder_slot is not None:
        verzameld = regel.onder_slot(werk, verzameld)
    uitkomst = regel.beslis(verzameld)
    if uitkomst.soort != BeslissingUitkomst.BEHANDELAAR and regel.lever is not None:
        regel.lever(werk, verzameld)
    return _store(regel, werk, uitkomst, by)


@transaction.atomic
def _leave(regel: Beslisregel[Any], werk: Werk, by: Account | None) -> Beslissing:
    """Without a decision, with the reason."""
    zaak = _lock(werk.zaak)
    bestaand = Beslissing.objects.filter(zaak=zaak).first()
    return bestaand or _store(regel, replace(werk, zaak=zaak), naar_behandelaar(LUKTE_NIET), by)


def _lock(zaak: Zaak) -> Zaak:
    return Zaak.objects.select_for_update(of=("self",)).select_related("zaaktype").get(pk=zaak.pk)


def _store(regel: Beslisregel[Any], werk: Werk, uitkomst: Uitkomst, by: Account | None) -> Beslissing:
    """The decision, the draw, the end of the zaak and what the resident is told."""
    zaak, now = werk.zaak, werk.now
    beslissing = Beslissing(
        zaak=zaak,
        regel=regel.code,
        regelversie=regel.versie,
        uitkomst=uitkomst.soort,
        redenen=list(uitkomst.redenen),
        verklaringen=[asdict(verklaring) for verklaring in uitkomst.verklaringen],
        vervolg=uitkomst.vervolg,
        beslist_op=now,
    )
    if uitkomst.soort != BeslissingUitkomst.BEHANDELAAR:
        trekking = trek_steekproef(blind_index(f"steekproef:{zaak.uuid}"), zaak.zaaktype.steekproef_procent)
        beslissing.in_steekproef, beslissing.trekking = trekking.is_getrokken, trekking.hoe
    beslissing.save()
    log_handeling(
        by=by, soort="beslissing", object_soort="zaak", object_uuid=zaak.uuid, toelichting=regel.code, now=now
    )
    if uitkomst.resultaat:
        resultaattype = zaak.zaaktype.resultaattypen.filter(omschrijving=uitkomst.resultaat).first()
        if resultaattype is None:
            raise ResultaatNietMogelijk
        tekst = " ".join(uitkomst.redenen)
        close_zaak(zaak=zaak, resultaattype=resultaattype, toelichting=tekst, by=by, now=now)
    elif not zaak.is_afgerond:
        notify_beslissing(zaak, beslissing, by=by, now=now)
    return beslissing


def _remove_files(werk: Werk) -> None:
    """The rows are rolled back; the files are not."""
    for document in werk.gemaakt:
        document.inhoud.storage.delete(str(document.inhoud.name))


@transaction.atomic
def check_beslissing(
    *, zaak: Zaak, bevinding: str, toelichting: str = "", by: Account, now: datetime
) -> Beslissing:
    """Note what a check of the sample found, once. A decision that is wrong needs words. The zaak itself stays.

    Raises NietGeloot, AlGecontroleerd, TekstOntbreekt.
    """
    beslissing = Beslissing.objects.select_for_update().filter(zaak=zaak, in_steekproef=True).first()
    if beslissing is None:
        raise NietGeloot
    if beslissing.gecontroleerd_op is not None:
        raise AlGecontroleerd
    if bevinding != Bevinding.KLOPT and not toelichting.strip():
        raise TekstOntbreekt("Schrijf op wat er niet klopt en wat er nu moet gebeuren.")
    beslissing.gecontroleerd_op, beslissing.gecontroleerd_door = now, by
    beslissing.bevinding, beslissing.bevinding_toelichting = bevinding, toelichting.strip()
    beslissing.save(
        update_fields=["gecontroleerd_op", "gecontroleerd_door", "bevinding", "bevinding_toelichting"]
    )
    log_handeling(
        by=by,
        soort="steekproef-gecontroleerd",
        object_soort="zaak",
        object_uuid=zaak.uuid,
        toelichting=bevinding,
        now=now,
    )
    return beslissing
