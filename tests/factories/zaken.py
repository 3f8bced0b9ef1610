"""Zaken, made by the operations themselves: ZaakFactory(opgeschort=True) has a history like a real one."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from portaal.kern.bestanden import check_upload
from portaal.kern.pdf import write_brief
from portaal.organisatie.models import Norm
from portaal.zaken.enums import Kanaal, Richting, StatusSoort, ZaaktypeSoort
from portaal.zaken.models import EnkelvoudigInformatieObject, Resultaattype, Statustype, Zaak, Zaaktype
from portaal.zaken.operations import (
    add_document,
    close_zaak,
    create_zaak,
    mark_klaar_voor_ophalen,
    set_status,
    start_opschorting,
)

from .inwoners import InwonerFactory
from .organisatie import LocatieFactory, TeamFactory

STATUSTYPEN = (
    (1, "Ontvangen", StatusSoort.ONTVANGEN),
    (2, "In behandeling", StatusSoort.IN_BEHANDELING),
    (3, "Wacht op u", StatusSoort.WACHT_OP_INWONER),
    (4, "Klaar om op te halen", StatusSoort.KLAAR_VOOR_OPHALEN),
    (5, "Afgerond", StatusSoort.AFGEROND),
)


class NormFactory(factory.django.DjangoModelFactory[Norm]):
    class Meta:
        model = Norm
        django_get_or_create = ["code"]

    code = "reisdocument-klaar"
    onderwerp = "Producten"
    belofte = "Uw paspoort ligt binnen 4 werkdagen klaar."
    grens = 4
    eenheid = "werkdagen"
    bron = "D"


class ZaaktypeFactory(factory.django.DjangoModelFactory[Zaaktype]):
    """Eight weeks by a wet, to be extended by six; alleen_norm, ophaalproduct, intern and bezwaar differ."""

    class Meta:
        model = Zaaktype
        skip_postgeneration_save = True

    class Params:
        alleen_norm = factory.Trait(
            termijn_weken=None,
            grond="norm",
            artikel="",
            verlenging_weken=None,
            verlenging_artikel="",
            norm=factory.SubFactory(NormFactory),
        )
        ophaalproduct = factory.Trait(alleen_norm=True, is_ophaalproduct=True)
        intern = factory.Trait(indicatie_intern_of_extern=Richting.INTERN)
        redelijk = factory.Trait(
            artikel="Awb 4:13", is_redelijke_termijn=True, verlenging_weken=None, verlenging_artikel=""
        )
        bezwaar = factory.Trait(
            soort=ZaaktypeSoort.BEZWAAR,
            termijn_weken=6,
            artikel="Awb 7:10 lid 1",
            verlenging_artikel="Awb 7:10 lid 3",
        )

    identificatie = factory.Sequence(lambda n: f"zaaktype-{n}")
    omschrijving = "Kapvergunning"
    soort = ZaaktypeSoort.AANVRAAG
    team = factory.SubFactory(TeamFactory)
    termijn_weken = 8
    grond = "wet"
    artikel = "Omgevingswet 16.64"
    verlenging_weken = 6
    verlenging_artikel = "Omgevingswet 16.64 lid 2"
    heeft_dwangsom = True

    @factory.post_generation
    def statustypen(self: Zaaktype, create: bool, soorten: Any, **_: Any) -> None:
        """With steps and results, unless statustypen=() is asked for."""
        if not create:
            return
        for volgnummer, omschrijving, soort in STATUSTYPEN if soorten is None else soorten:
            if soort == StatusSoort.KLAAR_VOOR_OPHALEN and not self.is_ophaalproduct:
                continue
            Statustype.objects.create(
                zaaktype=self,
                volgnummer=volgnummer,
                omschrijving=omschrijving,
                soort=soort,
                statustekst=f"Wij doen dit: {omschrijving}.",
                wanneer_hoort_u="U hoort het binnen een week.",
                informeren=soort == StatusSoort.IN_BEHANDELING,
                is_eindstatus=soort == StatusSoort.AFGEROND,
            )
        for naam, jaren in (("Verleend", 10), ("Geweigerd", None)):
            Resultaattype.objects.create(
                zaaktype=self,
                omschrijving=naam,
                toelichting=f"Uw aanvraag is {naam.lower()}.",
                bewaartermijn_jaren=jaren,
            )


class ZaakFactory(factory.Factory[Zaak]):
    """A zaak as create_zaak makes it, with traits for where it stands; `op` is when it was received."""

    class Meta:
        model = Zaak

    zaaktype = factory.SubFactory(ZaaktypeFactory)
    initiator = factory.SubFactory(InwonerFactory)
    omschrijving = "Kappen van een beuk aan de Beukenlaan"
    kanaal = Kanaal.WEBSITE
    op = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))
    by = None
    in_behandeling = False
    opgeschort = False
    klaar = False
    afgerond = False

    @classmethod
    def _create(cls, model_class: type[Zaak], *args: Any, **velden: Any) -> Zaak:
        standen = [naam for naam in ("in_behandeling", "opgeschort", "klaar", "afgerond") if velden.pop(naam)]
        op, by = velden.pop("op"), velden["by"]
        zaak = create_zaak(now=op, meld_ontvangst=False, **velden)
        for dagen, stand in enumerate(standen, start=1):
            STANDEN[stand](zaak, by, op + timedelta(days=dagen))
        zaak.refresh_from_db()
        return zaak


def _start_behandeling(zaak: Zaak, by: Any, now: datetime) -> None:
    statustype = zaak.zaaktype.statustypen.get(soort=StatusSoort.IN_BEHANDELING)
    set_status(zaak=zaak, statustype=statustype, by=by, now=now)


def _suspend(zaak: Zaak, by: Any, now: datetime) -> None:
    start_opschorting(
        zaak=zaak,
        gesteld_tot=timezone.localdate(now) + timedelta(days=30),
        grond=zaak.zaaktype.opschorting_gronden[0],
        reden="Wij missen een plattegrond.",
        by=by,
        now=now,
    )


def _mark_ready(zaak: Zaak, by: Any, now: datetime) -> None:
    mark_klaar_voor_ophalen(zaak=zaak, locatie=LocatieFactory.create(), by=by, now=now)


def _close(zaak: Zaak, by: Any, now: datetime) -> None:
    resultaattype = zaak.zaaktype.resultaattypen.first()
    assert resultaattype is not None
    close_zaak(zaak=zaak, resultaattype=resultaattype, by=by, now=now)


STANDEN = {
    "in_behandeling": _start_behandeling,
    "opgeschort": _suspend,
    "klaar": _mark_ready,
    "afgerond": _close,
}


def make_document(zaak: Zaak, **velden: Any) -> EnkelvoudigInformatieObject:
    """A pdf of one page with the zaak."""
    bestand = check_upload(ContentFile(write_brief("Brief", ["Beste inwoner,"]), name="brief.pdf"))
    standaard = {"titel": "Plattegrond", "soort": "Bijlage", "by": None, "now": timezone.now()}
    return add_document(zaak=zaak, bestand=bestand, **(standaard | velden))
