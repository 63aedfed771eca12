"""Tables of figures: what pictures are drawn from, and what stands beside them in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corrections.domain.minding.measures import Told, Unit, quotient

Row = tuple[str, tuple[float | None, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures by row and column: counts, hours (None is too few to say), or the parts of shares and rates.

    `over` holds the denominators of shares and rates, row by row. Where `told` is not exact, counts are in fives, and
    0 stands for fewer than five.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Unit = Unit.COUNT
    over: tuple[tuple[int, ...], ...] = ()
    told: Told = Told.EXACT

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        rows = [[name, list(values)] for name, values in self.rows]
        over = [list(row) for row in self.over]
        words = {"unit": self.unit.value, "told": self.told.value}
        return {"columns": list(self.columns), "rows": rows, "over": over, **words}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Table:
        """What was kept."""
        return cls(
            tuple(kept["columns"]),
            tuple((name, tuple(values)) for name, values in kept["rows"]),
            Unit(kept.get("unit", Unit.COUNT)),
            tuple(tuple(row) for row in kept.get("over", ())),
            Told(kept.get("told", Told.EXACT)),
        )

    @property
    def shown(self) -> tuple[Row, ...]:
        """What is told of each cell: counts, hours, shares or rates; None where it is too few."""
        return tuple(
            (name, tuple(self._shown(number, column, value) for column, value in enumerate(values)))
            for number, (name, values) in enumerate(self.rows)
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(value for _, values in self.shown for value in values)

    def _shown(self, row: int, column: int, value: float | None) -> float | None:
        if value is None or (not value and self.told is not Told.EXACT and self.unit is not Unit.HOURS):
            return None
        return quotient(self.unit, value, self.over[row][column]) if self.over else value


def counted(names: Sequence[str], found: Mapping[str, int]) -> Table:
    """Counts by name, in the order given."""
    return Table(("count",), tuple((name, (float(found.get(name, 0)),)) for name in names))


def occurring(names: Sequence[str], found: Mapping[str, int]) -> tuple[str, ...]:
    """The names that ever occurred, in the order given."""
    return tuple(name for name in names if found.get(name))
