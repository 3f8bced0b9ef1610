"""Over which channel a product is arranged."""

from django.db.models import TextChoices


class Productkanaal(TextChoices):
    ONLINE = "online", "Online"
    BALIE = "balie", "Aan de balie"
    TELEFOON = "telefoon", "Telefonisch"
    POST = "post", "Per post"
    THUIS = "thuis", "Bij u thuis"
