"""Small modules, short functions, names from the newsroom."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_layers import PACKAGE, ROOT, modules

LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_VIEW, FULLEST_FOLDER = 250, 40, 15, 16
UNWANTED = {"item", "items", "obj", "manager", "handler", "helper", "helpers", "util", "utils"}
SAME_NAME = {"__init__"}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(node: ast.FunctionDef) -> int:
    docstring = node.body[0] if ast.get_docstring(node) else None
    told = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - told


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_no_module_is_longer_than_it_should_be() -> None:
    long = {name_of(path) for path in modules() if len(path.read_text().splitlines()) > LONGEST_MODULE}
    assert long == set()


def test_no_function_is_longer_than_it_should_be() -> None:
    long = [
        f"{name_of(path)}: {node.name} has {length(node)} lines"
        for path in modules()
        for node in functions(path)
        if length(node) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_view_is_longer_than_it_should_be() -> None:
    long = [
        f"{name_of(path)}: {node.name} has {length(node)} lines"
        for path in modules()
        if path.is_relative_to(PACKAGE / "views")
        for node in functions(path)
        if any("blueprint" in ast.dump(decorator) for decorator in node.decorator_list)
        and length(node) > LONGEST_VIEW
    ]
    assert long == []


def test_no_function_takes_more_than_five_arguments_by_position() -> None:
    greedy = [
        f"{name_of(path)}: {node.name}"
        for path in modules()
        for node in functions(path)
        if len([a for a in node.args.args if a.arg not in ("self", "cls")]) > 5
        and not any("command" in ast.dump(decorator) for decorator in node.decorator_list)
    ]
    assert greedy == []


def test_no_folder_is_too_full() -> None:
    counts = Counter(path.parent for path in modules() if path.name != "__init__.py")
    assert {name_of(folder): count for folder, count in counts.items() if count > FULLEST_FOLDER} == {}


def test_no_two_modules_share_a_name() -> None:
    counts = Counter(path.stem for path in modules() if path.stem not in SAME_NAME)
    assert [stem for stem, count in counts.items() if count > 1] == []


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [name_of(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_names_come_from_the_newsroom() -> None:
    found = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            for name in _names(node):
                if set(re.split(r"_|(?<=[a-z])(?=[A-Z])", name.strip("_"))) & UNWANTED:
                    found.add(f"{name_of(path)}: {name}")
    assert found == set()


def test_the_words_we_do_not_use_are_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    listed = set(re.findall(r"`(\w+)`", glossary.split("## Words we do not use")[1]))
    assert {word for word in UNWANTED if not word.endswith("s")} <= listed


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
