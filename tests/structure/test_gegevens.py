"""Each field of each model is personal or not, and each model has a term after which its rows go."""

import pytest
from django.apps import apps
from django.db import models

from portaal.kern.classificatie import Gegevens

EIGEN = [model for model in apps.get_models() if model.__module__.startswith(("portaal.", "cms."))]


@pytest.mark.parametrize("model", EIGEN, ids=lambda model: model._meta.label)
def test_every_field_is_classified_once(model: type[models.Model]) -> None:
    gegevens = getattr(model, "gegevens", None)
    assert isinstance(gegevens, Gegevens), "give the model gegevens = Gegevens(…)"
    fields = {field.name for field in model._meta.local_concrete_fields}
    assert gegevens.fields() == fields
    assert not set(gegevens.persoonlijk.split()) & set(gegevens.zakelijk.split())
    assert gegevens.bewaren


def test_there_are_models_to_check() -> None:
    assert len(EIGEN) > 20
