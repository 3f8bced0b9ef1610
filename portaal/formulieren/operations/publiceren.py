"""Publishing: a definitie that was checked becomes a version that never changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from portaal.toegang.models import Account
from portaal.vragen.controle import Fout, check_definitie
from portaal.vragen.definitie import Definitie, DefinitieOnjuist
from portaal.vragen.regels import Gevolg
from portaal.zaken.models import Zaaktype

from ..definities import definitie_on, fingerprint
from ..enums import FormulierSoort
from ..models import Formulier, FormulierVersie
from ..prefill import NAMEN, SOORT_VAN
from .fouten import FormulierKloptNiet

# A check keeps nothing, so there is nowhere for a file, and its pages know no buttons but on and back.
NIET_IN_CHECK = ("adres", "bestand", "groep")
GEEN_EMAIL = "Er is geen veld voor een e-mailadres. Daar gaat de bevestiging heen."


@transaction.atomic
def publish_versie(
    *, formulier: Formulier, definitie: Mapping[str, Any], by: Account | None, now: datetime
) -> FormulierVersie:
    """Make this definitie the one that new drafts start on; running drafts keep theirs.

    Publishing what is already the newest version gives that version. Raises FormulierKloptNiet.
    """
    if fouten := find_fouten(definitie, soort=formulier.soort, now=now):
        raise FormulierKloptNiet(fouten)
    Formulier.objects.select_for_update().get(pk=formulier.pk)
    laatste: FormulierVersie | None = formulier.versies.first()
    sha256 = fingerprint(definitie)
    if laatste is not None and laatste.sha256 == sha256:
        return laatste
    nieuw: FormulierVersie = formulier.versies.create(
        nummer=laatste.nummer + 1 if laatste else 1,
        definitie=definitie,
        sha256=sha256,
        gepubliceerd_op=now,
        gepubliceerd_door=by,
    )
    return nieuw


def find_fouten(gegevens: Mapping[str, Any], *, soort: str, now: datetime) -> list[Fout]:
    """What keeps this definitie from being published, with its place; empty when it may be."""
    try:
        definitie = definitie_on(gegevens, localdate(now))
    except DefinitieOnjuist as fout:
        return [_locate(str(fout))]
    velden = definitie.veld_per_sleutel.values()
    bronnen = [
        Fout(
            f"veld ‘{veld.sleutel}’", f"De bron ‘{veld.prefill}’ bestaat niet. Kies uit: {', '.join(NAMEN)}."
        )
        for veld in velden
        if veld.prefill and veld.prefill not in NAMEN
    ]
    bronnen += [
        Fout(
            f"veld ‘{veld.sleutel}’", f"De bron ‘{veld.prefill}’ past alleen bij een vraag van soort {past}."
        )
        for veld in velden
        if (past := SOORT_VAN.get(veld.prefill or "", veld.type)) != veld.type
    ]
    zaaktypen = _known_zaaktypen(definitie)
    fouten = [*check_definitie(definitie, zaaktypen=zaaktypen), *bronnen]
    if soort == FormulierSoort.AANVRAAG and not any(veld.type == "email" for veld in velden):
        fouten.append(Fout("formulier", GEEN_EMAIL))
    if soort == FormulierSoort.CHECK:
        fouten += [
            Fout(f"veld ‘{veld.sleutel}’", "Dit soort vraag kan niet in een check: die bewaart niets.")
            for veld in velden
            if veld.type in NIET_IN_CHECK
        ]
    return fouten


def _known_zaaktypen(definitie: Definitie) -> set[str]:
    """Of the zaaktypen that rules lead to, those that exist."""
    genoemd = {regel.doel for regel in definitie.regels if regel.dan is Gevolg.ZAAKTYPE}
    if not genoemd:
        return set()
    return set(Zaaktype.objects.filter(identificatie__in=genoemd).values_list("identificatie", flat=True))


def _locate(melding: str) -> Fout:
    """A misshapen part names its place before the first colon."""
    plaats, _, rest = melding.partition(": ")
    return Fout(plaats, rest) if rest else Fout("formulier", melding)
