"""The alarms that nobody has cleared yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Alarm

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """One alarm: its kind and what it is about are codes, for a template to put into words."""

    id: int
    kind: str
    subject: str
    detail: str
    raised_at: datetime


def open_alarms(session: Session) -> tuple[OpenAlarm, ...]:
    """The alarms that are open, the newest first, at most fifty. One statement."""
    chosen = select(Alarm).where(Alarm.cleared_at.is_(None)).order_by(Alarm.id.desc()).limit(MOST_SHOWN)
    return tuple(
        OpenAlarm(row.id, row.kind, row.subject, row.detail, row.raised_at) for row in session.scalars(chosen)
    )
