"""Measures: a figure never stands without what it was counted over, and not over fewer than five."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median
from typing import Any

SMALL = 5
_HOUR = timedelta(hours=1)


class Unit(StrEnum):
    """What a measure's value counts."""

    HOURS = "hours"
    SHARE = "share"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: hours (median, and the 90th percentile beside it), a share of one, or a number per hundred.

    `of` is the denominator. `value` is None where `of` is below five: too few to say anything of.
    """

    unit: Unit
    value: float | None
    of: int
    most: float | None = None

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"unit": self.unit.value, "value": self.value, "of": self.of, "most": self.most}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Measure:
        """What was kept."""
        return cls(Unit(kept["unit"]), kept["value"], kept["of"], kept["most"])


def times(taken: Iterable[timedelta]) -> Measure:
    """Median and 90th percentile (nearest rank) of times, in hours."""
    hours = sorted(each / _HOUR for each in taken)
    if len(hours) < SMALL:
        return Measure(Unit.HOURS, None, len(hours))
    return Measure(Unit.HOURS, median(hours), len(hours), hours[math.ceil(0.9 * len(hours)) - 1])


def share(part: int, of: int) -> Measure:
    """A part of a whole."""
    return Measure(Unit.SHARE, part / of if of >= SMALL else None, of)


def per_hundred(part: int, of: int) -> Measure:
    """So many for each hundred."""
    return Measure(Unit.RATE, 100 * part / of if of >= SMALL else None, of)


@dataclass(frozen=True, slots=True)
class Table:
    """Figures by row and column, as a picture shows them and a table beside it; None is too few to say."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"columns": list(self.columns), "rows": [[name, list(values)] for name, values in self.rows]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Table:
        """What was kept."""
        return cls(tuple(kept["columns"]), tuple((name, tuple(values)) for name, values in kept["rows"]))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(value for _, values in self.rows for value in values)


def counted(names: Sequence[str], found: Mapping[str, int]) -> Table:
    """Counts by name, in the order given; names that never occurred are left out."""
    return Table(("count",), tuple((name, (float(found[name]),)) for name in names if found.get(name)))
