"""Telling the stories: each step is one call of the operation that staff would have used, at its own time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from django.utils.timezone import localtime

from portaal.inwoners.models import Inwoner
from portaal.kern.bestanden import check_upload
from portaal.kern.pdf import write_brief
from portaal.kern.werkdagen import eerste_werkdag_vanaf
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from portaal.zaken.enums import OpschortingGrond
from portaal.zaken.models import Zaak, Zaaktype
from portaal.zaken.operations import (
    add_document,
    assign_zaak,
    close_zaak,
    create_zaak,
    end_opschorting,
    mark_klaar_voor_ophalen,
    register_verdaging,
    set_status,
    start_opschorting,
    take_zaak,
)

from .verhaal import Verhaal, fill_dates, moment_of


@dataclass(frozen=True)
class Toneel:
    """Who and what the stories are about."""

    inwoners: Mapping[str, Inwoner]
    medewerkers: Mapping[str, Account]
    locaties: Mapping[str, Locatie]
    zaaktypen: Mapping[str, Zaaktype]
    now: datetime

    @property
    def vandaag(self) -> date:
        return localtime(self.now).date()

    def day(self, over: int) -> date:
        """The first working day from then on."""
        return eerste_werkdag_vanaf(self.vandaag + timedelta(days=over))


def tell(verhaal: Verhaal, toneel: Toneel) -> bool:
    """Make the zaak with its whole history; False when it is there already."""
    sleutel = f"demo:{verhaal.sleutel}"
    if Zaak.objects.filter(bron_sleutel=sleutel).exists():
        return False
    moment = verhaal.received_at(toneel.now)
    zaak = _create(verhaal, toneel, sleutel, moment)
    for stap in verhaal.stappen:
        moment = moment_of(stap, vorige=moment, now=toneel.now)
        velden = dict(stap.velden)
        naam = velden.pop("door", verhaal.behandelaar)
        by = toneel.medewerkers[naam] if naam else None
        DADEN[stap.doe](toneel, {"zaak": zaak, "by": by, "now": moment}, velden)
    return True


def _create(verhaal: Verhaal, toneel: Toneel, sleutel: str, moment: datetime) -> Zaak:
    bekend = verhaal.bekendmaking
    return create_zaak(
        zaaktype=toneel.zaaktypen[verhaal.zaaktype],
        initiator=toneel.inwoners[verhaal.wie],
        gemachtigde=toneel.inwoners.get(verhaal.gemachtigde),
        omschrijving=verhaal.titel,
        toelichting=verhaal.toelichting,
        kanaal=verhaal.kanaal,
        eigenschappen=[
            {"naam": naam, "waarde": fill_dates(waarde, toneel.vandaag)}
            for naam, waarde in verhaal.eigenschappen.items()
        ],
        bekendmaking=toneel.vandaag - timedelta(days=bekend) if bekend is not None else None,
        bron_sleutel=sleutel,
        by=toneel.medewerkers[verhaal.behandelaar] if verhaal.kanaal == "balie" else None,
        now=moment,
    )


Wat = dict[str, Any]
Velden = dict[str, Any]


def _neem(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    take_zaak(**wat)


def _draag_over(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    assign_zaak(behandelaar=toneel.medewerkers[velden["aan"]], **wat)


def _zet_status(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    statustype = wat["zaak"].zaaktype.statustypen.get(omschrijving=velden["status"])
    tekst = fill_dates(velden.get("tekst", ""), toneel.vandaag)
    set_status(statustype=statustype, toelichting=tekst, **wat)


def _meld_klaar(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    mark_klaar_voor_ophalen(locatie=toneel.locaties[velden["locatie"]], **wat)


def _schort_op(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    grond = OpschortingGrond[velden.get("grond", "AANVULLING")]
    tot = toneel.day(velden["tot"]) if "tot" in velden else None
    start_opschorting(gesteld_tot=tot, grond=grond, reden=velden["reden"], **wat)


def _hervat(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    end_opschorting(reden=velden.get("reden", ""), **wat)


def _verleng(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    tot = toneel.day(velden["tot"]) if "tot" in velden else None
    register_verdaging(weken=velden.get("weken"), tot=tot, reden=velden["reden"], **wat)


def _voeg_document_toe(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    titel = velden["titel"]
    regels = [fill_dates(regel, toneel.vandaag) for regel in velden.get("regels", [])]
    bestand = check_upload(ContentFile(write_brief(titel, regels), name=f"{slugify(titel)}.pdf"))
    van_inwoner = velden.get("van_inwoner", False)
    soort = velden.get("soort", "Bijlage" if van_inwoner else "Brief")
    if van_inwoner:
        wat = wat | {"by": None}
    add_document(bestand=bestand, titel=titel, soort=soort, van_inwoner=van_inwoner, **wat)


def _rond_af(toneel: Toneel, wat: Wat, velden: Velden) -> None:
    resultaattype = wat["zaak"].zaaktype.resultaattypen.get(omschrijving=velden["resultaat"])
    close_zaak(resultaattype=resultaattype, toelichting=velden.get("tekst", ""), **wat)


DADEN: dict[str, Callable[[Toneel, Wat, Velden], None]] = {
    "neem": _neem,
    "draag over": _draag_over,
    "status": _zet_status,
    "klaar": _meld_klaar,
    "schort op": _schort_op,
    "hervat": _hervat,
    "verleng": _verleng,
    "document": _voeg_document_toe,
    "rond af": _rond_af,
}
