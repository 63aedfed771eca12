"""The newsroom's shifts: what one shift changed without a note comes onto one card."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

BEGINS = (6, 14, 22)


def shift_start(at: datetime, zone: ZoneInfo) -> datetime:
    """When the shift of a moment began, by the newsroom's clock: at 6, 14 or 22 o'clock."""
    local = at.astimezone(zone)
    days = (local.date(), local.date() - timedelta(days=1))
    starts = (datetime(day.year, day.month, day.day, hour, tzinfo=zone) for day in days for hour in BEGINS)
    return max(start for start in starts if start <= local).astimezone(UTC)
