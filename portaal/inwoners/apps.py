from django.apps import AppConfig


class InwonersConfig(AppConfig):
    name = "portaal.inwoners"
    label = "inwoners"
    default_auto_field = "django.db.models.BigAutoField"
