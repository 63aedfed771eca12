"""When a case is due."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at, signature_due
from corrections.domain.minding.working_days import WorkingDays

KYIV, NEW_YORK = WorkingDays(ZoneInfo("Europe/Kyiv")), WorkingDays(ZoneInfo("America/New_York"))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("severity", "opened", "due"),
    [
        (Severity.SERIOUS, "2026-11-22T23:30:00+00:00", "2026-11-23T00:30:00+00:00"),
        (Severity.ORDINARY, "2026-11-23T08:00:00+00:00", "2026-11-24T16:00:00+00:00"),
        (Severity.ORDINARY, "2026-11-20T08:00:00+00:00", "2026-11-23T16:00:00+00:00"),
        (Severity.ORDINARY, "2026-11-22T08:00:00+00:00", "2026-11-23T16:00:00+00:00"),
        (Severity.ORDINARY, "2026-11-23T23:00:00+00:00", "2026-11-25T16:00:00+00:00"),
        (Severity.ORDINARY, "2026-10-23T08:00:00+00:00", "2026-10-26T16:00:00+00:00"),
        (Severity.ORDINARY, "2026-07-06T08:00:00+00:00", "2026-07-07T15:00:00+00:00"),
        (Severity.MINOR, "2026-11-20T08:00:00+00:00", "2026-11-27T16:00:00+00:00"),
        (Severity.MINOR, "2026-11-23T08:00:00+00:00", "2026-11-30T16:00:00+00:00"),
    ],
)
def test_a_case_is_due_by_its_severity_on_the_newsrooms_working_days(
    severity: Severity, opened: str, due: str
) -> None:
    assert due_at(severity, moment(opened), KYIV) == moment(due)


def test_the_newsrooms_clock_decides_which_day_it_is() -> None:
    opened = moment("2026-11-24T01:00:00+00:00")
    assert due_at(Severity.ORDINARY, opened, NEW_YORK) == moment("2026-11-24T18:00:00-05:00")


@pytest.mark.parametrize("severity", Severity)
def test_what_is_due_is_told_in_utc_and_lies_ahead(severity: Severity) -> None:
    opened = moment("2026-11-22T12:00:00+02:00")
    assert due_at(severity, opened, KYIV).tzinfo is UTC
    assert due_at(severity, opened, KYIV) > opened


def test_a_signature_that_follows_is_due_within_a_day() -> None:
    assert signature_due(moment("2026-11-22T12:00:00+00:00")) == moment("2026-11-23T12:00:00+00:00")
