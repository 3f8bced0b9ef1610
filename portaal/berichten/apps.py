from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "portaal.berichten"
    label = "berichten"
    default_auto_field = "django.db.models.BigAutoField"
