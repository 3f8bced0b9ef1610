"""Publishing: a definitie that was checked becomes a version that never changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from portaal.toegang.models import Account
from portaal.vragen.controle import Fout, check_definitie
from portaal.vragen.definitie import DefinitieOnjuist
from portaal.zaken.models import Zaaktype

from ..definities import definitie_on, fingerprint
from ..models import Formulier, FormulierVersie
from ..prefill import NAMEN
from .fouten import FormulierKloptNiet


@transaction.atomic
def register_formulier(
    *, slug: str, zaaktype: Zaaktype, teksten: Mapping[str, Any], by: Account | None, now: datetime
) -> Formulier:
    """The form under this slug with these texts: titel, knoptekst, inleiding, bevestiging …"""
    formulier, _ = Formulier.objects.update_or_create(slug=slug, defaults={**teksten, "zaaktype": zaaktype})
    return formulier


@transaction.atomic
def publish_versie(
    *, formulier: Formulier, definitie: Mapping[str, Any], by: Account | None, now: datetime
) -> FormulierVersie:
    """Make this definitie the one that new drafts start on; running drafts keep theirs.

    Publishing what is already the newest version gives that version. Raises FormulierKloptNiet.
    """
    if fouten := _check(definitie, now):
        raise FormulierKloptNiet(fouten)
    Formulier.objects.select_for_update().get(pk=formulier.pk)
    laatste = formulier.versies.first()
    sha256 = fingerprint(definitie)
    if laatste is not None and laatste.sha256 == sha256:
        return laatste
    return formulier.versies.create(
        nummer=laatste.nummer + 1 if laatste else 1,
        definitie=definitie,
        sha256=sha256,
        gepubliceerd_op=now,
        gepubliceerd_door=by,
    )


def _check(gegevens: Mapping[str, Any], now: datetime) -> list[Fout]:
    try:
        definitie = definitie_on(gegevens, localdate(now))
    except DefinitieOnjuist as fout:
        return [Fout("formulier", str(fout))]
    velden = definitie.veld_per_sleutel.values()
    fouten = [
        Fout(
            f"veld ‘{veld.sleutel}’", f"De bron ‘{veld.prefill}’ bestaat niet. Kies uit: {', '.join(NAMEN)}."
        )
        for veld in velden
        if veld.prefill and veld.prefill not in NAMEN
    ]
    if not any(veld.type == "email" for veld in velden):
        fouten.append(
            Fout("formulier", "Er is geen veld voor een e-mailadres. Daar gaat de bevestiging heen.")
        )
    return [*check_definitie(definitie), *fouten]
