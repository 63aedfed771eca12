"""Small numbers of one desk: not told, and not to be found out from what is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corrections.domain.minding.facts import AllFacts, CaseFact, Facts, FoundBy, PublishedFact
from corrections.domain.minding.figures import Figures, all_figures
from corrections.domain.minding.measures import Measure, Told, Unit
from corrections.domain.minding.small_numbers import FEW, in_fives, measures_in_fives, tables_in_fives
from corrections.domain.minding.tables import Table

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_counts_of_desks_are_told_in_fives_and_fewer_than_five_not_at_all() -> None:
    assert in_fives([0, 1, 4, 5, 7, 8, 12, 13, 400]) == [FEW, FEW, FEW, 5, 5, 10, 10, 15, 400]


@pytest.mark.parametrize(
    ("counts", "told"),
    [([4, 4], [5, 0]), ([7, 4], [10, 0]), ([12, 7, 4], [15, 5, 0]), ([4], [5]), ([7, 7], [5, 5])],
)
def test_where_the_total_would_tell_all_the_largest_goes_on_to_the_next_five(
    counts: list[int], told: list[int]
) -> None:
    assert in_fives(counts) == told


def summing_to(total: int, desks: int) -> Iterator[list[int]]:
    if desks == 1:
        yield [total]
        return
    for first in range(total + 1):
        for rest in summing_to(total - first, desks - 1):
            yield [first, *rest]


@given(some.lists(some.integers(0, 17), min_size=2, max_size=3))
def test_who_knows_the_total_and_how_it_is_told_cannot_find_out_a_small_number(counts: list[int]) -> None:
    told = in_fives(counts)
    possible = [each for each in summing_to(sum(counts), len(counts)) if in_fives(each) == told]
    for number, count in enumerate(counts):
        if 0 < count < 5:
            assert len({each[number] for each in possible}) > 1, (counts, told)


def test_shares_of_a_desk_are_made_of_fives_and_say_nothing_of_small_parts() -> None:
    def one(part: int, of: int) -> Measure:
        share = Measure(Unit.SHARE, part / of if of >= 5 else None, of, part=part)
        (told,) = measures_in_fives([{"late": share}])
        return told["late"]

    assert one(13, 41) == Measure(Unit.SHARE, 15 / 40, 40, told=Told.ABOUT)
    assert one(1, 41) == Measure(Unit.SHARE, None, 40, told=Told.FEW)
    assert one(40, 41) == Measure(Unit.SHARE, None, 40, told=Told.ALL_BUT_FEW)
    assert one(41, 41).told is Told.ALL_BUT_FEW
    assert one(1, 3) == Measure(Unit.SHARE, None, FEW, told=Told.ABOUT)
    hours = Measure(Unit.HOURS, 3.5, 12, most=9.0)
    assert measures_in_fives([{"time": hours}])[0]["time"] == replace(hours, of=10, told=Told.ABOUT)


def test_tables_of_desks_show_no_small_number_and_hours_as_they_are() -> None:
    counts = Table(("a", "b"), (("2026-01", (3.0, 12.0)),))
    shares = Table(("late",), (("2026-01", (2.0,)), ("2026-02", (11.0,))), Unit.SHARE, ((30,), (19,)))
    hours = Table(("serious",), (("2026-01", (2.5,)),), Unit.HOURS)
    assert tables_in_fives([counts])[0].shown == (("2026-01", (None, 10.0)),)
    (told,) = tables_in_fives([shares])
    assert told.shown == (("2026-01", (None,)), ("2026-02", (0.5,)))
    assert tables_in_fives([hours]) == [hours] and tables_in_fives([]) == []
    assert Table.from_json(json.loads(json.dumps(told.to_json()))) == told


def facts(desk: int | None, many: int) -> Facts:
    published = tuple(
        PublishedFact(n, 2, desk, NOW - HOUR * n, "correction", "ordinary", "number" if n % 3 else "name", "foot",
                      NOW - HOUR * (n + 5), FoundBy.READER)
        for n in range(many)
    )  # fmt: skip
    cases = tuple(
        CaseFact(n, desk, "ordinary", NOW - HOUR * (n + 5), NOW - HOUR * n, NOW - HOUR * n, FoundBy.READER)
        for n in range(many)
    )
    return Facts(NOW - timedelta(days=365), NOW, cases, published, {"fixed": many}, 50,
                 causes=(("haste", NOW),) * (many // 3))  # fmt: skip


def test_nothing_that_is_kept_of_a_desk_holds_a_number_that_is_not_in_fives() -> None:
    whole = replace(facts(None, 31), articles=100)
    told = all_figures(AllFacts(whole, {1: facts(1, 27), 2: facts(2, 4)}), ZoneInfo("UTC"))
    assert set(told) == {None, 1, 2}
    for desk in (1, 2):
        kept = told[desk].to_json()
        for measure in kept["measures"].values():
            assert measure["part"] is None and measure["of"] % 5 == 0
        counts = [table for table in kept["tables"].values() if table["unit"] != "hours"]
        cells = [value for table in counts for _, values in table["rows"] for value in values]
        assert len(cells) > 100 and all(value % 5 == 0 for value in cells)
        assert all(value % 5 == 0 for table in counts for row in table["over"] for value in row)
        assert Figures.from_json(json.loads(json.dumps(kept))) == told[desk]
    assert told[None].measures["same_fact"].of == 31 and told[None].measures["same_fact"].told is Told.EXACT


def test_desks_stand_beside_each_other_by_number_with_their_articles_and_without_small_numbers() -> None:
    whole = replace(facts(None, 31), articles=100)
    told = all_figures(AllFacts(whole, {1: facts(1, 27), 2: facts(2, 4)}), ZoneInfo("UTC"))
    desks = told[None].tables["desks"]
    assert desks.over == ((50,), (50,)) and desks.shown == (("1", (60.0,)), ("2", (None,)))
    assert told[1].tables["desks"].is_empty and told[1].is_whole


def test_desks_have_the_rows_of_the_whole_newsroom_so_that_none_tells_what_occurred() -> None:
    told = all_figures(AllFacts(facts(None, 31), {1: facts(1, 27), 2: facts(2, 0)}), ZoneInfo("UTC"))
    names = [name for name, _ in told[None].tables["error_types"].rows]
    assert names == ["name", "number"] == [name for name, _ in told[2].tables["error_types"].rows]
    assert told[2].tables["error_types"].is_empty
