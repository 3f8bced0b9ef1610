"""The texts of messages in Wagtail's admin: there are no personal data in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .forms import SjabloonForm
from .models import Sjabloon
from .operations import save_sjabloon
from .soorten import get_soort
from .tekstregels import fixed_values
from .voorbeeld import make_voorbeeld


class AlleenWijzigen(ModelPermissionPolicy):
    """Which texts there are is decided by the code; editors change how they read."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class SjabloonEditView(EditView):
    """Write a text, look at it as it will arrive with its cost and hints, and take it into use."""

    template_name = "berichten/sjabloon_bewerken.html"
    success_message = "De tekst is in gebruik voor nieuwe berichten."

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "bekijk" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object()
        self.form = self.get_form()
        self.form.is_valid()
        return self.render_to_response(self.get_context_data())

    def save_instance(self) -> Sjabloon:
        tekst = self.form.cleaned_data
        save_sjabloon(
            sjabloon=self.object,
            onderwerp=tekst["onderwerp"],
            tekst=tekst["tekst"],
            by=self.request.user,
            now=timezone.now(),
        )
        return self.object

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        soort, waarden = (
            get_soort(self.object.soort),
            {naam: self.form[naam].value() for naam in self.form.fields},
        )
        voorbeeld = make_voorbeeld(
            soort, self.object.kanaal, waarden.get("onderwerp") or "", waarden["tekst"] or ""
        )
        namen = [*fixed_values(), *soort.placeholders_for(self.object.kanaal)]
        return context | {
            "soort": soort,
            "voorbeeld": voorbeeld,
            "invulvelden": [f"{{{naam}}}" for naam in namen],
        }


class SjabloonViewSet(ModelViewSet):
    model = Sjabloon
    name = "berichtteksten"
    menu_label = "Berichtteksten"
    icon = "mail"
    menu_order = 700
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields: list[str] = []
    edit_view_class = SjabloonEditView
    list_display = ["__str__", "soort"]
    list_filter = ["kanaal"]
    permission_policy = AlleenWijzigen(Sjabloon)

    def get_form_class(self, for_update: bool = False) -> type[SjabloonForm]:
        return SjabloonForm


@hooks.register("register_admin_viewset")
def register_sjablonen() -> SjabloonViewSet:
    return SjabloonViewSet()
