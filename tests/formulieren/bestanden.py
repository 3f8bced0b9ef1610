"""A form that asks for files, and somebody who sends them."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.models import Aanvraag, Bijlage, Formulier
from portaal.formulieren.operations import add_bijlage
from portaal.inwoners.models import Inwoner
from portaal.kern.bestanden import check_upload
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.kern.corpus import BRIEF

from .invuller import Invuller, hidden_fields

Bestanden = Iterable[tuple[str, bytes]]


def definitie() -> dict[str, Any]:
    """Two steps: words beside files (several, one, and one that may come later), then an address."""
    bewijs = {"sleutel": "bewijs", "type": "bestand", "label": "Bewijs", "max": 3}
    foto = {"sleutel": "foto", "type": "bestand", "label": "Foto", "max": 1, "verplicht": False}
    later = {"sleutel": "later", "type": "bestand", "label": "Inkomen", "nasturen": True, "verplicht": False}
    reden = {"sleutel": "reden", "type": "tekst", "label": "Reden"}
    email = {"sleutel": "email", "type": "email", "label": "E-mailadres"}
    return {
        "titel": "Aanvraag met bewijs",
        "stappen": [
            {"sleutel": "stukken", "titel": "Stukken", "velden": [reden, bewijs, foto, later]},
            {"sleutel": "wie", "titel": "Wie", "velden": [email]},
        ],
        "regels": [],
    }


def make_formulier(**opties: Any) -> Formulier:
    naam = {"slug": "met-bewijs", "titel": "Aanvraag met bewijs"}
    return FormulierFactory(**{**naam, **opties}, definitie=definitie())


def make_aanvraag(aanvrager: Inwoner | None = None, **opties: Any) -> Aanvraag:
    wie = {"aanvrager": aanvrager} if aanvrager else {}
    return AanvraagFactory(formulier=make_formulier(), **wie, **opties)


def add(aanvraag: Aanvraag, naam: str = "brief.pdf", inhoud: bytes = BRIEF, veld: str = "bewijs") -> Bijlage:
    """A file as the operation keeps it."""
    bestand = check_upload(SimpleUploadedFile(naam, inhoud))
    return add_bijlage(aanvraag=aanvraag, veld=veld, bestand=bestand, by=None, now=timezone.now())


class Bestandsinvuller(Invuller):
    """Fills in the step with files, with and without JavaScript."""

    def send_step(
        self,
        bestanden: Bestanden = (),
        *,
        veld: str = "bewijs",
        pagina: HttpResponse | None = None,
        **los: Any,
    ) -> HttpResponse:
        """The whole page with these files picked; a name of a button goes in `los`."""
        pagina = pagina or self.open("stukken")
        # A browser sends hidden inputs without a value too.
        leeg = dict.fromkeys(("stukken-bewijs", "stukken-foto", "stukken-later"), "")
        getypt = {"stukken-reden": los.pop("reden", "Daarom")}
        gekozen = [SimpleUploadedFile(naam, inhoud) for naam, inhoud in bestanden]
        post = {**leeg, **hidden_fields(pagina), **getypt, **los}
        return self.client.post(self.url("stukken"), {**post, f"stukken-{veld}_kies": gekozen})

    def upload(self, naam: str, inhoud: bytes, veld: str = "bewijs") -> HttpResponse:
        """At once, as JavaScript does."""
        url = reverse("formulieren:bestanden", args=[self.aanvraag.uuid, "stukken", veld])
        return self.client.post(url, {f"stukken-{veld}_kies": SimpleUploadedFile(naam, inhoud)})

    def names(self, veld: str = "bewijs") -> list[str]:
        bijlagen = Bijlage.objects.filter(aanvraag=self.aanvraag, veld=veld)
        return [bijlage.bestandsnaam for bijlage in bijlagen]
