"""All URL patterns of the project, flat."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

OMZETTER = re.compile(r"<(?:(?P<soort>\w+):)?(?P<naam>\w+)>")


@dataclass(frozen=True)
class Pad:
    """One URL pattern: its full route, its view, its namespaced name, and its arguments with their converter."""

    route: str
    view: Callable[..., Any]
    name: str
    kwargs: dict[str, str]

    @property
    def module(self) -> str:
        return str(getattr(self.view, "__module__", ""))

    def __str__(self) -> str:
        return self.name or self.route


def all_paden(urlconf: str | None = None) -> list[Pad]:
    """Every pattern of the URLconf, included ones too."""
    return list(_walk(get_resolver(urlconf), "", (), {}))


def _walk(
    resolver: URLResolver, prefix: str, spaces: tuple[str, ...], kwargs: dict[str, str]
) -> Iterator[Pad]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        found = {**kwargs, **_arguments(pattern)}
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, route, inner, found)
        else:
            name = ":".join((*spaces, pattern.name)) if pattern.name else ""
            yield Pad(route, pattern.callback, name, found)


def _arguments(pattern: URLPattern | URLResolver) -> dict[str, str]:
    if isinstance(pattern.pattern, RoutePattern):
        return {match["naam"]: match["soort"] or "str" for match in OMZETTER.finditer(str(pattern.pattern))}
    return dict.fromkeys(pattern.pattern.regex.groupindex, "regex")
