from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "portaal.toegang"
    label = "toegang"
    default_auto_field = "django.db.models.BigAutoField"
