"""Who may import whom: nothing points back up (design, section 3)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "corrections"
LAYERS = ("domain", "models", "services", "queries", "outside", "views")
OURS = {
    "domain": {"domain"},
    "models": {"domain", "models"},
    "services": {"domain", "models", "services"},
    "queries": {"domain", "models", "queries"},
    "outside": {"domain", "outside"},
    "views": {"domain", "services", "queries", "views", "settings", "models.sessions"},
}
NEVER = {
    "domain": {
        "flask",
        "sqlalchemy",
        "os",
        "time",
        "random",
        "secrets",
        "pathlib",
        "io",
        "logging",
        "flask_login",
    },
    "models": {"flask", "flask_login", "flask_babel"},
    "services": {"flask", "flask_login", "flask_babel", "flask_wtf"},
    "queries": {"flask", "flask_login", "flask_babel", "flask_wtf"},
    "outside": {"flask", "sqlalchemy"},
    "views": {"sqlalchemy", "alembic"},
}
ONLY_IN = {
    "diff_match_patch": "reading/differences.py",
    "fast_diff_match_patch": "reading/differences.py",
    "nh3": "text/markup.py",
    "regex": "text/graphemes.py",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str | None:
    first = path.relative_to(PACKAGE).parts[0]
    return first if first in LAYERS else None


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names} | {module}
    return found


@pytest.mark.parametrize(
    "path", [m for m in modules() if layer_of(m)], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_layer_imports_only_what_it_may(path: Path) -> None:
    layer = layer_of(path)
    assert layer is not None
    for name in imports(path):
        if name.startswith("corrections."):
            inner = name.removeprefix("corrections.")
            allowed = any(inner == ours or inner.startswith(f"{ours}.") for ours in OURS[layer])
            assert allowed, f"{layer} may not import {name}"
        assert name.split(".")[0] not in NEVER[layer], f"{layer} may not import {name}"


def test_the_rules_use_the_standard_library_and_four_named_packages() -> None:
    import sys

    strangers = {
        (str(path.relative_to(PACKAGE)), name)
        for path in modules()
        if layer_of(path) == "domain"
        for name in (full.split(".")[0] for full in imports(path))
        if name != "corrections" and name not in sys.stdlib_module_names and name not in ONLY_IN
    }
    assert strangers == set()


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_named_package_is_imported_in_one_place_only(package: str) -> None:
    users = [str(path) for path in modules() if any(name.split(".")[0] == package for name in imports(path))]
    assert all(user.endswith(ONLY_IN[package]) for user in users)


def test_only_one_module_commits() -> None:
    users = [str(path.relative_to(PACKAGE)) for path in modules() if ".commit(" in path.read_text()]
    assert users == ["services/transaction.py"]


def test_rules_and_acts_never_ask_for_the_time() -> None:
    asking = [
        str(path.relative_to(PACKAGE))
        for path in modules()
        if layer_of(path) in ("domain", "services", "queries")
        and any(
            call in path.read_text() for call in ("datetime.now(", "utcnow(", "time.time(", "date.today(")
        )
    ]
    assert asking == []
