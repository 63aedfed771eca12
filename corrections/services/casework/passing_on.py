"""The step that hands a case to those who decide such things: the standards desk, or support."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.decline_reasons import DeclineReason
from corrections.models import Correction, Handover
from corrections.services.outbox.announcing import announce


def pass_on(session: Session, case: Correction, reason: DeclineReason, *, words: str, at: datetime) -> None:
    """Write down who has it now, and have them written to."""
    taker = reason.goes_to
    if taker is None:
        return
    row = Handover(correction_id=case.id, reason=reason.value, taken_on_by=taker.value, words=words, at=at)
    session.add(row)
    session.flush()
    announce(session, "case.passed_on", {"correction": case.id, "handover": row.id}, at=at)
