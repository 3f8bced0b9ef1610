from django.apps import AppConfig


class PipConfig(AppConfig):
    name = "portaal.pip"
    label = "pip"

    def ready(self) -> None:
        from . import menu  # noqa: F401, PLC0415  registers the items, once the models are loaded
