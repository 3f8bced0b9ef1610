"""Write down that a person must be told something; the work itself is done by the workers."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from portaal.inwoners.models import Inwoner
from portaal.kern.nudge import nudge
from portaal.toegang.models import Account

from ..adressen import find_adres, index_of
from ..enums import Kanaal, PogingStaat
from ..inhoud import make_inhoud
from ..models import Bericht, Poging, Portaalbericht
from ..soorten import Soort, get_soort
from .sjablonen import versie_in_use

TAKEN = {Kanaal.SMS: "berichten.verzend_sms", Kanaal.EMAIL: "berichten.verzend_email"}


class ContextKloptNiet(ValueError):
    """The values given are not those that the kind of message asks for."""


@transaction.atomic
def send_bericht(
    *,
    soort: str,
    ontvanger: Inwoner | None,
    context: dict[str, str],
    dedupe_key: str,
    betreft_soort: str = "",
    betreft_uuid: UUID | None = None,
    adres: str | None = None,
    niet_voor: datetime | None = None,
    vervalt_op: datetime | None = None,
    by: Account | None,
    now: datetime,
) -> Bericht:
    """Tell a person something, once per dedupe_key; a repeat gives the Bericht that is already there.

    Writes the intent, the first attempt and the message in Mijn omgeving in the caller's transaction. With
    vervalt_op in the past only Mijn omgeving gets it. adres: an e-mail address or mobile number to use
    instead of what the person has on record. Raises OnbekendeSoort, ContextKloptNiet, SjabloonOntbreekt.
    """
    plan = get_soort(soort)
    if set(context) != set(plan.plaatshouders):
        raise ContextKloptNiet(f"{soort} wants exactly: {', '.join(plan.plaatshouders)}")
    nieuw = Bericht(
        uuid=uuid4(),
        dedupe_key=dedupe_key,
        soort=soort,
        ontvanger=ontvanger,
        adres=adres,
        context=context,
        kanaalplan=[str(kanaal) for kanaal in plan.kanalen],
        beleid=plan.beleid,
        betreft_soort=betreft_soort,
        betreft_uuid=betreft_uuid,
        niet_voor=niet_voor,
        vervalt_op=vervalt_op or (niet_voor or now) + plan.geldig,
        created_at=now,
        created_by=by,
    )
    Bericht.objects.bulk_create([nieuw], ignore_conflicts=True)
    bericht = Bericht.objects.get(dedupe_key=dedupe_key)
    if bericht.uuid != nieuw.uuid:
        return bericht
    bericht.ontvanger = ontvanger
    _place_in_portal(bericht, plan, now)
    if bericht.vervalt_op > now:
        start_kanaal(bericht=bericht, kanalen=bericht.kanaalplan, now=now)
    return bericht


def start_kanaal(*, bericht: Bericht, kanalen: list[str], now: datetime) -> Poging | None:
    """A first attempt over the first of these channels that reaches the person; None without one."""
    for kanaal in kanalen:
        adres = find_adres(bericht, kanaal)
        if adres:
            return make_poging(bericht=bericht, kanaal=kanaal, adres=adres, volgnummer=1, now=now)
    return None


def make_poging(*, bericht: Bericht, kanaal: str, adres: str, volgnummer: int, now: datetime) -> Poging:
    """An attempt that waits for a worker; volgnummer counts within the channel and is unique there."""
    moment = max(now, bericht.niet_voor or now)
    wacht_op_worker = kanaal != Kanaal.BRIEF
    versie = versie_in_use(soort=bericht.soort, kanaal="" if kanaal == Kanaal.BRIEF else kanaal, now=now)
    poging = Poging.objects.create(
        bericht=bericht,
        kanaal=kanaal,
        volgnummer=volgnummer,
        adres=adres,
        adres_idx=index_of(adres),
        sjabloonversie=versie,
        body_hash=make_inhoud(versie, bericht.context).body_hash,
        staat=PogingStaat.WACHT,
        staat_sinds=now,
        volgende_op=moment if wacht_op_worker else None,
        geduld_tot=_patience(bericht, kanaal, moment),
    )
    if wacht_op_worker and moment <= now:
        nudge(TAKEN[Kanaal(kanaal)])
    return poging


def _patience(bericht: Bericht, kanaal: str, vanaf: datetime) -> datetime | None:
    """Until when this channel has the field to itself; without limit for the last one."""
    if kanaal == bericht.kanaalplan[-1]:
        return None
    geduld: timedelta = get_soort(bericht.soort).geduld
    return vanaf + geduld


def _place_in_portal(bericht: Bericht, plan: Soort, now: datetime) -> None:
    if not plan.portaal or bericht.ontvanger is None:
        return
    versie = versie_in_use(soort=plan.code, kanaal="", now=now)
    inhoud = make_inhoud(versie, bericht.context)
    Portaalbericht.objects.create(
        bericht=bericht,
        inwoner=bericht.ontvanger,
        onderwerp=inhoud.onderwerp,
        tekst=inhoud.tekst,
        geplaatst_op=max(now, bericht.niet_voor or now),
    )
