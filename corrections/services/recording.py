"""Appending to the log inside the caller's transaction; these are an act's last statements."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.record.commitments import keyed
from corrections.domain.record.entries import PRIVATE, entry_bytes, profile_bytes, stamp
from corrections.domain.record.merkle import Frontier, leaf_hash, root_of
from corrections.models import LogEntry, LogHead, PrivateAct, Submission


def open_log(session: Session, *, name: str, keys: list[str], at: datetime) -> None:
    """Write entry 0 with the log's name and keys, once, at install."""
    if session.get(LogHead, 1) is not None:
        return
    session.add(LogHead(id=1, size=0, frontier="[]"))
    session.flush()
    _append(session, "log.opened", {"name": name, "keys": keys}, at=at, log=name)


def record_public(session: Session, kind: str, fields: Mapping[str, Any], *, at: datetime) -> int:
    """Append an entry that everybody may read; returns its number in the log."""
    return _append(session, kind, fields, at=at)


def record_private(
    session: Session, act: str, subject: str, *, by: Actor | None, at: datetime, facts: Mapping[str, Any]
) -> int:
    """Append an act as a keyed commitment, and keep the bytes behind it.

    Facts are ids, codes and what staff say of their decision; never a reader's words or address.
    """
    key = secrets.token_bytes(32)
    contents = profile_bytes(
        {
            "act": act,
            "subject": subject,
            "by": by.id if by else None,
            "roles": sorted(by.roles) if by else [],
            "at": stamp(at),
            "facts": dict(facts),
        }
    )
    seq = _append(session, PRIVATE, {"commitment": keyed(key, contents)}, at=at)
    session.add(
        PrivateAct(
            seq=seq,
            act=act,
            subject=subject,
            staff_id=by.id if by else None,
            at=at,
            contents=contents,
            commitment_key=key,
        )
    )
    session.flush()
    return seq


def log_arrivals(session: Session, *, at: datetime) -> None:
    """Commit to the reports that came in since the last time: their count and one Merkle root.

    The head is locked first, or two acts at once would log the same reports twice.
    """
    session.execute(select(LogHead.size).where(LogHead.id == 1).with_for_update())
    waiting = select(Submission.id, Submission.commitment).where(Submission.logged_seq.is_(None))
    arrived = session.execute(waiting.order_by(Submission.id)).all()
    if not arrived:
        return
    numbers = [row.id for row in arrived]
    root = root_of([bytes.fromhex(row.commitment) for row in arrived]).hex()
    facts = {"count": len(numbers), "root": root, "submissions": numbers}
    seq = record_private(session, "submissions.received", "submissions", by=None, at=at, facts=facts)
    session.execute(update(Submission).where(Submission.id.in_(numbers)).values(logged_seq=seq))


def _append(session: Session, kind: str, fields: Mapping[str, Any], *, at: datetime, log: str = "") -> int:
    session.flush()
    head = session.scalars(select(LogHead).where(LogHead.id == 1).with_for_update()).one()
    frontier = Frontier(head.size, tuple(bytes.fromhex(peak) for peak in json.loads(head.frontier)))
    if head.size:
        log, at = _not_before(session, head.size - 1, at)
    written = entry_bytes(head.size, log=log, kind=kind, at=at, fields=fields)
    leaf = leaf_hash(written)
    session.add(LogEntry(seq=head.size, entry=written, leaf_hash=leaf))
    grown = frontier.grown(leaf)
    head.size, head.frontier = grown.size, json.dumps([peak.hex() for peak in grown.peaks])
    session.flush()
    return grown.size - 1


def _not_before(session: Session, seq: int, at: datetime) -> tuple[str, datetime]:
    """The log's name, and the time to record: it never goes back, even where the clock does."""
    before = json.loads(session.scalars(select(LogEntry.entry).where(LogEntry.seq == seq)).one())
    return str(before["log"]), max(at, datetime.fromisoformat(before["at"]))
