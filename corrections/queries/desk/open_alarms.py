"""The alarms that nobody has cleared yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.models import Alarm

MOST_OF_KIND = 5
ORDER = {kind.value: number for number, kind in enumerate(AlarmKind)}


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """One alarm: its kind and what it is about are codes, for a template to put into words.

    `number` is how many of its kind are open, shown or not.
    """

    id: int
    kind: str
    subject: str
    detail: str
    raised_at: datetime
    number: int


def open_alarms(session: Session) -> tuple[OpenAlarm, ...]:
    """The alarms that are open, kind by kind and of each the newest five: many of one hide none of another.

    One statement.
    """
    place = func.row_number().over(partition_by=Alarm.kind, order_by=Alarm.id.desc())
    number = func.count().over(partition_by=Alarm.kind)
    told = (Alarm.id, Alarm.kind, Alarm.subject, Alarm.detail, Alarm.raised_at, number.label("number"))
    ranked = select(*told, place.label("place")).where(Alarm.cleared_at.is_(None)).subquery()
    rows = session.execute(
        select(ranked).where(ranked.c.place <= MOST_OF_KIND).order_by(ranked.c.kind, ranked.c.place)
    )
    found = [OpenAlarm(row.id, row.kind, row.subject, row.detail, row.raised_at, row.number) for row in rows]
    return tuple(sorted(found, key=lambda alarm: ORDER.get(alarm.kind, len(ORDER))))
