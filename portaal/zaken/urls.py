"""What of a zaak is for everybody: the check of a document."""

from django.urls import path

from . import views

app_name = "zaken"
urlpatterns = [
    path("echtheid/", views.echtheid, name="echtheid"),
]
