"""The words of a change, for those who quote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import Edits, Kept, New, edits, replay
from corrections.domain.anchoring.replaced_words import replaced_words

TEXT = st.text(alphabet="ab1. \n", max_size=20)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, Edits]:
    """A text, and edits that keep some of its runs in order with new words between them."""
    old = draw(st.text(alphabet="ab1. \n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(old)), max_size=8)))
    runs: list[Kept | New] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        runs += [New(draw(TEXT)), Kept(start, end - start)]
    return old, edits([*runs, New(draw(TEXT))])


@given(changes())
def test_putting_the_new_words_for_the_old_ones_gives_the_new_text(case: tuple[str, Edits]) -> None:
    old, change = case
    new, made, at = replay(change, old), "", 0
    for each in replaced_words(change, old):
        made += old[at : each.old.start] + each.new.slice(new)
        at = each.old.end
    assert made + old[at:] == new


@given(changes())
def test_no_quote_cuts_a_word(case: tuple[str, Edits]) -> None:
    old, change = case
    for each in replaced_words(change, old):
        for at in (each.old.start, each.old.end):
            inside = 0 < at < len(old) and not (old[at - 1] + old[at]).isspace()
            assert not inside or old[at - 1].isspace() or old[at].isspace()


@pytest.mark.parametrize(
    ("old", "runs", "before", "after"),
    [
        ("cost 41 million", [Kept(0, 6), New("."), Kept(6, 9)], "41", "4.1"),
        ("was was closed", [Kept(0, 4), Kept(8, 6)], "was was ", "was "),
        ("not guilty", [Kept(4, 6)], "not guilty", "guilty"),
        ("the ferry", [Kept(0, 4), New("big "), Kept(4, 5)], "the ", "the big "),
    ],
)
def test_a_change_is_told_in_whole_words(old: str, runs: list[Kept | New], before: str, after: str) -> None:
    change = edits(runs)
    (only,) = replaced_words(change, old)
    assert (only.old.slice(old), only.new.slice(replay(change, old))) == (before, after)
