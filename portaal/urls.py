"""Every path of the portal, and whose it is."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve as serve_media
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern
from wagtail.views import serve as serve_page

from portaal.toegang.views import beheer_inloggen

urlpatterns = [
    path("", include("portaal.kern.urls")),
    path("", include("portaal.toegang.urls")),
    path("", include("portaal.inwoners.urls")),
    path("", include("portaal.berichten.urls")),
    path("", include("portaal.formulieren.urls")),
    path("", include("portaal.zaken.urls")),
    path("", include("portaal.contact.urls")),
    path("", include("portaal.afspraken.urls")),
    path("mijn/", include("portaal.pip.urls")),
    path("werkplek/", include("portaal.werkplek.urls")),
    path(settings.BEHEER_PAD.lstrip("/"), include(wagtailadmin_urls)),
    path("", include("cms.urls")),
    # What editors published: pictures, documents and pages. Documents go through Wagtail's own check.
    re_path(
        r"^media/(?P<path>(?:original_)?images/.+)$",
        serve_media,
        {"document_root": settings.MEDIA_ROOT},
        name="media",
    ),
    path("bestanden/<int:document_id>/<str:document_filename>", serve_document, name="wagtaildocs_serve"),
    # Wagtail's own login form is left out: it knows no second factor.
    path("_util/login/", beheer_inloggen, name="wagtailcore_login"),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]

handler400 = "portaal.kern.fouten.bad_request"
handler403 = "portaal.kern.fouten.permission_denied"
handler404 = "portaal.kern.fouten.page_not_found"
handler500 = "portaal.kern.fouten.server_error"
