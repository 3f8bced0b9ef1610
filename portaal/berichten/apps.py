from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BerichtenConfig(AppConfig):
    name = "portaal.berichten"
    label = "berichten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every app's notices.py registers its kinds of message."""
        autodiscover_modules("notices")
