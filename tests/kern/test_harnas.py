"""The strict harness of the tests does what it says."""

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string


def test_undefined_variable_in_our_template_fails() -> None:
    with pytest.raises(AssertionError, match="template variable not defined: onbekend"):
        Template("{{ onbekend }}").render(Context())


def test_undefined_variable_in_a_test_of_a_template_is_allowed() -> None:
    assert Template("{% if onbekend %}ja{% else %}nee{% endif %}").render(Context()) == "nee"


def test_undefined_variable_in_wagtails_template_is_allowed() -> None:
    assert "Kop" in render_to_string("wagtailadmin/shared/header.html", {"title": "Kop"})
