from django.urls import path

from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar

from . import views
from .digid import DigiDCallback, DigiDStart

app_name = "inwoners"
urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path(
        "inloggen/digid/",
        openbaar(limit("digid", methoden=("GET",))(DigiDStart.as_view())),
        name="digid_start",
    ),
    path("inloggen/digid/terug/", openbaar(DigiDCallback.as_view()), name="digid_callback"),
    path("inloggen/geannuleerd/", views.geannuleerd, name="geannuleerd"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("uitgelogd/", views.uitgelogd, name="uitgelogd"),
]
