"""Where the provider of SMS reports what became of a message."""

from django.urls import path

from .views import twilio_terugmelding

app_name = "berichten"
urlpatterns = [
    path("terug/twilio/<uuid:poging_uuid>/", twilio_terugmelding, name="twilio_terugmelding"),
]
