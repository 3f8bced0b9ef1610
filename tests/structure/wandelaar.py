"""The walk: visit a URL with somebody else's arguments, by every method, and say what is wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from portaal.kern.toegang_markering import Wie
from portaal.toegang.models import Account

from .paden import Pad
from .wereld import PERSOON, ZOEKVRAAG, OnbekendArgument, Wereld

Bezoek = Callable[[Account | None], Client]
METHODEN = ("get", "head", "post", "put", "patch", "delete", "options")
INLOGPAGINAS = {"inwoners:inloggen", "toegang:medewerker_inloggen"}
# Arguments that say which thing of a person; others (a form, a step, an act) are the same for everybody.
PERSOONLIJK = {
    "aanvraag_uuid",
    "afspraak_uuid",
    "bericht_uuid",
    "document_uuid",
    "inwoner_uuid",
    "plek_uuid",
    "poging_uuid",
    "recht_uuid",
    "verzoek_uuid",
    "volgnummer_uuid",
    "zaak_uuid",
}
# What a refused visit may write: its session, the access log, the count of failed logins.
MAG_GESCHREVEN = ("django_session", "toegang_inzage", "axes_")
# Any member of staff with a team helps whoever is at the balie: these show the person, never what runs for them.
PERSOON_VOOR_MEDEWERKERS = {
    "werkplek:inwoner",
    "werkplek:aanvraag",
    "werkplek:contact",
    "werkplek:zaak_nieuw",
    "werkplek:zoeken",
}

# Who has the signed link to a receipt may read the reference in it, and nothing else.
TOONT_REFERENTIE = {"formulieren:ontvangstbewijs", "formulieren:afschrift"}


# Pages of a draft that only staff who fill it in for the owner have.
NAMENS_INWONER = {"formulieren:scan"}


def is_personal(pad: Pad) -> bool:
    return bool(PERSOONLIJK & pad.kwargs.keys())


def path_of(pad: Pad, wereld: Wereld) -> str:
    """The address of this URL for the things of the owner. Raises OnbekendArgument."""
    if "(" in pad.route:
        return "/" + pad.route.lstrip("^").split("(", 1)[0]
    return reverse(pad.name, kwargs=wereld.kwargs_for(pad.name, list(pad.kwargs)))


def find_leaks(pad: Pad, wereld: Wereld, bezoek: Bezoek) -> list[str]:
    """What is wrong with this URL: everything a stranger gets that they should not get."""
    try:
        adres = path_of(pad, wereld)
    except OnbekendArgument as fout:
        return [f"geen waarde voor {fout}"]
    return [
        f"{methode.upper()} {pad} door {wie}: {probleem}"
        for wie, account in wereld.vreemden.items()
        for methode in METHODEN
        for vraag in ([{}, {"q": ZOEKVRAAG}] if methode == "get" else [{}])
        for probleem in _problems(pad, wereld, bezoek, account, methode, adres, vraag)
    ]


def _problems(
    pad: Pad,
    wereld: Wereld,
    bezoek: Bezoek,
    account: Account | None,
    methode: str,
    adres: str,
    vraag: dict[str, str],
) -> Iterator[str]:
    geschreven: list[str] = []
    client = bezoek(account)
    with rolled_back(), connection.execute_wrapper(_record_writes(geschreven)):
        antwoord = getattr(client, methode)(adres, vraag)
    helpt_aan_balie = account is not None and account.is_medewerker and pad.name in PERSOON_VOOR_MEDEWERKERS
    mag = {PERSOON} if helpt_aan_balie else set()
    if pad.name in TOONT_REFERENTIE:
        mag.add(wereld.referentie)
    if getoond := wereld.markers_in(antwoord) - mag:
        yield f"toont {', '.join(sorted(getoond))}"
    if antwoord.status_code >= 500:
        yield f"antwoordt {antwoord.status_code}"
    if is_personal(pad) and not helpt_aan_balie:
        if not _is_refused(pad, antwoord, wereld, bezoek, methode, adres):
            yield f"antwoordt {antwoord.status_code}, geen 404 of inlogpagina"
        if geschreven:
            yield f"schrijft in {', '.join(sorted(set(geschreven)))}"


def _is_refused(
    pad: Pad, antwoord: HttpResponse, wereld: Wereld, bezoek: Bezoek, methode: str, adres: str
) -> bool:
    """404, the login page, or a method that the owner does not have either. A machine is refused with 403."""
    if antwoord.status_code in {301, 302}:
        return resolves_to_login(antwoord)
    if antwoord.status_code == 405:
        with rolled_back():
            return bool(getattr(bezoek(rightful(pad, wereld)), methode)(adres).status_code == 405)
    is_machine = getattr(pad.view, "toegang_wie", None) == Wie.MACHINE
    return antwoord.status_code == (403 if is_machine else 404)


def resolves_to_login(antwoord: HttpResponse) -> bool:
    """Whether this is a redirect to one of the two login pages."""
    adres = antwoord.headers.get("Location", "").split("?")[0]
    return bool(adres) and resolve(adres).view_name in INLOGPAGINAS


def rightful(pad: Pad, wereld: Wereld) -> Account | None:
    """Who this URL is for."""
    voor_wie = getattr(pad.view, "toegang_wie", Wie.IEDEREEN)
    if voor_wie == Wie.MEDEWERKER or pad.name in NAMENS_INWONER:
        return wereld.behandelaar
    return wereld.eigenaar if voor_wie in {Wie.INWONER, Wie.INGELOGD, Wie.BETROKKENE} else None


class Bezoekers:
    """A browser for each account of the world, logged in once, and as it was then at each visit."""

    def __init__(self, wereld: Wereld, log_in: Callable[[Account], Client]) -> None:
        accounts = {wereld.eigenaar, wereld.behandelaar, *wereld.vreemden.values()}
        self.clients = {account: log_in(account) if account else Client() for account in accounts}
        self.koekjes = {account: deepcopy(client.cookies) for account, client in self.clients.items()}

    def __call__(self, account: Account | None) -> Client:
        client = self.clients[account]
        client.raise_request_exception = False
        client.cookies = deepcopy(self.koekjes[account])
        return client


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo what a visit wrote."""
    punt = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(punt)


def _record_writes(geschreven: list[str]) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        woorden = sql.replace('"', "").split(maxsplit=3)
        tabel = {"INSERT": 2, "UPDATE": 1, "DELETE": 2}.get(woorden[0].upper())
        if tabel is not None and not woorden[tabel].startswith(MAG_GESCHREVEN):
            geschreven.append(woorden[tabel])
        return execute(sql, params, many, context)

    return wrapper
