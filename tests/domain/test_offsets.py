"""Browsers count UTF-16 units and the newsroom counts code points; both name the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.text.offsets import from_utf16, to_utf16


def test_a_flag_takes_two_code_points_and_four_units() -> None:
    text = "🇺🇦 Ukraine"
    assert to_utf16(text, 3) == 5
    assert from_utf16(text, 5) == 3


def test_a_place_inside_a_pair_is_moved_to_the_start_of_its_character() -> None:
    assert [from_utf16("a😀b", unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("offset", [-1, 4])
def test_a_place_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="no place"):
        to_utf16("abc", offset)
    with pytest.raises(ValueError, match="no place"):
        from_utf16("abc", offset)


def test_a_lone_surrogate_counts_as_one_unit() -> None:
    assert to_utf16("a\ud83db", 2) == 2
    assert from_utf16("a\ud83db", 2) == 2


@given(st.text(), st.data())
def test_there_and_back_is_the_same_place(text: str, chosen: st.DataObject) -> None:
    offset = chosen.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, offset)) == offset


@given(st.text())
def test_units_never_run_backwards(text: str) -> None:
    places = [to_utf16(text, offset) for offset in range(len(text) + 1)]
    assert places == sorted(set(places))
