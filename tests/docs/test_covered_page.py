"""`docs/covered.md` decides for every table whether the log covers it, and what it promises is what is checked."""

from __future__ import annotations

import re
from pathlib import Path

from corrections.database import INSERT_ONLY
from corrections.models import Base, Submission
from corrections.models.record.sealed_row import SEALED
from tests.faults.test_row_mutations import NAMED

PAGE = (Path(__file__).parents[2] / "docs" / "covered.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z_]+)` \| ([a-z ]+) \|", PAGE, re.MULTILINE))


def test_every_table_has_a_decision() -> None:
    assert set(ROWS) == set(Base.metadata.tables)
    assert set(ROWS.values()) == {"committed", "sealed", "recounted", "not covered"}


def test_what_is_called_sealed_is_sealed() -> None:
    sealed = {table.__tablename__ for table in (*SEALED, Submission)}
    assert {table for table, how in ROWS.items() if how == "sealed"} == sealed


def test_every_covered_table_is_changed_by_the_test_of_single_changes() -> None:
    assert {table for table, how in ROWS.items() if how != "not covered"} == set(NAMED)


def test_a_table_that_is_only_inserted_into_is_covered_or_listed_here_with_its_reason() -> None:
    uncovered = {table for table in INSERT_ONLY if ROWS[table] == "not covered"}
    assert uncovered == {"case_comment", "signature_call"}
