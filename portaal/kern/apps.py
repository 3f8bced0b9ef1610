from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "portaal.kern"
    label = "kern"
    default_auto_field = "django.db.models.BigAutoField"
