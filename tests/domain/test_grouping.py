"""Which reports belong to one case."""

from __future__ import annotations

import pytest

from corrections.domain.grouping import Joining, Reported, joins
from corrections.domain.text.spans import Part, Passage, Span

TEXT = "The comittee met on Monday, and the comittee voted."


def reported(words: str | tuple[int, int], proposed: str | None = None, part: Part = Part.BODY) -> Reported:
    start, end = (TEXT.index(words), TEXT.index(words) + len(words)) if isinstance(words, str) else words
    return Reported(Passage(part, Span(start, end)), proposed)


@pytest.mark.parametrize(
    ("case", "new", "expected"),
    [
        (reported("comittee"), reported("comittee"), Joining.SAME),
        (reported("comittee", "committee"), reported("comittee", "council"), Joining.SAME),
        (reported("comittee met"), reported("comittee"), Joining.SAME),
        (reported("comittee met on Monday"), reported("comittee"), Joining.NEAR),
        (reported((0, 10)), reported((5, 15)), Joining.SAME),
        (reported((0, 10)), reported((6, 16)), Joining.NEAR),
        (reported((0, 10)), reported((10, 20)), None),
        (reported((4, 4)), reported((4, 4)), Joining.SAME),
        (reported((4, 4)), reported((0, 10)), Joining.NEAR),
        (reported((4, 4)), reported((5, 5)), None),
        (reported("comittee"), reported("comittee", part=Part.HEADLINE), None),
        (Reported(None), reported("comittee"), None),
        (reported("comittee"), Reported(None, "x"), None),
    ],
)
def test_half_of_both_passages_makes_one_case(
    case: Reported, new: Reported, expected: Joining | None
) -> None:
    assert joins(case, new, text=TEXT) is expected
    assert joins(new, case, text=TEXT) is expected


def test_the_same_result_makes_one_case_however_wide_the_passages_are() -> None:
    wide = reported(TEXT, TEXT.replace("The comittee", "The committee"))
    assert joins(wide, reported("comittee", "committee"), text=TEXT) is Joining.SAME
    assert joins(wide, reported("comittee", "council"), text=TEXT) is Joining.NEAR
    assert joins(wide, reported("comittee"), text=TEXT) is Joining.NEAR
    assert joins(reported("comittee"), wide, text=TEXT) is Joining.NEAR


def test_proposals_that_change_nothing_are_not_the_same_result() -> None:
    assert joins(reported(TEXT, TEXT), reported("Monday", "Monday"), text=TEXT) is Joining.NEAR


def test_an_insertion_beside_a_replaced_word_with_the_same_result_is_the_same() -> None:
    inserted = reported((4, 4), "new ")
    replaced = reported("The ", "The new ")
    assert joins(inserted, replaced, text=TEXT) is Joining.SAME
