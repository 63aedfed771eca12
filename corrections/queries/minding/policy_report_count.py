"""How often browsers reported that a page broke its security policy."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from corrections.domain.minding.reports_of_policy import EVERYBODY, SHOWN, day_of
from corrections.models import IntakeCount
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def policy_reports(sessions: Sessions, *, at: datetime) -> int:
    """How many came in the last seven days. One statement."""
    since, _ends = day_of(at - SHOWN)
    chosen = select(func.coalesce(func.sum(IntakeCount.count), 0)).where(
        IntakeCount.sender == EVERYBODY, IntakeCount.window > since
    )
    with reading(sessions) as session:
        return int(session.scalar(chosen) or 0)
