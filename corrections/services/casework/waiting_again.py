"""The step that lets the readers of a decided case wait for a new answer."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import SubmissionState
from corrections.models import Correction, Submission
from corrections.models.casework.closed_reports import was_closed_as_abuse


def wait_again(session: Session, case: Correction) -> list[int]:
    """Open the answered reports of a case again; gives their numbers.

    What was closed as abuse by itself stays closed, unless the whole case was declined as that.
    """
    chosen = select(Submission).where(
        Submission.correction_id == case.id, Submission.state == SubmissionState.ANSWERED
    )
    if case.decline_reason != DeclineReason.ABUSIVE:
        chosen = chosen.where(~was_closed_as_abuse())
    reports = session.scalars(chosen.order_by(Submission.id)).all()
    for report in reports:
        report.state = lifecycle.ask_again(SubmissionState(report.state)).after
    case.waiting += len(reports)
    case.decided_at = None
    return [report.id for report in reports]
