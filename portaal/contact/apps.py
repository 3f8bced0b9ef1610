from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "portaal.contact"
    label = "contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import notices, vervolg  # noqa: F401, PLC0415  what this app can send, and offers to others
