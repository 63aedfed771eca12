"""A span is a half-open range of code points, never negative, never reversed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.text.spans import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_what_is_not_a_range_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_its_start_and_not_its_end() -> None:
    span = Span(2, 5)
    assert (span.slice("abcdefg"), span.length, span.is_empty) == ("cde", 3, False)
    assert span.shifted(-2) == Span(0, 3)
    assert Span(4, 4).is_empty


@given(SPANS, SPANS)
def test_overlap_is_what_both_cover(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlap_length(other) == other.overlap_length(one) == len(shared)
    assert one.overlaps(other) == other.overlaps(one)
    if shared:
        assert one.overlaps(other)
    if one.contains(other):
        assert set(range(other.start, other.end)) <= set(range(one.start, one.end))
