from django.urls import path

from . import views
from .views import aanbod, adres, scherm, wachtlijst, zuil

app_name = "afspraken"
OPTIE = "afspraak-maken/<slug:optie>/"
AFSPRAAK = "afspraken/<slug:token>/"
ZUIL = "zuil/<uuid:zuil_uuid>/"
urlpatterns = [
    path("afspraak-maken/", views.kiezen, name="kiezen"),
    path("afspraak-maken/locatie/", views.locatie, name="locatie"),
    path("afspraak-maken/adres/", adres.adres, name="adres"),
    path("afspraak-maken/tijd/", views.tijd, name="tijd"),
    path("afspraak-maken/wachtlijst/", wachtlijst.beginnen, name="wachtlijst_beginnen"),
    path(f"{OPTIE}gegevens/", views.gegevens, name="gegevens"),
    path(f"{OPTIE}controle/", views.controle, name="controle"),
    path(f"{OPTIE}verlengen/", views.verlengen, name="verlengen"),
    path(f"{OPTIE}bevestigen/", views.bevestigen, name="bevestigen"),
    path("afspraken/", views.zoeken, name="zoeken"),
    path(AFSPRAAK, views.beheren, name="beheren"),
    path(f"{AFSPRAAK}verplaatsen/", views.verplaatsen, name="verplaatsen"),
    path(f"{AFSPRAAK}annuleren/", views.annuleren, name="annuleren"),
    path(f"{AFSPRAAK}agenda.ics", views.ics, name="ics"),
    path(f"{AFSPRAAK}eerder/", wachtlijst.eerder, name="eerder"),
    # Short, for it has to fit in an SMS together with the time that is offered.
    path("w/<slug:token>/", aanbod.aanbod, name="wachtlijst_aanbod"),
    path("wachtlijst/<slug:token>/", aanbod.plek, name="wachtlijst"),
    path("wachtlijst/<slug:token>/stoppen/", aanbod.stoppen, name="wachtlijst_stoppen"),
    path(ZUIL, zuil.start, name="zuil"),
    path(f"{ZUIL}afspraak/", zuil.afspraak, name="zuil_afspraak"),
    path(f"{ZUIL}geboortedatum/", zuil.geboortedatum, name="zuil_geboortedatum"),
    path(f"{ZUIL}inloop/", zuil.inloop, name="zuil_inloop"),
    path(f"{ZUIL}klaar/<slug:token>/", zuil.klaar, name="zuil_klaar"),
    path("scherm/<uuid:zuil_uuid>/", scherm.scherm, name="scherm"),
    path("scherm/<uuid:zuil_uuid>/stand.json", scherm.stand, name="scherm_stand"),
]
