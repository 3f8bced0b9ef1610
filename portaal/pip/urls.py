"""The paths of Mijn omgeving, under /mijn/."""

from django.urls import path

from .afspraken import views as afspraken
from .berichten import views as berichten
from .gegevens import views as gegevens
from .taken import views as taken
from .vergunningen import views as vergunningen
from .zaken import views as zaken

app_name = "pip"
urlpatterns = [
    path("", zaken.overzicht, name="overzicht"),
    path("zaken/", zaken.zaken, name="zaken"),
    path("zaken/<uuid:zaak_uuid>/", zaken.zaak, name="zaak"),
    path("taken/<uuid:taak_uuid>/", taken.taak, name="taak"),
    path("documenten/<uuid:document_uuid>/", zaken.document, name="document"),
    path("afspraken/", afspraken.afspraken, name="afspraken"),
    path("berichten/", berichten.berichten, name="berichten"),
    path("berichten/<uuid:bericht_uuid>/", berichten.bericht, name="bericht"),
    path("vergunningen/", vergunningen.vergunningen, name="vergunningen"),
    path("vergunningen/<uuid:recht_uuid>/", vergunningen.vergunning, name="vergunning"),
    path(
        "vergunningen/<uuid:recht_uuid>/stoppen/", vergunningen.vergunning_stoppen, name="vergunning_stoppen"
    ),
    path("gegevens/", gegevens.gegevens, name="gegevens"),
]
