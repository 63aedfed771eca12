"""Small numbers of one desk: fewer than five are not told, the rest in fives, so that none is found by subtracting.

What the whole newsroom did is told exactly, and so are the totals over all desks. Whoever knows these, and how the
figures of the desks are made, must not find out a number below five of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corrections.domain.minding.measures import SMALL, Measure, Told, Unit, quotient
from corrections.domain.minding.tables import Table

FEW = 0
_NEAREST = SMALL // 2


def in_fives(counts: Sequence[int]) -> list[int]:
    """One count of each desk, to the nearest five; `FEW` where it is below five.

    Where every count is the highest that would be told so, their total would tell them all: the largest goes to the
    next five instead.
    """
    told = [SMALL * ((count + _NEAREST) // SMALL) if count >= SMALL else FEW for count in counts]
    if SMALL - 1 in counts and all(count == _highest(each) for count, each in zip(counts, told, strict=True)):
        told[counts.index(max(counts))] += SMALL
    return told


def _highest(told: int) -> int:
    return SMALL - 1 if told == FEW else told + _NEAREST


def measures_in_fives(desks: Sequence[Mapping[str, Measure]]) -> list[dict[str, Measure]]:
    """The measures of each desk as they may be told."""
    told: list[dict[str, Measure]] = [{} for _ in desks]
    for name in desks[0] if desks else ():
        measures = [each[name] for each in desks]
        parts = in_fives([measure.part or 0 for measure in measures])
        overs = in_fives([measure.of for measure in measures])
        for desk, measure, part, of in zip(told, measures, parts, overs, strict=True):
            desk[name] = _in_fives(replace(measure, of=of, part=None), measure, part)
    return told


def _in_fives(told: Measure, measure: Measure, part: int) -> Measure:
    if measure.part is None or measure.value is None:
        return replace(told, told=Told.ABOUT)
    if part == FEW:
        return replace(told, value=None, told=Told.FEW)
    if measure.unit is Unit.SHARE and measure.of - measure.part < SMALL:
        return replace(told, value=None, told=Told.ALL_BUT_FEW)
    return replace(told, value=quotient(measure.unit, part, told.of), told=Told.ABOUT)


def tables_in_fives(desks: Sequence[Table]) -> list[Table]:
    """One table of each desk, all of the same rows and columns, as they may be told. Hours are told as they are."""
    if not desks or desks[0].unit is Unit.HOURS:
        return list(desks)
    counts = _across([[values for _, values in table.rows] for table in desks])
    overs = _across([table.over for table in desks])
    return [
        replace(
            table,
            rows=tuple(
                (name, tuple(map(float, row))) for (name, _), row in zip(table.rows, rows, strict=True)
            ),
            over=tuple(map(tuple, over)),
            told=Told.ABOUT,
        )
        for table, rows, over in zip(desks, counts, overs, strict=True)
    ]


def rows_in_fives(table: Table) -> Table:
    """A table whose rows are desks, as it may be told: one column, with exact denominators."""
    counts = in_fives([int(values[0] or 0) for _, values in table.rows])
    rows = tuple((name, (float(count),)) for (name, _), count in zip(table.rows, counts, strict=True))
    return replace(table, rows=rows, told=Told.ABOUT)


def _across(desks: Sequence[Sequence[Sequence[float | None]]]) -> list[list[list[int]]]:
    """Each cell put into fives beside the same cell of the other desks."""
    told: list[list[list[int]]] = [[[FEW] * len(row) for row in rows] for rows in desks]
    for number, row in enumerate(desks[0]):
        for column in range(len(row)):
            line = in_fives([int(rows[number][column] or 0) for rows in desks])
            for desk, count in zip(told, line, strict=True):
                desk[number][column] = count
    return told
