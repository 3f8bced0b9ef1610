from django.urls import path

from . import gezond, stijlgids

app_name = "kern"
urlpatterns = [
    path("stijlgids/", stijlgids.stijlgids, name="stijlgids"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("gezond/gereed/", gezond.gereed, name="gereed"),
]
