"""Sealing what stood before rows were sealed: once, when a log that is older than that is opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from corrections.models import LogEntry, LogLine, Submission
from corrections.models.record.sealed_row import ARRIVED, SEALED, arrival_seal, seal_of, sealed_key
from corrections.models.sessions import Sessions
from corrections.services.recording import record_private
from corrections.services.transaction import transaction

MOST_ROWS = 1000


def seal_what_stood(sessions: Sessions, *, at: datetime) -> None:
    """Bind every row that acts wrote before their entries held seals; nothing where that was done, or never needed."""
    with transaction(sessions) as session:
        if _are_sealed(session):
            return
        for rows in _batches(list(_rows(session))):
            facts = {"count": len(rows)}
            record_private(session, "rows.sealed", "rows", by=None, at=at, facts=facts, rows=rows)


def _are_sealed(session: Session) -> bool:
    opened = json.loads(session.scalars(select(LogEntry.entry).where(LogEntry.seq == 0)).one())
    return (
        "seals" in opened
        or session.scalar(select(LogLine.seq).where(LogLine.act == "rows.sealed").limit(1)) is not None
    )


def _batches(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    for start in range(0, len(rows), MOST_ROWS):
        yield rows[start : start + MOST_ROWS]


def _rows(session: Session) -> Iterator[list[str]]:
    for table in SEALED:
        keys: Any = inspect(table).primary_key
        for row in session.scalars(select(table).order_by(*keys)):
            yield [table.__tablename__, sealed_key(row), seal_of(row)]
    columns = [getattr(Submission, name) for name in ARRIVED]
    chosen = select(*columns).where(Submission.logged_seq.is_not(None)).order_by(Submission.id)
    for told in session.execute(chosen).mappings():
        yield [Submission.__tablename__, str(told["id"]), arrival_seal(told)]  # type: ignore[arg-type]
