"""Watching the hard limits: an alarm stands as long as a case is past one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, func, or_, select

from corrections.domain.alarms import AlarmKind
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.deadlines import ACKNOWLEDGE_AT_LATEST, DECIDE_AT_LATEST
from corrections.models import Correction
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm, settle_alarm
from corrections.services.transaction import transaction

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE)
LIMIT = "hard-limit"


def watch_deadlines(sessions: Sessions, *, at: datetime) -> None:
    """Raise one alarm while any undecided case is past its hard limit, and settle it when none is."""
    ignored = and_(Correction.first_act_at.is_(None), Correction.opened_at <= at - ACKNOWLEDGE_AT_LATEST)
    past = or_(Correction.opened_at <= at - DECIDE_AT_LATEST, ignored)
    with transaction(sessions) as session:
        chosen = select(func.count()).where(Correction.state.in_(UNDECIDED), past)
        number = session.scalars(chosen).one()
        if number:
            raise_alarm(session, AlarmKind.DEADLINE_MISSED, LIMIT, at=at, detail=str(number))
        else:
            settle_alarm(session, AlarmKind.DEADLINE_MISSED, LIMIT, at=at)
