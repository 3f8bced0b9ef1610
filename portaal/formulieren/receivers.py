"""What we do when somebody below us announces something."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published

from .models import Formulier
from .operations import publish_opbouw


@receiver(published, sender=Formulier, dispatch_uid="formulieren.versie")
def make_versie(instance: Formulier, **kwargs: Any) -> None:
    """However it was published (button, workflow, schedule), residents get a version of it or nothing changes.

    What is planned for later is announced too, and is not live yet.
    """
    if instance.live:
        publish_opbouw(formulier=instance, by=instance.publicist, now=timezone.now())
