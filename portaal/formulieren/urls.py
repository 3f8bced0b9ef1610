from django.urls import path

from . import views
from .decorators import voor_aanvrager

app_name = "formulieren"
wizard = voor_aanvrager(views.AanvraagWizard.as_view())
AANVRAAG = "aanvragen/<uuid:aanvraag_uuid>/"
urlpatterns = [
    path("formulieren/<slug:formulier_slug>/", views.start, name="start"),
    path("formulieren/<slug:formulier_slug>/check/", views.check, name="check"),
    path("formulieren/<slug:formulier_slug>/namens/", views.namens, name="namens"),
    path("formulieren/concepten/<uuid:aanvraag_uuid>/verwijderen/", views.verwijderen, name="verwijderen"),
    path("ontvangst/<slug:token>/", views.ontvangstbewijs, name="ontvangstbewijs"),
    path("ontvangst/<slug:token>/afschrift.<slug:vorm>", views.afschrift, name="afschrift"),
    path("ondertekenen/<slug:token>/", views.ondertekenen, name="ondertekenen"),
    path("aanvragen/hervatten/<slug:token>/", views.hervatten, name="hervatten"),
    path(AANVRAAG, views.verder, name="verder"),
    path(f"{AANVRAAG}controle/", wizard, {"stap": "controle"}, name="controle"),
    path(f"{AANVRAAG}bewaren/", views.bewaren, name="bewaren"),
    path(f"{AANVRAAG}ondertekening/", views.ondertekening, name="ondertekening"),
    path(f"{AANVRAAG}overnemen/", views.overnemen, name="overnemen"),
    path(f"{AANVRAAG}scan/", views.scan, name="scan"),
    path(f"{AANVRAAG}stop/", views.stop, name="stop"),
    path(f"{AANVRAAG}ontvangst/", views.ontvangst, name="ontvangst"),
    path(f"{AANVRAAG}bestand/<uuid:bijlage_uuid>/", views.bestand, name="bestand"),
    path(
        f"{AANVRAAG}bestand/<uuid:bijlage_uuid>/verwijderen/",
        views.bestand_verwijderen,
        name="bestand_verwijderen",
    ),
    path(f"{AANVRAAG}bestanden/<slug:stap>/<slug:veld>/", views.bestanden, name="bestanden"),
    path(
        f"{AANVRAAG}bestanden/<slug:stap>/<slug:veld>/stand/", views.bestanden_stand, name="bestanden_stand"
    ),
    path(f"{AANVRAAG}<slug:stap>/", wizard, name="stap"),
    path(f"{AANVRAAG}<slug:stap>/automatisch/", views.automatisch, name="automatisch"),
]
