"""The words a version brought are found in later ones, and never where they are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import Edits, New, edits, replaced, replay
from corrections.domain.anchoring.new_words import words_brought
from corrections.domain.text.spans import Span

OLD = "The repairs cost 41 million crowns."


def test_new_words_are_found_where_they_were_put() -> None:
    step = replaced([(17, 19, "4.1")], len(OLD))
    assert words_brought(step, []) == (Span(17, 20),)
    assert Span(17, 20).slice(replay(step, OLD)) == "4.1"


def test_they_are_followed_through_later_changes() -> None:
    step = replaced([(17, 19, "4.1")], len(OLD))
    later = replaced([(0, 3, "Yesterday the")], len(replay(step, OLD)))
    assert words_brought(step, [later]) == (Span(27, 30),)


def test_words_that_were_replaced_since_are_not_marked() -> None:
    step = replaced([(17, 19, "4.1")], len(OLD))
    later = replaced([(17, 20, "4.2")], len(replay(step, OLD)))
    assert words_brought(step, [later]) == ()


def test_a_removal_brings_no_words() -> None:
    assert words_brought(replaced([(4, 12, "")], len(OLD)), []) == ()


def test_what_later_words_part_is_marked_in_two_places() -> None:
    step = replaced([(17, 19, "4.1")], len(OLD))
    later = replaced([(18, 19, " and ")], len(replay(step, OLD)))
    assert words_brought(step, [later]) == (Span(17, 18), Span(23, 24))


def test_neighbouring_runs_are_one_mark() -> None:
    brought = edits([New("ab")])
    swapped = Edits((*replaced([], 2).cut(1, 2), *replaced([], 2).cut(0, 1)))
    assert words_brought(brought, [swapped]) == (Span(0, 2),)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=5), st.text(max_size=20))
def test_marked_words_are_always_among_those_that_came(before: str, after: str, gone: str, new: str) -> None:
    old = before + gone + after
    step = replaced([(len(before), len(before) + len(gone), new)], len(old))
    text = replay(step, old)
    later = replaced([(0, len(before), "")], len(text))
    assert "".join(span.slice(replay(later, text)) for span in words_brought(step, [later])) == new
