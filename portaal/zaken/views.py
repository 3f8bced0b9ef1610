"""The one public page of zaken: whether a document is really ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar

from .forms import EchtheidForm
from .queries import verify_document


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
@limit("echtheid")
def echtheid(request: HttpRequest) -> HttpResponse:
    """Type the code of a document, give the file along or not, and read what we may say. Nothing is kept."""
    form = EchtheidForm(request.POST or None, request.FILES or None)
    uitslag = None
    if form.is_bound and form.is_valid():
        gevraagd = form.cleaned_data
        uitslag = verify_document(gevraagd["code"], gevraagd["bestand"], now=timezone.now())
    status = 422 if form.errors else 200
    return render(request, "zaken/echtheid.html", {"form": form, "uitslag": uitslag}, status=status)
