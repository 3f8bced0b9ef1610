"""For whom the form is: beginning it for somebody else, or for an organisation."""

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.inwoners.bronnen import KvkStoring
from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.inwoners.operations import get_or_create_organisatie
from portaal.inwoners.queries import inwoner_van
from portaal.kern.snelheid import limit
from portaal.toegang.decorators import AccountRequest, voor_inwoner

from ..enums import FormulierSoort, Namens
from ..forms import OrganisatieForm, PersoonForm
from ..models import Aanvraag, Formulier
from ..omwegen import has_niveau_for, login_url
from ..operations import FormulierGesloten, add_bijlage, plan_machtiging, start_aanvraag

KVK_WEG = "Wij kunnen het KVK-nummer nu niet opzoeken. Probeer het straks opnieuw"
KVK_ONBEKEND = "Wij vinden geen organisatie met dit KVK-nummer. Controleer het nummer"
KVK_GESTOPT = "Deze organisatie staat niet meer ingeschreven bij de KVK"
GESLOTEN = "U kunt dit formulier nu niet invullen"
SCAN = ""


@voor_inwoner
@require_http_methods(["GET", "HEAD", "POST"])
@limit("formulier_begin")
def namens(request: AccountRequest, formulier_slug: str) -> HttpResponse:
    """Who it is for, and how that person agrees; nothing of that person is looked up or shown."""
    formulier = get_object_or_404(Formulier.objects.exclude(soort=FormulierSoort.CHECK), slug=formulier_slug)
    soorten = _allowed(formulier)
    if not soorten:
        raise Http404
    if not has_niveau_for(request, formulier):
        return redirect(login_url(formulier, request.path))
    gekozen = request.GET.get("voor", "")
    voor = soorten[0] if len(soorten) == 1 else next((soort for soort in soorten if soort == gekozen), None)
    if voor is None:
        return render(request, "formulieren/namens_keuze.html", {"formulier": formulier, "soorten": soorten})
    form_class = OrganisatieForm if voor == Namens.ORGANISATIE else PersoonForm
    form = form_class(request.POST, request.FILES) if request.method == "POST" else form_class()
    if form.is_valid():
        aanvraag = _begin(request, formulier, form, inwoner_van(request.user))
        if aanvraag is not None:
            return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)
    context = {"formulier": formulier, "form": form, "voor": voor}
    return render(request, "formulieren/namens.html", context, status=422 if form.errors else 200)


def _allowed(formulier: Formulier) -> list[Namens]:
    mag = {Namens.PERSOON: formulier.mag_namens, Namens.ORGANISATIE: formulier.mag_organisatie}
    return [soort for soort, is_toegestaan in mag.items() if is_toegestaan]


def _begin(request: AccountRequest, formulier: Formulier, form: Form, inwoner: Inwoner) -> Aanvraag | None:
    """The draft; None when the form has a fault to show."""
    begin = _begin_for_organisatie if isinstance(form, OrganisatieForm) else _begin_for_persoon
    try:
        return begin(request, formulier, form, inwoner)
    except KvkStoring:
        form.add_error("kvk", KVK_WEG)
    except FormulierGesloten:
        form.add_error(None, GESLOTEN)
    return None


def _begin_for_organisatie(
    request: AccountRequest, formulier: Formulier, form: Form, inwoner: Inwoner
) -> Aanvraag | None:
    """Raises KvkStoring, FormulierGesloten."""
    kvk, by, now = form.cleaned_data["kvk"], request.user, timezone.now()
    organisatie = get_or_create_organisatie(kvk_nummer=kvk, by=by, now=now)
    if organisatie is None or not organisatie.is_actief:
        form.add_error("kvk", KVK_GESTOPT if organisatie else KVK_ONBEKEND)
        return None
    loa = request.session.get(LOA, "")
    return start_aanvraag(
        formulier=formulier,
        aanvrager=inwoner,
        organisatie=organisatie,
        organisatie_email=form.cleaned_data["email"],
        loa=loa,
        by=by,
        now=now,
    )


def _begin_for_persoon(
    request: AccountRequest, formulier: Formulier, form: Form, inwoner: Inwoner
) -> Aanvraag:
    """Raises FormulierGesloten."""
    gegevens, by, now = form.cleaned_data, request.user, timezone.now()
    loa, bestand = request.session.get(LOA, ""), gegevens["bestand"]
    aanvraag = start_aanvraag(
        formulier=formulier, aanvrager=None, gemachtigde=inwoner, loa=loa, by=by, now=now
    )
    plan_machtiging(
        aanvraag=aanvraag,
        naam=gegevens["naam"],
        adres=gegevens["adres"],
        met_document=bestand is not None,
        now=now,
    )
    if bestand is not None:
        add_bijlage(aanvraag=aanvraag, veld=SCAN, bestand=bestand, by=by, now=now)
    return aanvraag
