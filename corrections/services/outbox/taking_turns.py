"""Who does a periodic job now: the row says when it is due, and the first to come takes the turn."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.models import ChoreTurn
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm, settle_alarm
from corrections.services.transaction import transaction

SOON = timedelta(minutes=5)


def take_turn(sessions: Sessions, name: str, *, every: timedelta, at: datetime) -> bool:
    """Whether the job is due and this caller may do it; the next turn is `every` later."""
    with transaction(sessions) as session:
        _know(session, name, at=at)
        due = (
            select(ChoreTurn)
            .where(ChoreTurn.name == name, ChoreTurn.due_at <= at)
            .with_for_update(skip_locked=True)
        )
        turn = session.scalars(due).one_or_none()
        if turn is None:
            return False
        turn.due_at, turn.started_at = at + every, at
        return True


def finish_turn(sessions: Sessions, name: str, *, at: datetime, failed: str = "") -> None:
    """Note how a turn went; one that failed comes again soon."""
    with transaction(sessions) as session:
        turn = session.get_one(ChoreTurn, name)
        turn.finished_at, turn.failed = at, failed[:80]
        if failed:
            turn.due_at = min(turn.due_at, at + SOON)
            raise_alarm(session, AlarmKind.CHORE_FAILED, name, at=at, detail=failed)
        else:
            settle_alarm(session, AlarmKind.CHORE_FAILED, name, at=at)


def _know(session: Session, name: str, *, at: datetime) -> None:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(ChoreTurn).values(name=name, due_at=at, failed="").on_conflict_do_nothing())
