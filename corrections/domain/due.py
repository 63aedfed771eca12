"""When a case must be acted on, by its severity and the newsroom's working days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corrections.domain.disclosure import Severity
from corrections.domain.minding.working_days import WorkingDays

SERIOUS_WITHIN = timedelta(hours=1)
SIGN_WITHIN = timedelta(hours=24)
HOLD_WITHIN = timedelta(hours=24)
QUESTION_LAPSES_AFTER = timedelta(days=10)
# So many reports, and the case is due within so long of the last of them; the most first.
BROUGHT_FORWARD = ((25, timedelta(hours=1)), (5, timedelta(hours=4)))
WORKING_DAYS = {Severity.MINOR: 5, Severity.ORDINARY: 1}


def due_at(severity: Severity, opened_at: datetime, days: WorkingDays) -> datetime:
    """When a case opened then is due, in UTC.

    A serious one within the hour; an ordinary one at 18:00 of the next working day, a minor one at 18:00
    of the fifth, by the newsroom's clock.
    """
    if severity is Severity.SERIOUS:
        return (opened_at + SERIOUS_WITHIN).astimezone(UTC)
    return days.end_of_day_after(opened_at, WORKING_DAYS[severity])


def brought_forward(due: datetime, *, reports: int, at: datetime) -> datetime:
    """When a case is due once so many readers have reported it: many reports never make it due later."""
    within = next((within for many, within in BROUGHT_FORWARD if reports >= many), None)
    return due if within is None else min(due, at + within)


def signature_due(published_at: datetime) -> datetime:
    """When the second signature of a change that was published first is due."""
    return published_at + SIGN_WITHIN
