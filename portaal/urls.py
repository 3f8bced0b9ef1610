"""Every path of the portal, and whose it is."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("portaal.kern.urls")),
    path("", include("portaal.toegang.urls")),
    path("", include("portaal.inwoners.urls")),
    path("", include("portaal.berichten.urls")),
    path("", include("portaal.formulieren.urls")),
    path("mijn/", include("portaal.pip.urls")),
    path("werkplek/", include("portaal.werkplek.urls")),
    path(settings.BEHEER_PAD.lstrip("/"), include(wagtailadmin_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "portaal.kern.fouten.bad_request"
handler403 = "portaal.kern.fouten.permission_denied"
handler404 = "portaal.kern.fouten.page_not_found"
handler500 = "portaal.kern.fouten.server_error"
