from django.apps import AppConfig


class AfsprakenConfig(AppConfig):
    name = "portaal.afspraken"
    label = "afspraken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import notices, notices_wachtlijst, vervolg  # noqa: F401, PLC0415  kinds of message, once the models are loaded

        vervolg.register_vervolgen()
