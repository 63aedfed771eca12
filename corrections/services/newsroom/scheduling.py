"""Signed changes go out at their hour, looked at again; an editor may stop them, and what went stale stops itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import Refusal, WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm
from corrections.services.casework.falling import still_stands, stop_waiting
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.finishing import Work, carry_out
from corrections.services.deciding.signatures import signers_of
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_REASON = 500


def publish_scheduled(sessions: Sessions, *, at: datetime) -> int:
    """Publish every change whose hour has come, each in a transaction of its own; gives how many went out."""
    chosen = (
        select(PreparedFix.correction_id)
        .join(Correction, Correction.prepared_fix_id == PreparedFix.id)
        .where(Correction.id == PreparedFix.correction_id, Correction.state == CorrectionState.SCHEDULED)
        .where(PreparedFix.publish_at <= at, Correction.live_due_at.is_(None))
        .order_by(PreparedFix.publish_at, PreparedFix.id)
    )
    with sessions.reads() as session:
        due = session.scalars(chosen).all()
    return sum(_go_out(sessions, number, at=at) for number in due)


def stop_scheduled(
    sessions: Sessions, correction_id: int, reason: str, *, tokens: Tokens, by: Actor, at: datetime
) -> Decided:
    """Take a change that waits for its hour back to the desk. Raises StaleDecision, WrongState."""
    reason = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state != CorrectionState.SCHEDULED:
            raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        numbers = [each.id for each in stop_waiting(session, row, reason="stopped", by=by.id, at=at)]
        _record_stopped(session, numbers, row, reason=reason, by=by, at=at)
        return Decided(CorrectionState.OPEN)


def _go_out(sessions: Sessions, correction_id: int, *, at: datetime) -> bool:
    try:
        with transaction(sessions) as session:
            article, case = locked_case(session, correction_id)
            if case.state != CorrectionState.SCHEDULED or case.live_due_at is not None:
                return False  # somebody stopped it meanwhile, or it goes out when it is seen live
            row = session.get_one(PreparedFix, case.prepared_fix_id)
            prepared = still_stands(session, article, row)
            if prepared is not None:
                people = tuple(signer.staff_id for signer in signers_of(session, article, row))
                carry_out(session, Work(article, case, prepared, people, complete=True), by=None, at=at)
                return True
            _stop(session, row, reason="stale", at=at)
    except Refusal as refusal:
        _stop_refused(sessions, correction_id, refusal.code, at=at)
    return False


def _stop_refused(sessions: Sessions, correction_id: int, code: str, *, at: datetime) -> None:
    with transaction(sessions) as session:
        _, case = locked_case(session, correction_id)
        if case.state == CorrectionState.SCHEDULED:
            _stop(session, session.get_one(PreparedFix, case.prepared_fix_id), reason=code, at=at)


def _stop(session: Session, row: PreparedFix, *, reason: str, at: datetime) -> None:
    """It does not go out: whoever drafted or signed it is told, and somebody has to look."""
    raise_alarm(
        session, AlarmKind.PUBLICATION_STOPPED, case_reference(row.correction_id), at=at, detail=reason
    )
    numbers = [case.id for case in stop_waiting(session, row, reason=reason, at=at)]
    _record_stopped(session, numbers, row, reason=reason, by=None, at=at)


def _record_stopped(
    session: Session,
    numbers: list[int],
    row: PreparedFix,
    *,
    reason: str,
    by: Actor | None,
    at: datetime,
) -> None:
    log_arrivals(session, at=at)
    facts = {"prepared": row.id, "reason": reason}
    for number in numbers:
        record_private(session, "correction.unscheduled", case_reference(number), by=by, at=at, facts=facts)
