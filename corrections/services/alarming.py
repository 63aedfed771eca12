"""Raising and clearing alarms."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.refusals import NotFound
from corrections.models import Alarm
from corrections.models.sessions import Sessions
from corrections.services.recording import record_private
from corrections.services.transaction import transaction

STILL_OPEN = text("cleared_at IS NULL")


def raise_alarm(session: Session, kind: AlarmKind, subject: str, *, at: datetime, detail: str = "") -> bool:
    """Raise an alarm, unless the same one is open already; whether it is new.

    It leaves no entry of its own: it tells what is so, and does nothing. `subject` and `detail` are codes and ids.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(Alarm).values(kind=kind.value, subject=subject, detail=detail[:200], raised_at=at)
    once = row.on_conflict_do_nothing(index_elements=[Alarm.kind, Alarm.subject], index_where=STILL_OPEN)
    return session.scalar(once.returning(Alarm.id)) is not None


def settle_alarm(session: Session, kind: AlarmKind, subject: str, *, at: datetime) -> bool:
    """Clear an alarm because its reason is gone, by rule; whether one was open. Another act's entry says why."""
    chosen = update(Alarm).where(
        Alarm.kind == kind.value, Alarm.subject == subject, Alarm.cleared_at.is_(None)
    )
    return bool(cast(CursorResult[Any], session.execute(chosen.values(cleared_at=at))).rowcount)


def clear_alarm(sessions: Sessions, alarm_id: int, *, by: Actor, at: datetime) -> None:
    """Say that an alarm was looked at; cleared twice it stays as it was. Raises NotFound."""
    with transaction(sessions) as session:
        alarm = session.scalar(select(Alarm).where(Alarm.id == alarm_id).with_for_update())
        if alarm is None:
            raise NotFound
        if alarm.cleared_at is None:
            alarm.cleared_at, alarm.cleared_by = at, by.id
            facts = {"alarm": alarm.kind, "about": alarm.subject, "detail": alarm.detail}
            record_private(session, "alarm.cleared", f"alarm-{alarm.id}", by=by, at=at, facts=facts)
