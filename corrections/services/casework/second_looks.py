"""The step behind a reader's appeal and "you missed my point": the report is open again, and a case with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.casework.hearing import SecondLook
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, Outcome, SubmissionState
from corrections.models import Answer, Appeal, Article, Correction, Submission
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.counting import move_case

CLOSED = frozenset({CorrectionState.DECLINED, CorrectionState.ALREADY_FIXED})
RULES = {SecondLook.APPEAL: lifecycle.appeal, SecondLook.MISSED: lifecycle.missed_point}


def look_again(
    session: Session,
    article: Article,
    case: Correction,
    report: Submission,
    *,
    look: SecondLook,
    at: datetime,
    house: HouseRules,
) -> Correction:
    """Open an answered report again, once for each kind; gives the case in which it waits from now on.

    A declined case opens again, as does one that was found fixed. What was published stays published:
    there the report goes on in a fresh case about the same passage. Article and case are locked.
    Raises WrongState, OnlyOnce.
    """
    outcome, used = _history(session, report, look)
    report.state = RULES[look](SubmissionState(report.state), outcome=outcome, used=used).after
    if case.state == CorrectionState.PUBLISHED:
        case = _fresh(session, article, report, at=at, house=house)
    elif case.state in CLOSED:
        move_case(session, case, lifecycle.reopen(CorrectionState(case.state)).after)
        case.decided_at, case.due_at = None, due_at(Severity(case.severity), at, house.days)
        case.standing = _standing(session, article, case)
    case.waiting += 1
    session.add(
        Appeal(correction_id=case.id, submission_id=report.id, kind=look.value, asked_at=at, settled_at=None)
    )
    session.flush()
    return case


def _history(session: Session, report: Submission, look: SecondLook) -> tuple[Outcome, bool]:
    """What the report was answered last, and whether this second look was asked for before."""
    answered = select(Answer.outcome).where(Answer.submission_id == report.id)
    outcome = session.scalar(answered.order_by(Answer.id.desc()).limit(1))
    asked = select(Appeal.id).where(Appeal.submission_id == report.id, Appeal.kind == look.value)
    return Outcome(outcome or Outcome.CLOSED_ABUSE), session.scalar(asked) is not None


def _fresh(
    session: Session, article: Article, report: Submission, *, at: datetime, house: HouseRules
) -> Correction:
    case = Correction(
        article_id=article.id,
        state=CorrectionState.OPEN,
        severity=Severity.ORDINARY,
        version=report.version,
        part=report.part,
        start=report.start,
        end=report.end,
        reports=1,
        waiting=0,
        revision=1,
        subject_involved=report.relation != "none",
        opened_at=at,
        due_at=due_at(Severity.ORDINARY, at, house.days),
    )
    session.add(case)
    session.flush()
    report.correction_id = case.id
    case.standing = _standing(session, article, case)
    return case


def _standing(session: Session, article: Article, case: Correction) -> str:
    anchors = anchors_of(session, [case])
    if case.id not in anchors:
        return "needs_place"
    judged = chain_for(session, article, anchors.values()).judge(anchors[case.id], None)
    return "clean" if judged.verdict.publishes else "needs_place"
