"""Measures: a figure never stands without what it was counted over, and not over fewer than five."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
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
    COUNT = "count"


class Told(StrEnum):
    """How exactly a figure is told: one of a single desk is not (`small_numbers`)."""

    EXACT = "exact"
    ABOUT = "about"
    FEW = "few"
    ALL_BUT_FEW = "all_but_few"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: hours (median, and the 90th percentile beside it), a share of one, or a number per hundred.

    `of` is the denominator, `part` what a share or a rate counts. `value` is None where `of` is below five: too few
    to say anything of. Where `told` is not exact, `of` is in fives, 0 for fewer than five, and `part` is not kept.
    """

    unit: Unit
    value: float | None
    of: int
    most: float | None = None
    part: int | None = None
    told: Told = Told.EXACT

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        counts = {"value": self.value, "of": self.of, "most": self.most, "part": self.part}
        return {**counts, "unit": self.unit.value, "told": self.told.value}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Measure:
        """What was kept."""
        told = Told(kept.get("told", Told.EXACT))
        return cls(Unit(kept["unit"]), kept["value"], kept["of"], kept["most"], kept.get("part"), told)


def times(taken: Iterable[timedelta]) -> Measure:
    """Median and 90th percentile (nearest rank) of times, in hours."""
    hours = sorted(each / _HOUR for each in taken)
    if len(hours) < SMALL:
        return Measure(Unit.HOURS, None, len(hours))
    return Measure(Unit.HOURS, median(hours), len(hours), hours[math.ceil(0.9 * len(hours)) - 1])


def share(part: int, of: int) -> Measure:
    """A part of a whole."""
    return Measure(Unit.SHARE, quotient(Unit.SHARE, part, of), of, part=part)


def per_hundred(part: int, of: int) -> Measure:
    """So many for each hundred."""
    return Measure(Unit.RATE, quotient(Unit.RATE, part, of), of, part=part)


def quotient(unit: Unit, part: float, of: float) -> float | None:
    """A share of one, or a number for each hundred; None over fewer than five."""
    if of < SMALL:
        return None
    return min(1.0, part / of) if unit is Unit.SHARE else 100 * part / of
