"""The portal's URLs with leaks planted in front: the walk has to find each of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from portaal.kern.toegang_markering import Wie, declare
from portaal.urls import handler400, handler403, handler404, handler500
from portaal.urls import urlpatterns as portaal_paden
from portaal.zaken.models import Zaak

from .wereld import INHOUD

__all__ = ["LEKKEN", "handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@declare(Wie.INWONER)
def forgets_the_filter(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    return HttpResponse(Zaak.objects.get(uuid=zaak_uuid).omschrijving)


@declare(Wie.INWONER)
def forgets_one_method(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    if request.method == "PATCH":
        return HttpResponse(Zaak.objects.get(uuid=zaak_uuid).omschrijving)
    raise Http404


@declare(Wie.INWONER)
def leaks_in_a_header(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    return HttpResponse(status=404, headers={"Content-Disposition": f"attachment; filename={INHOUD}.pdf"})


@declare(Wie.INWONER)
def says_that_it_exists(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    return HttpResponse(status=403)


@declare(Wie.INWONER)
def writes_before_it_refuses(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    Zaak.objects.filter(uuid=zaak_uuid).update(toelichting="overschreven")
    raise Http404


@declare(Wie.INWONER)
def lists_everything(request: HttpRequest) -> HttpResponse:
    return HttpResponse(", ".join(Zaak.objects.values_list("omschrijving", flat=True)))


@declare(Wie.INWONER)
def refuses(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    raise Http404


@declare(Wie.INWONER)
def unknown(request: HttpRequest, grootboek_uuid: UUID) -> HttpResponse:
    raise Http404


# Name of the leak → what the walk says of it.
LEKKEN = {
    "forgets_the_filter": "toont",
    "forgets_one_method": "PATCH forgets_one_method door vreemde: toont",
    "leaks_in_a_header": "toont",
    "says_that_it_exists": "antwoordt 403",
    "writes_before_it_refuses": "schrijft in zaken_zaak",
    "lists_everything": "toont",
}

urlpatterns = [
    path("lek/1/<uuid:zaak_uuid>/", forgets_the_filter, name="forgets_the_filter"),
    path("lek/2/<uuid:zaak_uuid>/", forgets_one_method, name="forgets_one_method"),
    path("lek/3/<uuid:zaak_uuid>/", leaks_in_a_header, name="leaks_in_a_header"),
    path("lek/4/<uuid:zaak_uuid>/", says_that_it_exists, name="says_that_it_exists"),
    path("lek/5/<uuid:zaak_uuid>/", writes_before_it_refuses, name="writes_before_it_refuses"),
    path("lek/6/", lists_everything, name="lists_everything"),
    path("goed/<uuid:zaak_uuid>/", refuses, name="refuses"),
    path("onbekend/<uuid:grootboek_uuid>/", unknown, name="unknown"),
    *portaal_paden,
]
