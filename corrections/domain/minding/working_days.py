"""The newsroom's working days: its clock, the days of the week it works, and its holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
END_OF_DAY = time(18)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Weekdays count from 0, Monday. A calendar without any working day cannot be made."""

    zone: ZoneInfo
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays:
            raise ValueError("a newsroom works on some day of the week")

    def works_on(self, day: date) -> bool:
        """Whether somebody is there."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def end_of_day_after(self, start: datetime, days: int) -> datetime:
        """18:00 of the so-many-th working day after the day of `start`, by the newsroom's clock, in UTC."""
        day = start.astimezone(self.zone).date()
        while days:
            day += timedelta(days=1)
            days -= self.works_on(day)
        return datetime.combine(day, END_OF_DAY, tzinfo=self.zone).astimezone(UTC)


def weekdays_named(names: tuple[str, ...]) -> frozenset[int]:
    """The days of the week by their English names. Raises ValueError for what is none."""
    return frozenset(DAYS.index(name.lower()) for name in names)
