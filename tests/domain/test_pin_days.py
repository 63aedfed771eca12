"""For how long something is pinned: a number of days within bounds, and never for good by mistake."""

from __future__ import annotations

import pytest

from corrections.domain.rulings.pins import LONGEST_PIN, checked_days
from corrections.domain.rulings.ruling_refusals import DaysUnclear


@pytest.mark.parametrize("days", [1, 30, LONGEST_PIN])
def test_days_within_bounds_are_taken(days: int) -> None:
    assert checked_days(days) == days


@pytest.mark.parametrize("days", [None, 0, -1, LONGEST_PIN + 1])
def test_anything_else_is_refused_with_the_bounds(days: int | None) -> None:
    with pytest.raises(DaysUnclear) as refused:
        checked_days(days)
    assert refused.value.facts == {"least": 1, "most": LONGEST_PIN}


def test_where_for_good_is_allowed_it_is_0() -> None:
    assert checked_days(0, least=0) == 0
