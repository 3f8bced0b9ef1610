"""Migrations are there, named by hand, and one after the other."""

from django.apps import apps
from django.db.migrations import Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

EIGEN = {config.label for config in apps.get_app_configs() if config.name.startswith(("portaal", "cms"))}


def load() -> MigrationLoader:
    """The migrations on disk, without a database."""
    return MigrationLoader(None)


def is_auto_named(migration: Migration) -> bool:
    """Whether Django would have given this name by itself."""
    name = migration.name.split("_", 1)[1]
    return name.startswith("auto_") or name in {"initial", migration.suggest_name()}


def test_no_migration_is_missing() -> None:
    loader = load()
    with translation.override(None):  # as makemigrations does: labels of Django's own fields are translated
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)
    assert {label: found for label, found in changes.items() if label in EIGEN} == {}


def test_every_migration_has_a_name_that_says_why() -> None:
    migrations = [migration for (label, _), migration in load().disk_migrations.items() if label in EIGEN]
    assert [f"{m.app_label}.{m.name}" for m in migrations if is_auto_named(m)] == []
    assert len(migrations) >= len([label for label in EIGEN if any(apps.get_app_config(label).get_models())])


def test_migrations_of_an_app_form_one_line() -> None:
    graph = load().graph
    assert {label: leaves for label in EIGEN if len(leaves := graph.leaf_nodes(label)) > 1} == {}
