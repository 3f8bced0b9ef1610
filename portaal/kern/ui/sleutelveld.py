"""A hidden key by which a page that is sent twice brings the same thing about once."""

from typing import Any
from uuid import uuid4

from django import forms

GEEN_SLEUTEL = "Wij konden dit niet vastleggen. Verstuur het formulier nog een keer."


class SleutelField(forms.UUIDField):
    """New each time the form is shown empty. A form sent without a valid key is shown again with a new one."""

    widget = forms.HiddenInput
    default_error_messages = {"required": GEEN_SLEUTEL, "invalid": GEEN_SLEUTEL}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(initial=uuid4, **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return self.clean(data)
        except forms.ValidationError:
            return initial
