from django.apps import AppConfig


class PipConfig(AppConfig):
    name = "portaal.pip"
    label = "pip"
    default_auto_field = "django.db.models.BigAutoField"
