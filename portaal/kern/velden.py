"""Model fields that are encrypted in the database."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .versleuteling import decrypt, encrypt


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that stands encrypted in the database; it cannot be searched."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return value if value is None else decrypt(value)

    def get_prep_value(self, value: Any) -> str | None:
        return value if value is None else encrypt(str(value))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise TypeError(f"{self.name} is encrypted and cannot be searched with {lookup_name}")


class EncryptedJSONField(EncryptedTextField):
    """JSON that stands encrypted in the database."""

    # For the type checker: what may be assigned and what comes back.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return value if value is None else json.loads(decrypt(value))

    def get_prep_value(self, value: Any) -> str | None:
        return value if value is None else encrypt(json.dumps(value, cls=DjangoJSONEncoder))

    def to_python(self, value: Any) -> Any:
        return value
