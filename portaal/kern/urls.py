from django.urls import path

from . import bekend, gezond, stijlgids

app_name = "kern"
urlpatterns = [
    path(".well-known/security.txt", bekend.security_txt, name="security_txt"),
    path("robots.txt", bekend.robots_txt, name="robots_txt"),
    path("favicon.ico", bekend.favicon, name="favicon"),
    path("stijlgids/", stijlgids.stijlgids, name="stijlgids"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("gezond/gereed/", gezond.gereed, name="gereed"),
]
