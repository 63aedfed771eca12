"""Watching what is with the CMS: an alarm stands while a change was due to be seen live and was not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from corrections.domain.alarms import AlarmKind
from corrections.domain.references import case_reference
from corrections.models import Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm
from corrections.services.transaction import transaction


def watch_handed_over(sessions: Sessions, *, at: datetime) -> None:
    """Raise an alarm for each change not seen live in time; it settles once that goes out or is stopped."""
    with transaction(sessions) as session:
        chosen = (
            select(Correction.id)
            .join(PreparedFix, PreparedFix.correction_id == Correction.id)
            .where(PreparedFix.id == Correction.prepared_fix_id)
            .where(Correction.live_due_at.is_not(None), Correction.live_due_at <= at)
        )
        for number in session.scalars(chosen.order_by(Correction.id)):
            raise_alarm(session, AlarmKind.NOT_SEEN_LIVE, case_reference(number), at=at)
