"""Which second looks wait for somebody: not those whose reader took the report back or had it erased."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists

from corrections.domain.lifecycle import SubmissionState
from corrections.models.casework.case_custody import Appeal
from corrections.models.submission import Submission


def look_waits() -> ColumnElement[bool]:
    """What holds for an appeal, or a "you missed my point", that nobody has settled and its reader still wants."""
    theirs, withdrawn = Submission.id == Appeal.submission_id, SubmissionState.WITHDRAWN
    return and_(Appeal.settled_at.is_(None), exists().where(theirs, Submission.state != withdrawn))
