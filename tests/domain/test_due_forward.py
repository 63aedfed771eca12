"""Many readers bring a case forward, and never put it off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrections.domain.due import brought_forward

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TOMORROW, SOON = NOW + timedelta(days=1), NOW + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("reports", "due"),
    [
        (1, TOMORROW),
        (4, TOMORROW),
        (5, NOW + timedelta(hours=4)),
        (24, NOW + timedelta(hours=4)),
        (25, NOW + timedelta(hours=1)),
        (1000, NOW + timedelta(hours=1)),
    ],
)
def test_the_more_report_it_the_sooner_it_is_due(reports: int, due: datetime) -> None:
    assert brought_forward(TOMORROW, reports=reports, at=NOW) == due
    assert brought_forward(SOON, reports=reports, at=NOW) == SOON
