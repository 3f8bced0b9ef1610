"""What can be refused."""

from portaal.vragen.controle import Fout


class FormulierGesloten(Exception):
    """The form takes no new aanvragen, or was never published."""


class FormulierVol(FormulierGesloten):
    """As many were handed in as may be; the draft stays."""


class FormulierKloptNiet(Exception):
    """The definitie may not be published; `fouten` says what to mend, in Dutch."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = fouten
        super().__init__("; ".join(f"{fout.plaats}: {fout.melding}" for fout in fouten))


class AanvraagIsIngediend(Exception):
    """The aanvraag was handed in and can no longer be changed."""


class AanvraagGewijzigd(Exception):
    """The answers changed after the page that is handed in was shown."""


class AanvraagVanAnder(Exception):
    """The draft is not held by this browser, or belongs to a resident already."""


class LinkWerktNiet(Exception):
    """The link was used, is too old, or there is no draft behind it that it may open."""


class EmailKloptNiet(Exception):
    """This is not the address that the link was sent to."""


class OndertekeningVoorbij(Exception):
    """It was signed, refused or is too late; or nobody is asked (any more)."""


class VerkeerdePersoon(Exception):
    """Somebody else than who was named wants to sign."""


class CodeKloptNiet(Exception):
    """The code is wrong, or was tried too often."""
