"""The paths of being called back."""

from django.urls import path

from . import views

app_name = "contact"
urlpatterns = [
    path("terugbellen/", views.terugbellen, name="terugbellen"),
    path("terugbellen/ontvangen/<slug:token>/", views.ontvangen, name="ontvangen"),
]
