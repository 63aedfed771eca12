"""The table of `docs/acts.md` lists every act that the services record, public or private."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "acts.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `([a-z_.]+)` \| (public|private) \|", PAGE, re.MULTILINE))
SEEN = {"record_public": "public", "record_private": "private", "_append": "public"}


def texts(node: ast.expr, scope: ast.AST) -> set[str]:
    """The texts that an argument can be: written there, chosen there, or assigned to the name that stands there."""
    found = {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    for each in ast.walk(scope):
        if isinstance(each, ast.Assign) and ast.dump(each.targets[0]) == ast.dump(node).replace(
            "Load", "Store"
        ):
            found |= texts(each.value, ast.Module([], []))
    return {text for text in found if "." in text}


def calls(scope: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def recorded(module: ast.Module) -> set[tuple[str, str]]:
    """Acts named where they are recorded, or where a step of the same module is called that records them."""
    found: set[tuple[str, str]] = set()
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        names = [argument.arg for argument in function.args.args]
        for recorder, seen in SEEN.items():
            for call in calls(function, recorder):
                act = call.args[1]
                found |= {(text, seen) for text in texts(act, function)}
                if isinstance(act, ast.Name) and act.id in names and function.name not in SEEN:
                    passed = (each.args[names.index(act.id)] for each in calls(module, function.name))
                    found |= {(text, seen) for each in passed for text in texts(each, module)}
    return found


def test_the_page_lists_exactly_the_acts_that_are_recorded() -> None:
    modules = [ast.parse(path.read_text()) for path in (ROOT / "corrections" / "services").rglob("*.py")]
    assert set().union(*map(recorded, modules)) == ROWS
