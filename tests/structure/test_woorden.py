"""One spelling per term, plain Dutch on the screens, and nothing in a file that belongs to one machine."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .bron import committed_files, python_files, relative, template_files, tree
from .verboden import IN_BESTANDEN, IN_NAMEN, IN_TEKSTEN, NAMEN_VAN_ANDEREN

# Files whose bytes are no words.
GEEN_TEKST = {".ttf"}

WOORDEN = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
TEMPLATE_TAAL = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)


def defined_names(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Names that this module gives: functions, classes, arguments, variables."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr


def losers_in(name: str) -> set[str]:
    return {word.lower() for word in WOORDEN.findall(name)} & IN_NAMEN.keys()


def strings_in(value: object) -> Iterator[str]:
    """Every text in a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for deel in value.values() if isinstance(value, dict) else value:
            yield from strings_in(deel)


def readable_texts() -> Iterator[tuple[Path, str]]:
    """What people read: the text of templates, and the texts in data files."""
    for path in template_files():
        yield path, TEMPLATE_TAAL.sub(" ", path.read_text(encoding="utf-8"))
    for path in committed_files():
        if "data" in path.parts and path.suffix == ".json" and path.parts[-4:-3] != ("tests",):
            yield path, "\n".join(strings_in(json.loads(path.read_text(encoding="utf-8"))))
        elif "data" in path.parts and path.suffix in {".toml", ".csv", ".txt"}:
            yield path, path.read_text(encoding="utf-8")


def test_names_use_the_word_that_won() -> None:
    found = {
        f"{relative(path)}:{line} {name}": [IN_NAMEN[word] for word in losers_in(name)]
        for path in python_files()
        for line, name in defined_names(tree(path))
        if name not in NAMEN_VAN_ANDEREN and losers_in(name)
    }
    assert found == {}


def test_files_use_the_word_that_won() -> None:
    found = {
        relative(path) for path in committed_files() if losers_in(path.stem) and "vendor" not in path.parts
    }
    assert found == set()


@pytest.mark.parametrize("pattern", IN_TEKSTEN)
def test_texts_are_plain_and_polite(pattern: str) -> None:
    found = {
        f"{relative(path)}: {match.group()}": IN_TEKSTEN[pattern]
        for path, text in readable_texts()
        for match in re.finditer(pattern, text, re.IGNORECASE)
    }
    assert found == {}


@pytest.mark.parametrize("pattern", IN_BESTANDEN)
def test_no_file_speaks_of_one_machine(pattern: str) -> None:
    found = {
        f"{relative(path)}: {match.group()}": IN_BESTANDEN[pattern]
        for path in committed_files()
        if path.suffix not in GEEN_TEKST
        for match in re.finditer(pattern, path.read_text(encoding="utf-8", errors="ignore"))
    }
    assert found == {}


def test_a_loser_is_seen_inside_a_longer_name() -> None:
    assert losers_in("open_cases_for") == {"cases"}
    assert losers_in("CitizenForm") == {"citizen"}
    assert losers_in("lowercase") == losers_in("burgerservicenummer") == set()
