"""Wagtail's screens of users and groups: for superusers, about staff.

Only who has every right may hand out rights, so nobody raises their own.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic import UsageView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views import groups, users

from .models import Account


class AlleenSuperusers(ModelPermissionPolicy):
    def user_has_permission(self, user: Account, action: str) -> bool:
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user: Account, actions: Sequence[str]) -> bool:
        return self.user_has_permission(user, "")


class Lijst(users.IndexView):
    def get_base_queryset(self) -> QuerySet[Account]:
        return Account.objects.medewerkers().select_related("wagtail_userprofile")

    @property
    def columns(self) -> list[Any]:
        """Without the boxes for bulk actions, which would not be limited to staff."""
        return super().columns[1:]


class Bewerken(users.EditView):
    def get_queryset(self) -> QuerySet[Account]:
        return Account.objects.medewerkers()


class Verwijderen(users.DeleteView):
    def get_queryset(self) -> QuerySet[Account]:
        return Account.objects.medewerkers()


class Geschiedenis(users.HistoryView):
    def get_base_object_queryset(self) -> QuerySet[Account]:
        return Account.objects.medewerkers()


class Gebruik(UsageView):
    def get_base_object_queryset(self) -> QuerySet[Account]:
        return Account.objects.medewerkers()


class MedewerkerViewSet(users.UserViewSet):
    index_view_class = Lijst
    edit_view_class = Bewerken
    delete_view_class = Verwijderen
    history_view_class = Geschiedenis
    usage_view_class = Gebruik
    copy_view_enabled = False

    @property
    def permission_policy(self) -> AlleenSuperusers:
        return AlleenSuperusers(self.model)


class GroepViewSet(groups.GroupViewSet):
    @property
    def permission_policy(self) -> AlleenSuperusers:
        return AlleenSuperusers(self.model)
