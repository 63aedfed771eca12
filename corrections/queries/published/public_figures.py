"""What the policy page tells in figures: reports, corrections, and how long they took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, select

from corrections.models import Note, Submission
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

PERIOD = timedelta(days=365)
MOST_NOTES = 20_000
NOT_COUNTED = "quarantined"
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """The figures of the year before; `notes` are published notes by kind.

    `reports` leaves out what waits for its spam check. `median_time` is from the first report to the note, over
    the notes that go back to a report (`measured` of them); None where there is none.
    """

    since: datetime
    reports: int
    answered: int
    notes: Mapping[str, int]
    measured: int
    median_time: timedelta | None


def public_figures(sessions: Sessions, *, at: datetime) -> PublicFigures:
    """The figures of the year before `at`, in two statements."""
    since = at - PERIOD
    counted = select(Submission.state, func.count()).where(Submission.received_at >= since)
    told = (
        select(Note.kind, Note.reported_at, Note.published_at)
        .where(Note.published_at >= since)
        .order_by(Note.published_at.desc())
        .limit(MOST_NOTES)
    )
    with reading(sessions) as session:
        rows = session.execute(counted.group_by(Submission.state)).all()
        notes = session.execute(told).all()
    states = {row[0]: row[1] for row in rows}
    took = [
        (published - reported).total_seconds() for _, reported, published in notes if reported is not None
    ]
    return PublicFigures(
        since=since,
        reports=sum(number for state, number in states.items() if state != NOT_COUNTED),
        answered=states.get(ANSWERED, 0),
        notes=Counter(kind for kind, _, _ in notes),
        measured=len(took),
        median_time=timedelta(seconds=median(took)) if took else None,
    )
