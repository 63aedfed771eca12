"""The step that takes reports from one case to another, with what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.lifecycle import SubmissionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.models import Appeal, Correction, MovedReport, ReaderQuestion, Submission

WAITING = frozenset({SubmissionState.OPEN, SubmissionState.QUARANTINED})


def locked_pair(session: Session, one: int, other: int) -> tuple[Correction, Correction]:
    """Lock two cases in the order of their numbers; their article is locked already. Raises NotFound."""
    chosen = select(Correction).where(Correction.id.in_([one, other])).order_by(Correction.id)
    found = {case.id: case for case in session.scalars(chosen.with_for_update())}
    if len(found) < len({one, other}):
        raise NotFound
    return found[one], found[other]


def reports_in(session: Session, case: Correction) -> Sequence[Submission]:
    """All reports of a case, whatever became of them."""
    chosen = select(Submission).where(Submission.correction_id == case.id).order_by(Submission.id)
    return session.scalars(chosen.with_for_update()).all()


def move_reports(
    session: Session,
    reports: Sequence[Submission],
    source: Correction,
    target: Correction,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Let reports belong to another case, and with them their questions and appeals."""
    numbers = [report.id for report in reports]
    waiting = sum(report.state == SubmissionState.OPEN for report in reports)
    source.reports, source.waiting = source.reports - len(numbers), source.waiting - waiting
    target.reports, target.waiting = target.reports + len(numbers), target.waiting + waiting
    moved = {"from_case": source.id, "to_case": target.id, "moved_by": by.id, "at": at}
    session.add_all(MovedReport(submission_id=number, **moved) for number in numbers)
    session.execute(update(Submission).where(Submission.id.in_(numbers)).values(correction_id=target.id))
    for asked in (ReaderQuestion, Appeal):
        goes_along = asked.submission_id.in_(numbers)
        session.execute(update(asked).where(goes_along).values(correction_id=target.id))
    session.flush()


def both_named(cases: Sequence[Correction], reports: Sequence[Submission]) -> dict[str, list[Any]]:
    """What the log says of an act about two cases, under each of them."""
    return {"cases": [case_reference(case.id) for case in cases], "reports": [each.id for each in reports]}
