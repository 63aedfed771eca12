"""The steps that call those who can sign, and tell the authors whose article is changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.domain.casework.calling import Call, call_due
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, PreparedFix, SignatureCall
from corrections.models.casework.staff_able import staff_authors
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.transaction import transaction

MOST_AT_ONCE = 500


def call_signers(session: Session, case: Correction, *, call: Call, at: datetime) -> None:
    """Have everybody written to who can sign, and write down that they were called."""
    payload = {
        "correction": case.id,
        "article": case.article_id,
        "published": case.state == CorrectionState.PUBLISHED,
    }
    announce(session, f"signature.{call.value}", payload, at=at)
    session.add(SignatureCall(prepared_fix_id=case.prepared_fix_id, kind=call.value, at=at))
    session.flush()


def tell_authors(session: Session, article: Article, case: Correction, *, at: datetime) -> None:
    """Have the article's authors among the staff written to; they cannot sign."""
    if staff_authors(session, article):
        announce(session, "author.told", {"correction": case.id, "article": article.id}, at=at)


def remind_signers(sessions: Sessions, *, at: datetime) -> int:
    """Remind of signatures that wait, and raise an alarm where one is overdue; gives how many calls went out.

    Nothing reverts by itself, and what waits never expires.
    """
    due = [number for number, call in _due(sessions, at=at) if call]
    for number in due:
        _remind(sessions, number, at=at)
    return len(due)


def _due(sessions: Sessions, *, at: datetime) -> list[tuple[int, Call | None]]:
    with transaction(sessions) as session:
        last = (
            select(SignatureCall.prepared_fix_id, func.max(SignatureCall.at).label("at"))
            .group_by(SignatureCall.prepared_fix_id)
            .subquery()
        )
        chosen = (
            select(Correction, PreparedFix.prepared_at, last.c.at)
            .join(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
            .outerjoin(last, last.c.prepared_fix_id == PreparedFix.id)
            .where(
                PreparedFix.correction_id == Correction.id,
                or_(
                    Correction.state == CorrectionState.AWAITING_SIGNATURE,
                    Correction.signature_due_at.is_not(None),
                ),
            )
            .order_by(Correction.id)
            .limit(MOST_AT_ONCE)
        )
        return [
            (case.id, call_due(prepared=prepared, due=case.signature_due_at, last=called, at=at))
            for case, prepared, called in session.execute(chosen)
        ]


def _remind(sessions: Sessions, correction_id: int, *, at: datetime) -> None:
    with transaction(sessions) as session:
        _, case = locked_case(session, correction_id)
        if case.state != CorrectionState.AWAITING_SIGNATURE and case.signature_due_at is None:
            return
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        called = session.scalar(
            select(func.max(SignatureCall.at)).where(SignatureCall.prepared_fix_id == row.id)
        )
        call = call_due(prepared=row.prepared_at, due=case.signature_due_at, last=called, at=at)
        if call is None:
            return
        call_signers(session, case, call=call, at=at)
        if call is Call.OVERDUE:
            raise_alarm(session, AlarmKind.SIGNATURE_OVERDUE, case_reference(case.id), at=at)
