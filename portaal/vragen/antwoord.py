"""What an answer can be: a JSON value, so that a draft can keep it."""

from collections.abc import Mapping

Antwoord = str | int | bool | list[str] | dict[str, str] | list[dict[str, "Antwoord"]] | None
Antwoorden = Mapping[str, Antwoord]


def is_answered(antwoord: Antwoord) -> bool:
    """Whether there is an answer; zero is one, an unticked box is not."""
    return antwoord is not None and antwoord is not False and antwoord not in ("", [], {})
