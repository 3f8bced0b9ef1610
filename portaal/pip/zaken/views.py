"""The resident's zaken: what to do, what runs, what is finished, and all about one of them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.afspraken.ophalen import pickup_url
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.permissions import zichtbaar_voor as afspraken_voor
from portaal.afspraken.queries import afspraken_van
from portaal.afspraken.queries.koppelen import afspraken_bij
from portaal.afspraken.queries.lijst import eerstvolgende
from portaal.afspraken.vervolg import is_afspraak
from portaal.berichten.queries import bezorging_van, get_berichten_van
from portaal.contact.queries import open_van
from portaal.formulieren.permissions import zichtbaar_voor as aanvragen_voor
from portaal.formulieren.queries import concepten_van, onderweg_van
from portaal.kern.downloads import as_download
from portaal.toegang.decorators import AccountRequest, voor_inwoner
from portaal.zaken.permissions import get_document_or_404, get_zaak_or_404, taken_voor, zichtbaar_voor
from portaal.zaken.queries import list_taken, overzicht_voor, zaak_voor_scherm

from ..navigatie import render_mijn

NIEUWSTE_BERICHTEN = 4
PER_PAGINA = 20


@voor_inwoner
@require_safe
def overzicht(request: AccountRequest) -> HttpResponse:
    """What to do first, what runs, the latest messages, drafts to go on with."""
    nu = timezone.now()
    aanvragen = aanvragen_voor(request.user)
    afspraak = eerstvolgende(afspraken_voor(request.user), now=nu)
    return render_mijn(
        request,
        "pip/overzicht.html",
        "overzicht",
        vandaag=timezone.localdate(nu),
        afspraak=afspraak,
        token=sign_link(afspraak.uuid) if afspraak else "",
        overzicht=overzicht_voor(request.user, zaken=zichtbaar_voor(request.user), now=nu),
        berichten=get_berichten_van(request.user)[:NIEUWSTE_BERICHTEN],
        taken=list_taken(taken_voor(request.user).open(), timezone.localdate(nu)),
        concepten=concepten_van(aanvragen),
        onderweg=onderweg_van(aanvragen),
        terugbelverzoeken=open_van(request.user),
    )


@voor_inwoner
@require_safe
def zaken(request: AccountRequest) -> HttpResponse:
    """All zaken: open ones first, finished ones by year."""
    overzicht = overzicht_voor(request.user, zaken=zichtbaar_voor(request.user), now=timezone.now())
    afgerond = [regel for groep in overzicht.afgerond for regel in groep.zaken]
    pagina = Paginator(afgerond, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_mijn(request, "pip/zaken.html", "zaken", overzicht=overzicht, pagina=pagina)


@voor_inwoner
@require_safe
def zaak(request: AccountRequest, zaak_uuid: UUID) -> HttpResponse:
    """One zaak: where it stands, what happens next, the dates and why, documents and history."""
    gevonden = get_zaak_or_404(request.user, zaak_uuid)
    scherm = zaak_voor_scherm(
        gevonden,
        now=timezone.now(),
        voor_medewerker=False,
        document_url=lambda document_uuid: reverse("pip:document", args=[document_uuid]),
    )
    bezorging = bezorging_van(gevonden.uuid)
    bij_zaak = afspraken_bij(gevonden, afspraken_voor(request.user))
    links = [
        (afspraak, sign_link(afspraak.uuid)) for afspraak in afspraken_van(bij_zaak, now=timezone.now())[0]
    ]
    return render_mijn(
        request,
        "pip/zaak.html",
        "zaken",
        zaak=scherm,
        bezorging=bezorging,
        afspraken=links,
        ophaal_url="" if links else pickup_url(gevonden),
        vervolg_gedaan=bool(links and scherm.beslissing and is_afspraak(scherm.beslissing.vervolg)),
    )


@voor_inwoner
@require_safe
def document(request: AccountRequest, document_uuid: UUID) -> FileResponse:
    """A document of a zaak of the resident, as a download."""
    gevonden = get_document_or_404(request.user, document_uuid)
    return as_download(gevonden.inhoud, bestandsnaam=gevonden.bestandsnaam, formaat=gevonden.formaat)
