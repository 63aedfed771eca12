"""The condition that tells reports that were closed as abuse."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from corrections.domain.lifecycle import Outcome, SubmissionState
from corrections.models.submission import Answer, Submission


def was_closed_as_abuse() -> ColumnElement[bool]:
    """Whether the answer that stands closed the report as abuse; to be used where `Submission` is chosen from."""
    last = (
        select(Answer.outcome)
        .where(Answer.submission_id == Submission.id)
        .order_by(Answer.id.desc())
        .limit(1)
    )
    outcome = func.coalesce(last.correlate(Submission).scalar_subquery(), "")
    return (Submission.state == SubmissionState.ANSWERED) & (outcome == Outcome.CLOSED_ABUSE)
