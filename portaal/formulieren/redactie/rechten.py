"""What editors of forms may do: build, publish and take off line; forms that were filled in are never removed."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.permission_policies import ModelPermissionPolicy

GROEP = "Redactie"
RECHTEN = ("add", "change", "publish", "lock", "unlock", "view", "delete")


class FormulierenBeleid(ModelPermissionPolicy):
    """A form stays as long as there are aanvragen on it: it goes off line, and is removed only before that."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and instance.pk and instance.versies.exists():
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


def ensure_redactie() -> Group:
    """The group with these rights; who is in it, whoever manages accounts decides."""
    groep, _ = Group.objects.get_or_create(name=GROEP)
    codes = [f"{recht}_formulier" for recht in RECHTEN]
    rechten = Permission.objects.filter(content_type__app_label="formulieren", codename__in=codes)
    toegang = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    groep.permissions.add(*rechten, *toegang)
    return groep
