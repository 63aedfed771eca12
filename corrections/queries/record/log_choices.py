"""What the log can be searched for: the acts, reasons and people that occur."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from corrections.models import LogLine, Staff


@dataclass(frozen=True, slots=True)
class LogChoices:
    """Codes of acts and reasons, and people by number and name."""

    acts: tuple[str, ...]
    reasons: tuple[str, ...]
    people: tuple[tuple[int, str], ...]


def log_choices(session: Session) -> LogChoices:
    """The choices of a search. Three statements, none of which reads the whole log."""
    people = session.execute(select(Staff.id, Staff.name).order_by(Staff.name, Staff.id)).all()
    return LogChoices(
        acts=_different(session, LogLine.act),
        reasons=tuple(filter(None, _different(session, LogLine.reason))),
        people=tuple((number, name) for number, name in people),
    )


def _different(session: Session, column: InstrumentedAttribute[str]) -> tuple[str, ...]:
    """The different values of an indexed column: from each to the next one through the index."""
    line = aliased(LogLine)
    own: Any = getattr(line, column.key)
    walked = select(func.min(column).label("value")).cte("walked", recursive=True)
    following = select(func.min(own)).where(own > walked.c.value).correlate(walked).scalar_subquery()
    walked = walked.union_all(select(following).where(walked.c.value.is_not(None)))
    return tuple(session.scalars(select(walked.c.value).where(walked.c.value.is_not(None))))
