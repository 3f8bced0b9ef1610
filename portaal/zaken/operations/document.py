"""Adding a document to a zaak."""

from datetime import datetime
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.bestanden import GecontroleerdBestand
from portaal.toegang.models import Account

from ..enums import DocumentStatus
from ..models import EnkelvoudigInformatieObject, Zaak, ZaakInformatieObject
from ..models.document import storage_name, uuid_of_bron
from ..signals import document_added
from ._zaak import lock_zaak, save_zaak


@transaction.atomic
def add_document(
    *,
    zaak: Zaak,
    bestand: GecontroleerdBestand,
    titel: str,
    soort: str,
    by: Account | None,
    now: datetime,
    auteur: str = "",
    van_inwoner: bool = False,
    status: str = DocumentStatus.DEFINITIEF,
    versie: int | None = None,
    bron_sleutel: str = "",
) -> EnkelvoudigInformatieObject:
    """Keep a checked file with an open zaak. It is written last, so that a refused row leaves no file.

    A `bron_sleutel` says where it comes from: a second call with the same one gives the document that is
    there, also when the zaak is closed by then.
    """
    if bron_sleutel and (bestaand := _find_by_bron(bron_sleutel)):
        return bestaand
    zaak = lock_zaak(zaak, versie)
    if bron_sleutel and (bestaand := _find_by_bron(bron_sleutel)):
        return bestaand
    document = EnkelvoudigInformatieObject(
        uuid=uuid_of_bron(bron_sleutel) if bron_sleutel else uuid4(),
        titel=titel,
        informatieobjecttype=soort,
        bestandsnaam=bestand.bestandsnaam,
        formaat=bestand.formaat,
        bestandsomvang=len(bestand.inhoud),
        sha256=bestand.sha256,
        status=status,
        vertrouwelijkheidaanduiding=zaak.vertrouwelijkheidaanduiding,
        auteur=auteur or (by.naam if by else ""),
        van_inwoner=van_inwoner,
        creatiedatum=localdate(now),
        ontvangstdatum=now,
    )
    document.inhoud.name = storage_name(document, bestand.bestandsnaam)
    document.save()
    ZaakInformatieObject.objects.create(zaak=zaak, informatieobject=document, registratiedatum=now)
    save_zaak(zaak, soort="document-toegevoegd", by=by, now=now, toelichting=soort)
    document_added.send(EnkelvoudigInformatieObject, zaak=zaak, document=document, now=now)
    opslag = document.inhoud.storage
    if bron_sleutel:  # of a try that was cut off before its commit
        opslag.delete(document.inhoud.name)
    opslag.save(document.inhoud.name, ContentFile(bestand.inhoud))
    return document


def _find_by_bron(bron_sleutel: str) -> EnkelvoudigInformatieObject | None:
    return EnkelvoudigInformatieObject.objects.van_bron(bron_sleutel).first()
