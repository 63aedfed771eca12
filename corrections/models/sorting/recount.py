"""What the counters of cases should say: every case counted, in one statement that acts and pages share."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import SubmissionState
from corrections.domain.sorting.counted import PREFIX, SPAM_CHECK, Counted, counters_of
from corrections.models.correction import Correction
from corrections.models.counter import Counter
from corrections.models.newsroom.silent_edit import SilentEdit
from corrections.models.submission import Submission


def recounted(session: Session) -> Mapping[str, int]:
    """Each counter's true value, found by looking at all cases and reports; a counter of nothing is left out."""
    due, there = Correction.signature_due_at.is_not(None), Correction.live_due_at.is_not(None)
    groups = (
        Correction.state, Correction.severity, Correction.standing, Correction.desk_id, due, there,
        SilentEdit.outcome,
    )  # fmt: skip
    found: Tally[str] = Tally()
    carded = select(*groups, func.count()).outerjoin(SilentEdit, SilentEdit.correction_id == Correction.id)
    rows = session.execute(carded.group_by(*groups))
    for state, severity, standing, desk_id, is_due, is_there, outcome, number in rows:
        case = Counted(state, severity, standing, desk_id, bool(is_due), outcome == "", bool(is_there))
        found.update(dict.fromkeys(counters_of(case), number))
    held_back = select(func.count()).where(Submission.state == SubmissionState.QUARANTINED)
    found[SPAM_CHECK] = session.scalar(held_back) or 0
    return +found


def kept_counts(session: Session) -> Mapping[str, int]:
    """What the counter rows of cases say now, in one statement; a row of nothing is left out."""
    chosen = select(Counter.name, Counter.value).where(Counter.name.startswith(PREFIX, autoescape=True))
    return {row.name: row.value for row in session.execute(chosen) if row.value}
