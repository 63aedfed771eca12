"""Deadlines: when a case must have been looked at and decided, and beyond which day no excuse reaches.

The targets are a newsroom's usual ones; the hard limits are those of IMPRESS's code for complaints (seven days
to acknowledge, twenty-one to decide).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.minding.working_days import WorkingDays

DECIDE_WITHIN = {Severity.SERIOUS: 1, Severity.ORDINARY: 10, Severity.MINOR: 10}
ACKNOWLEDGE_AT_LATEST = timedelta(days=7)
DECIDE_AT_LATEST = timedelta(days=21)


class Lateness(StrEnum):
    """How a case that nobody has decided stands to its deadlines; the worst one counts."""

    IN_TIME = "in_time"
    NOT_LOOKED_AT = "not_looked_at"
    NOT_DECIDED = "not_decided"
    PAST_LIMIT = "past_limit"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The moments by which a case is to be acknowledged and decided, and the hard limits of both."""

    acknowledge: datetime
    decide: datetime
    acknowledge_limit: datetime
    decide_limit: datetime


def deadlines(severity: Severity, opened_at: datetime, days: WorkingDays) -> Deadlines:
    """The deadlines of a case that was opened then; none lies beyond its hard limit."""
    limits = opened_at + ACKNOWLEDGE_AT_LATEST, opened_at + DECIDE_AT_LATEST
    decide = days.end_of_day_after(opened_at, DECIDE_WITHIN[severity])
    return Deadlines(
        acknowledge=min(due_at(severity, opened_at, days), limits[0]),
        decide=min(decide, limits[1]),
        acknowledge_limit=limits[0],
        decide_limit=limits[1],
    )


def lateness(marks: Deadlines, *, looked_at: bool, at: datetime) -> Lateness:
    """Where an undecided case stands; looked at is one that somebody has acted on."""
    if at >= marks.decide_limit or (not looked_at and at >= marks.acknowledge_limit):
        return Lateness.PAST_LIMIT
    if at >= marks.decide:
        return Lateness.NOT_DECIDED
    return Lateness.NOT_LOOKED_AT if not looked_at and at >= marks.acknowledge else Lateness.IN_TIME
