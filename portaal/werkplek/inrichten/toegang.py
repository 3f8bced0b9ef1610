"""Only who may set things up comes here; for others these pages do not exist."""

from functools import wraps
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase

from portaal.afspraken.permissions import may_inrichten
from portaal.toegang.decorators import AccountRequest, View, voor_medewerker


def voor_inrichter(view: View) -> View:
    """For staff who may set up afspraken; other staff get 404."""

    @wraps(view)
    def wrapper(request: AccountRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_inrichten(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return voor_medewerker(wrapper)
