"""Each view says who may come in; a structure test fails on a view that does not."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Wie(StrEnum):
    """Who a view is for."""

    IEDEREEN = "iedereen"
    INWONER = "inwoner"
    MEDEWERKER = "medewerker"
    INGELOGD = "ingelogd"  # either of the two; the view decides whose things it shows
    BETROKKENE = "betrokkene"  # whose thing it is, logged in or not; the view decides that too
    BEHEER = "beheer"
    MACHINE = "machine"


def declare(wie: Wie, *, telt_als_activiteit: bool = True) -> Callable[[View], View]:
    """Mark a view with who it is for.

    telt_als_activiteit: False for polling, which must not keep an idle session alive.
    """

    def mark(view: View) -> View:
        view.toegang_wie = wie  # type: ignore[attr-defined]
        view.telt_als_activiteit = telt_als_activiteit  # type: ignore[attr-defined]
        return view

    return mark
