"""A legal hold: the words and the address of a report stay until it is lifted, and both are logged."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.refusals import WrongState
from corrections.domain.reporting.privacy_refusals import HeldForLegalReasons
from corrections.domain.text.plain_text import admit
from corrections.models import LegalHold
from corrections.models.sessions import Sessions
from corrections.services.receipts.receipt_holder import held
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_REASON = 500


def place_hold(sessions: Sessions, submission_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Stop every erasure and purge of a report. Raises WrongState where a hold stands, UnknownReceipt."""
    words = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        found = held(session, submission_id)
        if standing_hold(session, submission_id) is not None:
            raise WrongState(state="held", wanted="held")
        hold = LegalHold(submission_id=submission_id, reason=words, placed_by=by.id, placed_at=at)
        session.add(hold)
        session.flush()
        facts = {"submission": submission_id, "hold": hold.id, "reason": words}
        log_arrivals(session, at=at)
        record_private(session, "submission.held", found.subject, by=by, at=at, facts=facts)


def lift_hold(sessions: Sessions, submission_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Let the dates hold again. Raises WrongState where no hold stands, UnknownReceipt."""
    words = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        found = held(session, submission_id)
        hold = standing_hold(session, submission_id)
        if hold is None:
            raise WrongState(state="free", wanted="free")
        hold.lifted_by, hold.lifted_at = by.id, at
        facts = {"submission": submission_id, "hold": hold.id, "reason": words}
        log_arrivals(session, at=at)
        record_private(session, "submission.hold_lifted", found.subject, by=by, at=at, facts=facts)


def standing_hold(session: Session, submission_id: int) -> LegalHold | None:
    """The hold that stands on a report."""
    chosen = select(LegalHold).where(LegalHold.submission_id == submission_id, LegalHold.lifted_at.is_(None))
    return session.scalars(chosen).one_or_none()


def check_free(session: Session, submission_id: int) -> None:
    """Raises HeldForLegalReasons."""
    if standing_hold(session, submission_id) is not None:
        raise HeldForLegalReasons


def under_hold(session: Session, numbers: Collection[int]) -> frozenset[int]:
    """Which of these reports are held."""
    chosen = select(LegalHold.submission_id).where(
        LegalHold.submission_id.in_(numbers), LegalHold.lifted_at.is_(None)
    )
    return frozenset(session.scalars(chosen))
