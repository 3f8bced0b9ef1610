"""What a browser posts for the form of a page when nobody types anything."""

from html.parser import HTMLParser

from django.http import HttpResponse

OOK_LEEG = {"text", "hidden", "email", "tel", "number", "search", "password"}


class _Velden(HTMLParser):
    """The successful controls of the form with this class, by name; buttons and files left out."""

    def __init__(self, klasse: str) -> None:
        super().__init__()
        self.klasse = klasse
        self.velden: dict[str, list[str]] = {}
        self._in_formulier = False
        self._keuzelijst = ""
        self._tekstvak = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerk = dict(attrs)
        if tag == "form":
            self._in_formulier = self.klasse in (kenmerk.get("class") or "").split()
        naam = kenmerk.get("name")
        if not self._in_formulier or "disabled" in kenmerk:
            return
        lijst = self._keuzelijst
        if tag == "option" and lijst and ("selected" in kenmerk or not self.velden[lijst]):
            self.velden[lijst] = [kenmerk.get("value") or ""]
        if not naam:
            return
        if tag == "select":
            self._keuzelijst, self.velden[naam] = naam, []
        elif tag == "textarea":
            self._tekstvak, self.velden[naam] = naam, [""]
        elif tag == "input":
            soort = kenmerk.get("type") or "text"
            if soort in OOK_LEEG or (soort in ("radio", "checkbox") and "checked" in kenmerk):
                self.velden.setdefault(naam, []).append(kenmerk.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._tekstvak:
            self.velden[self._tekstvak][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._keuzelijst = ""
        elif tag == "textarea":
            self._tekstvak = ""
        elif tag == "form":
            self._in_formulier = False


def fields_of(pagina: HttpResponse, klasse: str = "portaal-formulier") -> dict[str, list[str]]:
    """By name, as they stand on the page."""
    lezer = _Velden(klasse)
    lezer.feed(pagina.content.decode())
    return lezer.velden
