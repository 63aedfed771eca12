"""The table of `docs/settings.md` lists the settings there are, with the defaults they have."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from pathlib import Path

from corrections.settings import VARIABLES, Settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(CORRECTIONS_\w+)` \| (.+?) \| .+ \|$", PAGE, re.MULTILINE)
DIVIDER = "\\|"  # as Markdown writes a bar inside a table


def written(default: object) -> str:
    if isinstance(default, bool):
        return "`on`" if default else "`off`"
    if isinstance(default, tuple):
        return f"`{DIVIDER.join(default)}`"
    return f"`{default}`"


def test_the_page_lists_exactly_the_settings_there_are() -> None:
    assert sorted(name for name, _ in ROWS) == sorted(VARIABLES.values())


def test_the_page_tells_the_defaults_that_the_settings_have() -> None:
    told = dict(ROWS)
    known = {VARIABLES[field.name]: field.default for field in fields(Settings)}
    for name, default in known.items():
        if default not in (MISSING, "", ()):
            assert told[name] == written(default), name
