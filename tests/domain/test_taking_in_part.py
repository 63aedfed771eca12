"""A proposal taken in part: its changes are told apart, and only the chosen ones are made."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from corrections.domain.reading.differences import word_difference
from corrections.domain.reading.partly import hunks_of, with_hunks

OLD = "The bridge cost 41 million crowns and was opened in May 2019."
NEW = "The bridge cost 4.1 million crowns and was opened in June 2019 again."
PIECES = word_difference(OLD, NEW)


def test_all_of_them_make_the_proposal_and_none_leaves_the_text() -> None:
    every = [hunk.number for hunk in hunks_of(PIECES)]
    assert every == [0, 1, 2]
    assert (with_hunks(PIECES, every), with_hunks(PIECES, [])) == (NEW, OLD)


@pytest.mark.parametrize(
    ("chosen", "made"),
    [
        ([0], "The bridge cost 4.1 million crowns and was opened in May 2019."),
        ([1], "The bridge cost 41 million crowns and was opened in June 2019."),
        ([1, 2], "The bridge cost 41 million crowns and was opened in June 2019 again."),
    ],
)
def test_only_the_chosen_are_made(chosen: list[int], made: str) -> None:
    assert with_hunks(PIECES, chosen) == made


def test_each_says_what_stands_around_it() -> None:
    first = hunks_of(PIECES)[0]
    assert (first.before, first.after[:8]) == ("The bridge cost ", " million")
    assert [(piece.kind, piece.text) for piece in first.pieces] == [("deleted", "41"), ("inserted", "4.1")]


def test_no_two_choices_come_to_the_same() -> None:
    numbers = range(len(hunks_of(PIECES)))
    choices = list(chain.from_iterable(combinations(numbers, size) for size in range(len(numbers) + 1)))
    assert len({with_hunks(PIECES, chosen) for chosen in choices}) == len(choices)
