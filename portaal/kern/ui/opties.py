"""A component fails on an option it does not know, instead of showing something half right."""

from collections.abc import Collection

TONEN = ("", "ok", "wacht", "laat", "info", "rust", "merk")


class OngeldigeOptie(ValueError):
    """A template asks a component for something that does not exist."""


def check_optie(component: str, naam: str, waarde: object, toegestaan: Collection[object]) -> None:
    """Raise OngeldigeOptie unless waarde is one of toegestaan."""
    if waarde not in toegestaan:
        keuzes = ", ".join(repr(keuze) for keuze in toegestaan)
        raise OngeldigeOptie(f"{component}: {naam}={waarde!r} bestaat niet. Kies uit {keuzes}.")
