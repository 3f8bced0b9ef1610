"""Adding a document to a zaak."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.bestanden import GecontroleerdBestand
from portaal.toegang.models import Account

from ..enums import DocumentStatus
from ..models import EnkelvoudigInformatieObject, Zaak, ZaakInformatieObject
from ..models.document import storage_name
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
) -> EnkelvoudigInformatieObject:
    """Keep a checked file with an open zaak. It is written last, so that a refused row leaves no file."""
    zaak = lock_zaak(zaak, versie)
    document = EnkelvoudigInformatieObject(
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
    document.inhoud.storage.save(document.inhoud.name, ContentFile(bestand.inhoud))
    return document
