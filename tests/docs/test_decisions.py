"""Decisions are numbered in a row, and each says what was found, what was decided and what follows."""

from __future__ import annotations

import re
from pathlib import Path

RECORDS = sorted((Path(__file__).parents[2] / "docs" / "decisions").glob("[0-9]*.md"))


def test_decisions_are_numbered_without_gaps_or_doubles() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_a_decision_has_context_decision_and_consequences() -> None:
    for record in RECORDS:
        headings = re.findall(
            r"^(?:## |\*\*)(Context|Decision|Consequences)\b", record.read_text("utf-8"), re.MULTILINE
        )
        assert headings == ["Context", "Decision", "Consequences"], record.name
