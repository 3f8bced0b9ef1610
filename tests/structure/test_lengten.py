"""Small files, small functions, small templates."""

import ast
from statistics import median, quantiles

from .bron import line_count, python_files, relative, template_files, tree

CODE = [path for path in python_files() if not relative(path).startswith("tests/") and line_count(path)]
TESTS = [path for path in python_files() if relative(path).startswith("tests/")]


def longer_than(lines: dict[str, int], cap: int) -> dict[str, int]:
    return {name: count for name, count in lines.items() if count > cap}


def test_no_file_is_over_400_lines() -> None:
    assert longer_than({relative(path): line_count(path) for path in CODE}, 400) == {}


def test_half_of_the_files_has_at_most_70_lines() -> None:
    assert median(map(line_count, CODE)) <= 70


def test_nine_out_of_ten_files_have_at_most_250_lines() -> None:
    assert quantiles(map(line_count, CODE), n=10)[-1] <= 250


def test_no_test_file_is_over_600_lines() -> None:
    assert longer_than({relative(path): line_count(path) for path in TESTS}, 600) == {}


def test_no_function_is_over_60_lines_and_no_view_over_30() -> None:
    too_long = {}
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                cap = 30 if path.name == "views.py" or path.parent.name == "views" else 60
                count = (node.end_lineno or node.lineno) - node.lineno + 1
                if count > cap:
                    too_long[f"{relative(path)}:{node.lineno} {node.name}"] = count
    assert too_long == {}


def test_no_template_is_over_150_lines() -> None:
    assert longer_than({relative(path): line_count(path) for path in template_files()}, 150) == {}


def test_half_of_the_templates_has_at_most_40_lines() -> None:
    assert median(map(line_count, template_files())) <= 40
