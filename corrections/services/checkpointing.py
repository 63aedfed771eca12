"""The signer publishes a checkpoint, with the hashes and places that serve proofs against it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from corrections.domain.record.checkpoints import Checkpoint
from corrections.domain.record.log_subjects import subject_of
from corrections.domain.record.proofs import joined
from corrections.domain.record.tiles import LEVELS, TILE_WIDTH, hashes_at
from corrections.models import LogCheckpoint, LogEntry, LogHead, LogLine, LogSubject, LogSubtree
from corrections.models.sessions import Sessions
from corrections.services.recording import record_public
from corrections.services.transaction import transaction

BATCH = 1000


def publish_checkpoint(sessions: Sessions, checkpoint: Checkpoint, note: str, *, at: datetime) -> bool:
    """Store a signed checkpoint; whether it was new. An earlier or equal one is stored already."""
    with transaction(sessions) as session:
        before = session.scalar(select(func.max(LogCheckpoint.size))) or 0
        if checkpoint.size <= before:
            return False
        _add_subtrees(session, checkpoint.size)
        _add_subjects(session, before, checkpoint.size)
        session.add(LogCheckpoint(size=checkpoint.size, root=checkpoint.root, note=note, signed_at=at))
        return True


def beat(sessions: Sessions, *, at: datetime) -> None:
    """Leave a sign of life in the log."""
    with transaction(sessions) as session:
        record_public(session, "log.heartbeat", {}, at=at)


def beat_when_silent(sessions: Sessions, longest: timedelta, *, at: datetime) -> bool:
    """Leave a sign of life in a log that has not grown for so long, so that a stale one is noticed.

    The head is locked first: whoever else looks at the same moment leaves no second one.
    """
    with transaction(sessions) as session:
        size = session.scalars(select(LogHead.size).where(LogHead.id == 1).with_for_update()).one()
        newest = session.scalars(select(LogLine.at).where(LogLine.seq == size - 1)).one()
        if at - newest < longest:
            return False
        record_public(session, "log.heartbeat", {}, at=at)
        return True


def _add_subtrees(session: Session, size: int) -> None:
    for level in range(1, LEVELS):
        newest = session.scalar(select(func.max(LogSubtree.number)).where(LogSubtree.level == level))
        for number in range(0 if newest is None else newest + 1, hashes_at(level, size)):
            hashes = _hashes(session, level - 1, number * TILE_WIDTH)
            session.add(LogSubtree(level=level, number=number, hash=joined(hashes)))
        session.flush()


def _hashes(session: Session, level: int, start: int) -> list[bytes]:
    """The 256 hashes of a level from `start` on."""
    if level == 0:
        leaves = select(LogEntry.leaf_hash).where(LogEntry.seq >= start, LogEntry.seq < start + TILE_WIDTH)
        return list(session.scalars(leaves.order_by(LogEntry.seq)))
    numbers = LogSubtree.number >= start, LogSubtree.number < start + TILE_WIDTH
    chosen = select(LogSubtree.hash).where(LogSubtree.level == level, *numbers)
    return list(session.scalars(chosen.order_by(LogSubtree.number)))


def _add_subjects(session: Session, after: int, upto: int) -> None:
    found = [{"subject": subject, "seq": seq} for seq, subject in _subjects(session, after, upto)]
    for start in range(0, len(found), BATCH):
        session.execute(insert(LogSubject), found[start : start + BATCH])


def _subjects(session: Session, after: int, upto: int) -> Iterator[tuple[int, str]]:
    chosen = select(LogEntry.seq, LogEntry.entry).where(LogEntry.seq >= after, LogEntry.seq < upto)
    for seq, entry in session.execute(chosen.order_by(LogEntry.seq)).yield_per(BATCH):
        subject = subject_of(json.loads(entry))
        if subject is not None:
            yield seq, subject
