"""A case has one name, and only that name leads to it."""

from __future__ import annotations

import pytest

from corrections.domain.record.entries import profile_bytes, record_bytes
from corrections.domain.references import case_id, case_reference
from corrections.domain.refusals import NotFound


def test_a_case_is_found_by_its_name() -> None:
    assert case_id(case_reference(12)) == 12


@pytest.mark.parametrize("name", ["", "C-", "C-0", "C-01", "c-1", "C-1\n", "12", "C-" + "9" * 30])
def test_what_is_no_name_of_a_case_leads_nowhere(name: str) -> None:
    with pytest.raises(NotFound):
        case_id(name)


def test_a_published_record_is_the_profiles_bytes_and_a_line_feed() -> None:
    assert record_bytes({"b": 1, "a": "x"}) == profile_bytes({"b": 1, "a": "x"}) + b"\n"
