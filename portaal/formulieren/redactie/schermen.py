"""The views behind the editor's screens. They check who may, make one call, and answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from ..models import Formulier
from ..operations import FormulierKloptNiet, copy_formulier, import_formulier
from .beheerforms import ImportForm, KopieForm
from .trechter import PERIODEN, STANDAARD, read_trechter
from .uitwisselen import BestandOnjuist, write_gegevens

NIET_GELUKT = (
    "Het formulier is niet gepubliceerd. Er is niets verloren: u ziet hieronder wat u hebt ingevuld."
)


def admin_url(naam: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_formulieren_formulier:{naam}", args=args)


class _Publiceert:
    """What goes wrong with publishing is told on the screen where it was tried."""

    request: HttpRequest
    object: Formulier

    def get_error_message(self) -> str:
        is_publiceren = self.action not in ("create", "edit")  # type: ignore[attr-defined]
        if is_publiceren and not self.expects_json_response:  # type: ignore[attr-defined]
            return NIET_GELUKT
        bericht: str = super().get_error_message()  # type: ignore[misc]
        return bericht

    def run_action_method(self) -> HttpResponse | None:
        try:
            antwoord: HttpResponse | None = super().run_action_method()  # type: ignore[misc]
        except FormulierKloptNiet as fout:
            return tell_fout(self.request, self.object, fout)
        return antwoord


def tell_fout(request: HttpRequest, formulier: Formulier, fout: FormulierKloptNiet) -> HttpResponseRedirect:
    messages.error(request, f"Het formulier is niet gepubliceerd. {fout}")
    return redirect(admin_url("edit", formulier.pk))


class Lijst(snippets.IndexView):
    @property
    def header_more_buttons(self) -> list[Button]:
        knoppen = [*super().header_more_buttons]
        if self.user_has_permission("add"):
            knoppen.append(Button("Importeren", url=admin_url("importeren"), icon_name="upload", priority=50))
        return knoppen


class Nieuw(_Publiceert, snippets.CreateView):
    pass


class Bewerken(_Publiceert, snippets.EditView):
    @property
    def header_more_buttons(self) -> list[Button]:
        pk = self.object.pk
        eigen = [
            Button("Meting", url=admin_url("meting", pk), icon_name="order-down", priority=5),
            Button("Exporteren", url=admin_url("exporteren", pk), icon_name="download", priority=15),
        ]
        if self.user_has_permission("add"):
            eigen.append(Button("Kopiëren", url=admin_url("kopieren", pk), icon_name="copy", priority=10))
        return [*super().header_more_buttons, *eigen]


class WorkflowStap(snippets.WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Approving publishes; when that cannot be, the approval is not given either."""
        try:
            return super().post(request, *args, **kwargs)
        except FormulierKloptNiet as fout:
            return tell_fout(request, self.object, fout)


class _Scherm(PermissionCheckedMixin, View):
    """A screen of ours about one form. Who may change a form may see it."""

    permission_required = "change"

    def get_formulier(self) -> Formulier:
        formulier: Formulier = get_object_or_404(Formulier, pk=self.kwargs["pk"])
        return formulier.get_latest_revision_as_object()

    def show(self, sjabloon: str, **context: Any) -> HttpResponse:
        return render(
            self.request,
            f"formulieren/redactie/{sjabloon}.html",
            {"lijst_url": admin_url("list"), "breadcrumbs_items": self.kruimels(context), **context},
        )

    @staticmethod
    def kruimels(context: dict[str, Any]) -> list[dict[str, str]]:
        formulier = context.get("formulier")
        eigen = [{"url": admin_url("edit", formulier.pk), "label": str(formulier)}] if formulier else []
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Start"},
            {"url": admin_url("list"), "label": "Formulieren"},
            *eigen,
            {"url": "", "label": context["titel"]},
        ]


class Exporteren(_Scherm):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        formulier = self.get_formulier()
        antwoord = JsonResponse(
            write_gegevens(formulier), json_dumps_params={"indent": 2, "ensure_ascii": False}
        )
        antwoord["Content-Disposition"] = f'attachment; filename="{slugify(formulier.slug)}.json"'
        return antwoord


class Kopieren(_Scherm):
    permission_required = "add"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        bron = self.get_formulier()
        begin = {"titel": f"{bron.titel} (kopie)"[:100], "slug": f"{bron.slug[:44]}-kopie"}
        return self.show("kopieren", titel="Kopiëren", formulier=bron, form=KopieForm(initial=begin))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        bron, form = self.get_formulier(), KopieForm(request.POST)
        if not form.is_valid():
            return self.show("kopieren", titel="Kopiëren", formulier=bron, form=form)
        kopie = copy_formulier(formulier=bron, **form.cleaned_data, by=_account(request), now=timezone.now())
        messages.success(request, "De kopie staat klaar als concept.")
        return redirect(admin_url("edit", kopie.pk))


class Importeren(_Scherm):
    permission_required = "add"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("importeren", titel="Importeren", form=ImportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                nieuw = import_formulier(
                    gegevens=form.cleaned_data["bestand"], by=_account(request), now=timezone.now()
                )
            except BestandOnjuist as fout:
                form.add_error("bestand", str(fout))
            else:
                messages.success(request, "Het formulier staat klaar als concept.")
                return redirect(admin_url("edit", nieuw.pk))
        return self.show("importeren", titel="Importeren", form=form)


class Meting(_Scherm):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        formulier = get_object_or_404(Formulier, pk=pk)
        versies = list(formulier.versies.all())
        gekozen = request.GET.get("versie", "")
        versie = next((versie for versie in versies if str(versie.nummer) == gekozen), None)
        versie = versie or (versies[0] if versies else None)
        tekst = request.GET.get("dagen", "")
        dagen = int(tekst) if tekst.isascii() and tekst.isdecimal() and int(tekst) in PERIODEN else STANDAARD
        vandaag = timezone.localdate()
        return self.show(
            "meting",
            titel="Meting",
            formulier=formulier,
            versies=versies,
            versie=versie,
            dagen=dagen,
            perioden=PERIODEN,
            stappen=read_trechter(versie, dagen=dagen, vandaag=vandaag) if versie else [],
        )


def _account(request: HttpRequest) -> Any:
    """Wagtail lets in who is logged in as staff, and nobody else."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
