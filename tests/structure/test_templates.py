"""Every template compiles, names URLs that exist, and keeps to the strict policy: nothing inline."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import get_resolver

from .bron import relative, template_files
from .paden import all_paden

GEBEURTENISSEN = r"click|change|input|submit|load|error|focus|blur|key\w+|mouse\w+|pointer\w+|toggle"
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son(?:" + GEBEURTENISSEN + r")=|javascript:",
    re.IGNORECASE,
)
URL_TAG = re.compile(r"{%\s*url\s+['\"]([^'\"]+)['\"]")
COMMENTAAR = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)


def template_name(path: Path) -> str:
    """The name under which a template is loaded."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


@pytest.mark.parametrize("path", template_files(), ids=relative)
def test_template_compiles(path: Path) -> None:
    assert get_template(template_name(path))


@pytest.mark.parametrize("path", template_files(), ids=relative)
def test_nothing_is_inline(path: Path) -> None:
    assert INLINE.findall(COMMENTAAR.sub("", path.read_text(encoding="utf-8"))) == []


def test_templates_name_urls_that_exist() -> None:
    names = {pad.name for pad in all_paden()} | {
        key for key in get_resolver().reverse_dict if isinstance(key, str)
    }
    unknown = {
        f"{relative(path)}: {name}"
        for path in template_files()
        for name in URL_TAG.findall(path.read_text(encoding="utf-8"))
        if name not in names
    }
    assert unknown == set()


def test_an_inline_handler_would_be_seen() -> None:
    assert (
        INLINE.search('<a onclick="x()">')
        and INLINE.search("<script>x</script>")
        and INLINE.search('<p style="a">')
    )
    assert not INLINE.search('<script src="/a.js" defer></script>')
