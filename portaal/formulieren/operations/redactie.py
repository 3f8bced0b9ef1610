"""What editors do with a form as a whole: take in, copy, publish by schedule. Wagtail keeps the log of it."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from portaal.toegang.models import Account

from ..models import Formulier, FormulierVersie
from ..redactie.bouw import find_changed_keys, keys_by_block, read_blokken, read_definitie
from ..redactie.uitwisselen import BestandOnjuist, fill_formulier, is_same, write_gegevens
from .fouten import FormulierKloptNiet
from .publiceren import find_fouten, publish_versie

logger = logging.getLogger(__name__)


@transaction.atomic
def publish_opbouw(*, formulier: Formulier, by: Account | None, now: datetime) -> FormulierVersie:
    """The version that the blocks of this form say; its keys do not change any more.

    Raises FormulierKloptNiet.
    """
    stappen, _ = read_blokken(formulier)
    if fouten := find_changed_keys(stappen, formulier.vaste_sleutels):
        raise FormulierKloptNiet(fouten)
    versie = publish_versie(formulier=formulier, definitie=read_definitie(formulier), by=by, now=now)
    formulier.vaste_sleutels = formulier.vaste_sleutels | keys_by_block(stappen)
    formulier.publicatie_fout = ""
    formulier.save(update_fields=["vaste_sleutels", "publicatie_fout"])
    return versie


@transaction.atomic
def import_formulier(*, gegevens: Mapping[str, Any], by: Account | None, now: datetime) -> Formulier:
    """A new form from a file, as a draft. Raises BestandOnjuist, also when the address is taken."""
    formulier = fill_formulier(Formulier(live=False), gegevens)
    if fouten := find_fouten(read_definitie(formulier), soort=formulier.soort, now=now):
        raise BestandOnjuist(" ".join(f"{fout.plaats}: {fout.melding}" for fout in fouten))
    return _save_new(formulier, by)


@transaction.atomic
def copy_formulier(
    *, formulier: Formulier, titel: str, slug: str, by: Account | None, now: datetime
) -> Formulier:
    """A draft with another title and address and the same keys. Raises BestandOnjuist on a taken address."""
    gegevens = write_gegevens(formulier) | {"titel": titel, "slug": slug}
    gegevens["definitie"] = gegevens["definitie"] | {"titel": titel}
    return _save_new(fill_formulier(Formulier(live=False), gegevens), by)


@transaction.atomic
def load_formulier(
    *, gegevens: Mapping[str, Any], now: datetime, opnieuw: bool = False
) -> FormulierVersie | None:
    """A form that comes with the portal, published; None when an editor changed it and not `opnieuw`.

    One that is the same already stays as it is. Raises BestandOnjuist, FormulierKloptNiet.
    """
    bestaand = Formulier.objects.filter(slug=gegevens.get("slug", "")).first()
    if bestaand is None:
        formulier = _save_new(fill_formulier(Formulier(live=False), gegevens), None)
    elif is_edited(bestaand) and not opnieuw:
        return None
    elif is_same(bestaand, gegevens) and bestaand.versies.exists():
        return _newest(bestaand)
    else:
        formulier = fill_formulier(bestaand, gegevens)
    formulier.save_revision(log_action=True).publish(skip_permission_checks=True)
    return _newest(formulier)


def _newest(formulier: Formulier) -> FormulierVersie:
    return FormulierVersie.objects.filter(formulier=formulier).latest("nummer")


def is_edited(formulier: Formulier) -> bool:
    """Whether somebody worked on it in the admin since it was last loaded."""
    laatste = formulier.latest_revision
    return laatste is not None and laatste.user_id is not None


def publish_gepland(*, revisie: Revision, now: datetime) -> bool:
    """Publish what was planned for now. With a fault in it the form stays what it was, and says so: False."""
    try:
        revisie.publish(log_action="wagtail.publish.scheduled")
    except FormulierKloptNiet as fout:
        _give_up(revisie, str(fout))
        return False
    return True


@transaction.atomic
def _give_up(revisie: Revision, fout: str) -> None:
    logger.error("Formulier %s kon niet volgens planning worden gepubliceerd: %s", revisie.object_id, fout)
    Formulier.objects.filter(pk=revisie.object_id).update(publicatie_fout=fout)
    revisie.approved_go_live_at = None
    revisie.save(update_fields=["approved_go_live_at"])


def _save_new(formulier: Formulier, by: Account | None) -> Formulier:
    try:
        formulier.full_clean()
    except ValidationError as fout:
        raise BestandOnjuist(" ".join(fout.messages)) from fout
    formulier.save()
    revisie = formulier.save_revision(user=by)
    log(instance=formulier, action="wagtail.create", user=by, revision=revisie, content_changed=True)
    return formulier
