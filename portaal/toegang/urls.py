from django.conf import settings
from django.urls import path

from . import views

app_name = "toegang"
BEHEER = settings.BEHEER_PAD.lstrip("/")
urlpatterns = [
    path("werkplek/inloggen/", views.medewerker_inloggen, name="medewerker_inloggen"),
    path("werkplek/uitloggen/", views.medewerker_uitloggen, name="medewerker_uitloggen"),
    path("sessie/verlengen/", views.sessie_verlengen, name="sessie_verlengen"),
    path("sessie/stand/", views.sessie_stand, name="sessie_stand"),
    # These stand before Wagtail's own.
    path(f"{BEHEER}login/", views.beheer_inloggen, name="beheer_inloggen"),
    path(f"{BEHEER}logout/", views.medewerker_uitloggen, name="beheer_uitloggen"),
    path(f"{BEHEER}password_reset/", views.beheer_gesloten, name="beheer_wachtwoord"),
    path(f"{BEHEER}bulk/toegang/account/<slug:actie>/", views.beheer_gesloten, name="beheer_bulk"),
]
