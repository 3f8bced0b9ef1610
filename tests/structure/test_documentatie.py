"""Decisions, words and changes are written down, and the commands that documents name exist."""

import re

from django.apps import apps
from django.core.management import get_commands

from .bron import WORTEL, committed_files, relative

ADR = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
OPDRACHT = re.compile(r"`(bin/[a-z]+)")
MANAGE = re.compile(r"bin/manage ([a-z_]+)")


def test_decisions_are_numbered_and_fit_on_a_page() -> None:
    files = sorted((WORTEL / "docs" / "adr").iterdir())
    numbers = [int(match[1]) for path in files if (match := ADR.fullmatch(path.name))]
    assert len(numbers) == len(files)
    assert numbers == list(range(1, len(numbers) + 1))
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert re.match(r"# \d+[.:] \S", text), path.name
        assert len(text.splitlines()) <= 60, path.name


def test_changelog_tells_what_is_not_released() -> None:
    assert "\n## Unreleased\n" in (WORTEL / "CHANGELOG.md").read_text(encoding="utf-8")


def test_licence_is_the_eupl() -> None:
    text = (WORTEL / "LICENSE").read_text(encoding="utf-8")
    assert text.lstrip().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in (WORTEL / "pyproject.toml").read_text(encoding="utf-8")


def test_commands_in_documents_exist() -> None:
    documents = [path for path in committed_files() if path.suffix == ".md"]
    named = {name for path in documents for name in OPDRACHT.findall(path.read_text(encoding="utf-8"))}
    assert {"bin/demo", "bin/test", "bin/check", "bin/manage"} <= named
    assert {name for name in named if not (WORTEL / name).exists()} == set()


def test_management_commands_in_documents_exist() -> None:
    documents = [path for path in committed_files() if path.suffix == ".md"]
    named = {name for path in documents for name in MANAGE.findall(path.read_text(encoding="utf-8"))}
    assert named - get_commands().keys() == set()


def test_files_that_documents_name_exist() -> None:
    links = {
        (relative(path), link)
        for path in committed_files()
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    }
    assert links == set()


def glossary() -> list[str]:
    """The terms of docs/begrippen.md, in lower case."""
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| [^|]*\|$", (WORTEL / "docs" / "begrippen.md").read_text(), re.MULTILINE
    )
    return [term.strip().lower() for row in rows for term in row.split(",") if row != "term"]


def test_every_term_is_explained_once() -> None:
    terms = glossary()
    assert sorted(terms) == sorted(set(terms))
    assert len(terms) > 50


def test_every_model_is_explained() -> None:
    models = [model for model in apps.get_models() if model.__module__.startswith("portaal.")]
    names = {model.__name__: str(model._meta.verbose_name) for model in models}
    assert {name for name, words in names.items() if not {name.lower(), words} & set(glossary())} == set()
