"""The style sheets: every block that is opened is closed, or all that follows would hold for phones only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corrections.database import ROOT

SHEETS = sorted((Path(ROOT) / "static" / "css").glob("*.css"))
RULE_AT_THE_MARGIN = re.compile(r"^[.#a-z:\[][^{}]*\{$", re.MULTILINE)


def depth_at(css: str, place: int) -> int:
    return css.count("{", 0, place) - css.count("}", 0, place)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.name)
def test_blocks_are_closed_where_the_next_one_begins_at_the_margin(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert css.count("{") == css.count("}")
    inside = [found.group() for found in RULE_AT_THE_MARGIN.finditer(css) if depth_at(css, found.start())]
    assert not inside
