"""Writing down, in the transaction that accepts an aanvraag, all the work that follows."""

from datetime import datetime

from django.utils.timezone import localdate

from portaal.kern.nudge import nudge

from ...invulling import Invulling
from ...models import Aanvraag, UitgaandeActie
from .soorten import WERK


def plan_acties(aanvraag: Aanvraag, *, now: datetime) -> None:
    """Each piece of work is one row, once per aanvraag: called twice it plans nothing twice."""
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    rijen = [
        UitgaandeActie(aanvraag=aanvraag, soort=soort, sleutel=sleutel, volgende_op=now)
        for soort, werk in WERK.items()
        for sleutel in werk.keys(invulling)
    ]
    UitgaandeActie.objects.bulk_create(rijen, ignore_conflicts=True)
    for actie_id in aanvraag.acties.aan_de_beurt(now).values_list("pk", flat=True):
        nudge("formulieren.verwerk_actie", actie_id)
