"""The step that lets a signed change wait for its hour, instead of going out now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.hold_refusals import HourIsPast
from corrections.domain.record.entries import stamp
from corrections.domain.references import case_reference
from corrections.models import Correction, PreparedFix
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private


def check_hour(hour: datetime | None, *, at: datetime) -> None:
    """Raises HourIsPast: what nobody wanted to go out yet must not go out at once."""
    if hour is not None and hour <= at:
        raise HourIsPast(fields={"publish_at": HourIsPast.code})


def waits(row: PreparedFix, *, at: datetime) -> bool:
    """Whether a prepared change has an hour that is still to come."""
    return row.publish_at is not None and row.publish_at > at


def schedule(
    session: Session, row: PreparedFix, cases: Sequence[Correction], *, by: Actor | None, at: datetime
) -> Decided:
    """Let the cases of a signed change wait for its hour."""
    for case in cases:
        case.first_act_at = case.first_act_at or at
        case.severity = row.severity
        move_case(session, case, lifecycle.schedule(CorrectionState(case.state)).after)
        announce(session, "correction.scheduled", {"correction": case.id}, at=at)
    log_arrivals(session, at=at)
    hour = stamp(row.publish_at) if row.publish_at else ""
    facts = {"prepared": row.id, "digest": row.digest, "publish_at": hour}
    for case in cases:
        record_private(session, "correction.scheduled", case_reference(case.id), by=by, at=at, facts=facts)
    return Decided(CorrectionState.SCHEDULED)
