"""The paths of the werkplek, under /werkplek/."""

from django.urls import path

from .afspraken import views as afspraken
from .berichten import views as berichten
from .contact import views as contact
from .formulieren import views as formulieren
from .inwoners import views as inwoners
from .zaken import views as zaken

app_name = "werkplek"
urlpatterns = [
    path("", zaken.werklijst, name="werklijst"),
    path("neem/", zaken.neem, name="neem"),
    path("agenda/", afspraken.agenda, name="agenda"),
    path("terugbellen/", contact.terugbellen, name="terugbellen"),
    path("terugbellen/<uuid:verzoek_uuid>/", contact.verzoek, name="terugbelverzoek"),
    path("terugbellen/<uuid:verzoek_uuid>/<slug:actie>/", contact.actie, name="terugbel_actie"),
    path("steekproef/", zaken.steekproef, name="steekproef"),
    path("zaken/<uuid:zaak_uuid>/", zaken.zaak, name="zaak"),
    path("zaken/<uuid:zaak_uuid>/<slug:actie>/", zaken.zaak_actie, name="zaak_actie"),
    path("documenten/<uuid:document_uuid>/", zaken.document, name="document"),
    path("zoeken/", inwoners.zoeken, name="zoeken"),
    path("zoeken/bsn/", inwoners.zoeken_op_bsn, name="zoeken_bsn"),
    path("formulieren/", formulieren.formulieren, name="formulieren"),
    path("inwoners/<uuid:inwoner_uuid>/", inwoners.inwoner, name="inwoner"),
    path("inwoners/<uuid:inwoner_uuid>/aanvraag/", inwoners.aanvraag, name="aanvraag"),
    path("inwoners/<uuid:inwoner_uuid>/contact/", inwoners.contact, name="contact"),
    path("inwoners/<uuid:inwoner_uuid>/zaak/", inwoners.zaak_nieuw, name="zaak_nieuw"),
    path("berichten/", berichten.geparkeerd, name="berichten_geparkeerd"),
    path("berichten/<uuid:poging_uuid>/opnieuw/", berichten.opnieuw, name="bericht_opnieuw"),
    path("berichten/<uuid:poging_uuid>/afgehandeld/", berichten.afgehandeld, name="bericht_afgehandeld"),
    path("aanvragen/<uuid:aanvraag_uuid>/opnieuw/", berichten.aanvraag_opnieuw, name="aanvraag_opnieuw"),
]
