"""What the signer looks at: who the log says it is, and what came since the last signature."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.record.merkle import Frontier, leaf_hash
from corrections.domain.record.rotations import ROTATED, keys_through
from corrections.domain.refusals import NotFound
from corrections.models import LogCheckpoint, LogEntry, LogHead, LogLine
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

BATCH = 1000


@dataclass(frozen=True, slots=True)
class LogIdentity:
    """The log's name, as entry 0 says, and the public keys that hold now (base 64)."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogGrowth:
    """The tree's head, the leaf hashes after those that were asked for, the newest stored checkpoint.

    `keys` hold for the head, `stored_keys` held for that checkpoint.
    """

    head: Frontier
    keys: tuple[str, ...]
    leaves: tuple[bytes, ...]
    stored: int
    stored_note: str
    stored_keys: tuple[str, ...]
    newest_at: datetime


def log_identity(sessions: Sessions) -> LogIdentity:
    """The log's name and keys. Raises NotFound where it was never opened."""
    with reading(sessions) as session:
        entry = session.scalar(select(LogEntry.entry).where(LogEntry.seq == 0))
        if entry is None:
            raise NotFound
        size = session.get_one(LogHead, 1).size
        return LogIdentity(json.loads(entry)["name"], keys_for(session, size))


def log_growth(sessions: Sessions, *, after: int) -> LogGrowth:
    """What came after the first `after` entries, all of one moment; leaves are hashed again from the bytes."""
    with reading(sessions) as session:
        head = session.get_one(LogHead, 1)
        newest = newest_checkpoint(session)
        return LogGrowth(
            head=Frontier(head.size, tuple(bytes.fromhex(peak) for peak in json.loads(head.frontier))),
            keys=keys_for(session, head.size),
            leaves=_leaves(session, after=after, upto=head.size),
            stored=newest.size if newest else 0,
            stored_note=newest.note if newest else "",
            stored_keys=keys_for(session, newest.size if newest else 0),
            newest_at=_time_of(session, head.size - 1),
        )


def keys_for(session: Session, size: int) -> tuple[str, ...]:
    """The keys (base 64) that sign the tree of the first `size` entries: entry 0's, as rotated since."""
    rotated = select(LogLine.seq).where(LogLine.act == ROTATED, LogLine.seq < size)
    chosen = select(LogEntry.entry).where(or_(LogEntry.seq == 0, LogEntry.seq.in_(rotated)))
    opened, *rotations = map(json.loads, session.scalars(chosen.order_by(LogEntry.seq)))
    return keys_through(opened["keys"], rotations)


def newest_checkpoint(session: Session) -> LogCheckpoint | None:
    """The checkpoint of the largest tree that was signed."""
    return session.scalar(select(LogCheckpoint).order_by(LogCheckpoint.size.desc()).limit(1))


def _time_of(session: Session, seq: int) -> datetime:
    entry = session.scalars(select(LogEntry.entry).where(LogEntry.seq == seq)).one()
    return datetime.fromisoformat(json.loads(entry)["at"])


def _leaves(session: Session, *, after: int, upto: int) -> tuple[bytes, ...]:
    chosen = select(LogEntry.entry).where(LogEntry.seq >= after, LogEntry.seq < upto).order_by(LogEntry.seq)
    return tuple(leaf_hash(entry) for entry in session.scalars(chosen).yield_per(BATCH))
