from django.apps import AppConfig


class FormulierenConfig(AppConfig):
    name = "portaal.formulieren"
    label = "formulieren"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  the one place for it (architecture)
