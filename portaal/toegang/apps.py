from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ToegangConfig(AppConfig):
    name = "portaal.toegang"
    label = "toegang"
    default = True
    default_auto_field = "django.db.models.BigAutoField"


class WagtailGebruikersConfig(WagtailUsersAppConfig):
    """Wagtail's screens of users and groups, limited to staff."""

    default = False
    user_viewset = "portaal.toegang.wagtail_gebruikers.MedewerkerViewSet"
    group_viewset = "portaal.toegang.wagtail_gebruikers.GroepViewSet"
