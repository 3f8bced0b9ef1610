"""The screens of forms in the admin: Wagtail's own, and four that it does not have."""

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Formulier
from . import schermen
from .panelen import build_edit_handler
from .rechten import FormulierenBeleid


class FormulierViewSet(SnippetViewSet):
    model = Formulier
    icon = "form"
    menu_label = "Formulieren"
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False  # ours asks for a title and an address of its own
    inspect_view_enabled = False
    list_display = ["titel", "slug", BooleanColumn("live", label="Online"), UpdatedAtColumn()]
    list_filter = ["live", "soort", "zaaktype"]
    search_fields = ["titel", "slug"]
    index_view_class = schermen.Lijst
    add_view_class = schermen.Nieuw
    edit_view_class = schermen.Bewerken
    workflow_action_view_class = schermen.WorkflowStap

    @property
    def permission_policy(self) -> FormulierenBeleid:
        return FormulierenBeleid(self.model)

    def get_edit_handler(self) -> Any:
        return build_edit_handler().bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        gedeeld = {"permission_policy": self.permission_policy}
        return [
            path("importeren/", schermen.Importeren.as_view(**gedeeld), name="importeren"),
            path("exporteren/<int:pk>/", schermen.Exporteren.as_view(**gedeeld), name="exporteren"),
            path("kopieren/<int:pk>/", schermen.Kopieren.as_view(**gedeeld), name="kopieren"),
            path("meting/<int:pk>/", schermen.Meting.as_view(**gedeeld), name="meting"),
            *super().get_urlpatterns(),
        ]
