from django.apps import AppConfig


class FormulierenConfig(AppConfig):
    name = "portaal.formulieren"
    label = "formulieren"
    default_auto_field = "django.db.models.BigAutoField"
