"""What ruff and import-linter do not say: where an import may stand, and which face an app shows."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from .bron import WORTEL, python_files, relative, tree

# Other apps reach an app through its face; these are its inside.
BINNENKANT = {"views", "urls", "forms", "tasks", "receivers", "clients", "wagtail_hooks", "management"}


def function_imports(path: Path) -> Iterator[int]:
    """Lines of imports in a function, but for AppConfig.ready, where receivers are loaded."""
    for node in ast.walk(tree(path)):
        is_ready = path.name == "apps.py" and isinstance(node, ast.FunctionDef) and node.name == "ready"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_ready:
            yield from (
                inner.lineno for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)
            )


def absolute_imports(path: Path) -> Iterator[tuple[int, str]]:
    """Each module that a file imports by its full name: `from a.b import c` gives a.b and a.b.c."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_no_import_stands_in_a_function() -> None:
    assert [f"{relative(path)}:{line}" for path in python_files() for line in function_imports(path)] == []


def test_no_app_reaches_into_another() -> None:
    found = []
    for path in python_files():
        own = relative(path).split("/")
        if own[0] != "portaal" or len(own) < 3:
            continue
        for line, module in absolute_imports(path):
            parts = module.split(".")
            if parts[0] == "portaal" and parts[1:2] != own[1:2] and BINNENKANT & set(parts[2:3]):
                found.append(f"{relative(path)}:{line} {module}")
    assert found == []


def test_own_modules_are_imported_relatively() -> None:
    found = []
    for path in python_files():
        parts = relative(path).split("/")
        if (
            parts[0] == "portaal"
            and len(parts) > 2
            and "management" not in parts
            and "templatetags" not in parts
        ):
            own = f"portaal.{parts[1]}"
            found += [
                f"{relative(path)}:{line}"
                for line, module in absolute_imports(path)
                if module.startswith(own + ".")
            ]
    assert found == []


def test_every_app_has_its_place_in_the_order() -> None:
    contracts = tomllib.loads((WORTEL / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    order = next(contract for contract in contracts if contract["id"] == "apps")["layers"]
    placed = {name.strip() for layer in order for name in layer.split("|")}
    installed = {
        config.name for config in apps.get_app_configs() if config.name.startswith(("portaal.", "cms"))
    }
    packages = {f"portaal.{path.parent.name}" for path in (WORTEL / "portaal").glob("*/__init__.py")}
    assert placed == (installed | packages) - {"portaal.settings"}
