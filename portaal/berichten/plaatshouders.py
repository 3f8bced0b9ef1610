"""Texts with {names} in them: which names, and what comes in their place. A text can do nothing else."""

import re
from collections.abc import Collection, Mapping

PLAATSHOUDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class TekstKloptNiet(ValueError):
    """The text cannot be used; the message says in Dutch what to mend."""


def find_placeholders(tekst: str) -> set[str]:
    """The names in the text. Raises TekstKloptNiet on a brace that belongs to no name."""
    if re.search(r"[{}]", PLAATSHOUDER.sub("", tekst)):
        raise TekstKloptNiet("Er staat een losse accolade in de tekst. Schrijf een invulveld zo: {naam}.")
    return set(PLAATSHOUDER.findall(tekst))


def check_placeholders(tekst: str, bekend: Collection[str]) -> None:
    """Raises TekstKloptNiet when the text uses a name that is not known."""
    onbekend = sorted(find_placeholders(tekst) - set(bekend))
    if onbekend:
        namen = ", ".join(f"{{{naam}}}" for naam in onbekend)
        mag = ", ".join(f"{{{naam}}}" for naam in sorted(bekend))
        raise TekstKloptNiet(f"Deze invulvelden kunnen hier niet: {namen}. U kunt kiezen uit: {mag}.")


def render(tekst: str, waarden: Mapping[str, str]) -> str:
    """The text with each name replaced by its value; a value is never read as a text itself."""
    check_placeholders(tekst, waarden)
    return PLAATSHOUDER.sub(lambda treffer: waarden[treffer[1]], tekst)
