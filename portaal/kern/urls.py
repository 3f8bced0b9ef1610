from django.urls import path

from . import gezond

app_name = "kern"
urlpatterns = [
    path("gezond/", gezond.gezond, name="gezond"),
    path("gezond/gereed/", gezond.gereed, name="gereed"),
]
