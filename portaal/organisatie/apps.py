from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "portaal.organisatie"
    label = "organisatie"
    default_auto_field = "django.db.models.BigAutoField"
