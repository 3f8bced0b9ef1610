"""Encrypt what is stored again with the newest key, so that an old one can leave VELD_SLEUTELS."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction

from .velden import EncryptedTextField


def encrypted_fields() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Each model with the names of its encrypted fields."""
    for model in apps.get_models():
        namen = [veld.name for veld in model._meta.local_fields if isinstance(veld, EncryptedTextField)]
        if namen:
            yield model, namen


def rotate_model(model: type[models.Model], namen: list[str], *, per: int = 500) -> int:
    """Encrypt these fields of all rows again; the number of rows.

    Each batch is a transaction of its own that locks its rows: nothing written meanwhile is lost,
    and an interrupted run can simply be started again.
    """
    aantal, laatste = 0, 0
    while True:
        with transaction.atomic():
            rijen = list(
                model._base_manager.select_for_update(of=("self",))
                .filter(pk__gt=laatste)
                .only("pk", *namen)
                .order_by("pk")[:per]
            )
            if not rijen:
                return aantal
            model._base_manager.bulk_update(rijen, namen)
        aantal, laatste = aantal + len(rijen), rijen[-1].pk
