from django.urls import path

from . import views

app_name = "afspraken"
OPTIE = "afspraak-maken/<slug:optie>/"
AFSPRAAK = "afspraken/<slug:token>/"
urlpatterns = [
    path("afspraak-maken/", views.kiezen, name="kiezen"),
    path("afspraak-maken/locatie/", views.locatie, name="locatie"),
    path("afspraak-maken/tijd/", views.tijd, name="tijd"),
    path(f"{OPTIE}gegevens/", views.gegevens, name="gegevens"),
    path(f"{OPTIE}controle/", views.controle, name="controle"),
    path(f"{OPTIE}verlengen/", views.verlengen, name="verlengen"),
    path(f"{OPTIE}bevestigen/", views.bevestigen, name="bevestigen"),
    path("afspraken/", views.zoeken, name="zoeken"),
    path(AFSPRAAK, views.beheren, name="beheren"),
    path(f"{AFSPRAAK}verplaatsen/", views.verplaatsen, name="verplaatsen"),
    path(f"{AFSPRAAK}annuleren/", views.annuleren, name="annuleren"),
    path(f"{AFSPRAAK}agenda.ics", views.ics, name="ics"),
]
