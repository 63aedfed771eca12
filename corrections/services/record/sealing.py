"""The seals of the rows that an act inserts: remembered when they are flushed, taken into its next private entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from corrections.models.base import Base
from corrections.models.record.sealed_row import SEALED, SEALED_EMPTY, seal_of, sealed_key
from corrections.models.submission import Answer

_WAITING = "rows waiting for an entry"


def watch_rows(session: Session) -> None:
    """From now on, remember the seal of every row of a sealed table that is inserted."""
    event.listen(session, "after_flush", _remember)


def take_seals(session: Session) -> list[list[str]]:
    """Table, key and seal of each row inserted since the last time; whoever takes them records them."""
    session.flush()
    waiting: list[list[str]] = session.info.pop(_WAITING, [])
    return waiting


def seal_again(session: Session, rows: Iterable[Base]) -> None:
    """Rows that lost words with a withdrawn version: the act's next entry seals them as they are now."""
    for row in rows:
        if isinstance(row, (*SEALED, *SEALED_EMPTY)):
            _wait(session, row)


def leave_to_arrivals(session: Session) -> None:
    """A report's arrival has no entry of its own: the entry that logs it seals the answer it was given at once."""
    waiting = take_seals(session)
    session.info[_WAITING] = [row for row in waiting if row[0] != Answer.__tablename__]


def answers_given(session: Session, numbers: Sequence[int]) -> list[list[str]]:
    """The seals of the answers that reports were given as they came in; nobody else has answered them yet."""
    given = session.scalars(select(Answer).where(Answer.submission_id.in_(numbers)).order_by(Answer.id))
    return [[Answer.__tablename__, sealed_key(row), seal_of(row)] for row in given]


def check_sealed(session: Session) -> None:
    """At an act's end: a row that no entry speaks of is a fault of ours. Raises RuntimeError."""
    left = take_seals(session)
    if left:
        raise RuntimeError(f"no entry of this act seals {', '.join(sorted({table for table, *_ in left}))}")


def _remember(session: Session, _context: object) -> None:
    for row in session.new:
        if isinstance(row, SEALED):
            _wait(session, row)


def _wait(session: Session, row: Base) -> None:
    session.info.setdefault(_WAITING, []).append([row.__tablename__, sealed_key(row), seal_of(row)])
