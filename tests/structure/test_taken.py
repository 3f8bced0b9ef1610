"""Each Celery task has a queue, and each queue has a worker, in the demo and in production."""

import ast
import re

import yaml
from celery import current_app
from django.conf import settings

from .bron import WORTEL, python_files, relative, tree

NAAM = re.compile(r"[a-z]+\.[a-z_]+")


def own_tasks() -> set[str]:
    current_app.loader.import_default_modules()
    current_app.finalize(auto=True)
    return {
        name for name, task in current_app.tasks.items() if task.__module__.startswith(("portaal.", "cms."))
    }


def routed_queues() -> set[str]:
    return {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()} | {
        settings.CELERY_TASK_DEFAULT_QUEUE
    }


def nudged_names() -> dict[str, str]:
    """Names that the code hands to nudge(…) or send_task(…), with where."""
    return {
        node.args[0].value: f"{relative(path)}:{node.lineno}"
        for path in python_files()
        if relative(path).startswith(("portaal/", "cms/"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"nudge", "send_task"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_task_has_a_name_and_a_route() -> None:
    tasks = own_tasks()
    assert tasks
    assert [name for name in tasks if not NAAM.fullmatch(name)] == []
    assert set(settings.CELERY_TASK_ROUTES) == tasks


def test_what_is_scheduled_or_nudged_exists() -> None:
    scheduled = {entry["task"]: name for name, entry in settings.CELERY_BEAT_SCHEDULE.items()}
    unknown = {
        name: where for name, where in {**scheduled, **nudged_names()}.items() if name not in own_tasks()
    }
    assert unknown == {}


def test_the_worker_of_the_demo_serves_every_queue() -> None:
    source = tree(WORTEL / "bin" / "_demo_opstelling.py")
    queues = next(
        node.value.value
        for node in ast.walk(source)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "WACHTRIJEN"
    )
    assert set(queues.split(",")) == routed_queues()


def test_the_workers_of_production_serve_every_queue() -> None:
    services = yaml.safe_load((WORTEL / "docker-compose.yml").read_text())["services"]
    commands = [service["command"] for service in services.values() if "-Q" in service.get("command", [])]
    assert {
        queue for command in commands for queue in command[command.index("-Q") + 1].split(",")
    } == routed_queues()
