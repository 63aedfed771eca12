"""Appending to the log inside the caller's transaction; these are an act's last statements."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.record.commitments import keyed
from corrections.domain.record.entries import PRIVATE, entry_bytes, profile_bytes, stamp
from corrections.domain.record.log_lines import Line, private_line, public_line
from corrections.domain.record.log_subjects import NOTE
from corrections.domain.record.merkle import Frontier, leaf_hash, root_of
from corrections.models import Correction, LogEntry, LogHead, LogLine, LogWord, Note, PrivateAct, Submission
from corrections.models.record.sealed_row import ARRIVED, arrival_seal
from corrections.services.record.sealing import answers_given, take_seals

MOST_ARRIVALS = 1000


def open_log(session: Session, *, name: str, keys: list[str], at: datetime) -> None:
    """Write entry 0 with the log's name and keys, once, at install."""
    if session.get(LogHead, 1) is not None:
        return
    session.execute(insert(LogHead).values(id=1, size=0, frontier="[]"))
    fields = {"name": name, "keys": keys, "seals": True}
    _append(session, "log.opened", fields, public_line("log.opened", fields), at=at, log=name)


def record_public(session: Session, kind: str, fields: Mapping[str, Any], *, at: datetime) -> int:
    """Append an entry that everybody may read; returns its number in the log."""
    return _append(session, kind, fields, public_line(kind, fields), at=at)


def record_private(
    session: Session,
    act: str,
    subject: str,
    *,
    by: Actor | None,
    at: datetime,
    facts: Mapping[str, Any],
    article: int | None = None,
    rows: Sequence[Sequence[str]] = (),
) -> int:
    """Append an act as a keyed commitment, and keep the bytes behind it, with the seals of the rows it wrote.

    Facts are ids, codes and what staff say of their decision; never a reader's words or address. The article is
    known by itself where the subject is a case (C-1), an article (A-1) or a report (S-1).
    """
    key = secrets.token_bytes(32)
    told: dict[str, Any] = {
        "act": act,
        "subject": subject,
        "article": _article_of(session, subject) if article is None else article,
        "by": by.id if by else None,
        "roles": sorted(by.roles) if by else [],
        "at": stamp(at),
        "facts": dict(facts),
    }
    if sealed := rows or take_seals(session):
        told["rows"] = sealed
    contents = profile_bytes(told)
    seq = _append(session, PRIVATE, {"commitment": keyed(key, contents)}, private_line(told), at=at)
    kept = {"seq": seq, "act": act, "subject": subject, "staff_id": told["by"], "at": at}
    session.execute(insert(PrivateAct).values(**kept, contents=contents, commitment_key=key))
    return seq


def log_arrivals(session: Session, *, at: datetime) -> None:
    """Commit to the reports that came in since the last time: their count and one Merkle root.

    The head is locked first, or two acts at once would log the same reports twice. An entry speaks of a
    thousand reports at most.
    """
    session.flush()
    session.execute(select(LogHead.size).where(LogHead.id == 1).with_for_update())
    told = [getattr(Submission, name) for name in ARRIVED]
    waiting = select(*told).where(Submission.logged_seq.is_(None)).order_by(Submission.id)
    while arrived := session.execute(waiting.limit(MOST_ARRIVALS)).mappings().all():
        numbers = [row["id"] for row in arrived]
        root = root_of([bytes.fromhex(row["commitment"]) for row in arrived]).hex()
        facts = {"count": len(numbers), "root": root, "submissions": numbers}
        rows = [["submission", str(row["id"]), arrival_seal(row)] for row in arrived]  # type: ignore[arg-type]
        rows += answers_given(session, numbers)
        seq = record_private(
            session, "submissions.received", "submissions", by=None, at=at, facts=facts, rows=rows
        )
        session.execute(update(Submission).where(Submission.id.in_(numbers)).values(logged_seq=seq))


def _append(
    session: Session, kind: str, fields: Mapping[str, Any], line: Line, *, at: datetime, log: str = ""
) -> int:
    session.flush()
    head = session.execute(_HEAD).one()
    frontier = Frontier(head.size, tuple(bytes.fromhex(peak) for peak in json.loads(head.frontier)))
    if head.size:
        log, at = _not_before(session, head.size - 1, at)
    written = entry_bytes(head.size, log=log, kind=kind, at=at, fields=fields)
    leaf = leaf_hash(written)
    session.execute(insert(LogEntry).values(seq=head.size, entry=written, leaf_hash=leaf))
    _index(session, head.size, line, at=at)
    grown = frontier.grown(leaf)
    peaks = json.dumps([peak.hex() for peak in grown.peaks])
    session.execute(_GROW, {"grown": grown.size, "peaks": peaks})
    return grown.size - 1


_HEAD = select(LogHead.size, LogHead.frontier).where(LogHead.id == 1).with_for_update()
_GROW = (
    update(LogHead)
    .where(LogHead.id == 1)
    .values(size=bindparam("grown"), frontier=bindparam("peaks"))
    .execution_options(synchronize_session=False)
)


def _index(session: Session, seq: int, line: Line, *, at: datetime) -> None:
    values = {"act": line.act, "subject": line.subject, "staff_id": line.staff, "reason": line.reason}
    session.execute(insert(LogLine).values(seq=seq, at=at, article_id=line.article, **values))
    if line.words:
        session.execute(insert(LogWord), [{"word": word, "seq": seq} for word in sorted(line.words)])


def _article_of(session: Session, subject: str) -> int | None:
    if subject.startswith(NOTE):
        return session.scalar(select(Note.article_id).where(Note.reference == subject.removeprefix(NOTE)))
    kind, _, number = subject.partition("-")
    if not number.isdecimal():
        return None
    if kind == "C":
        return session.scalar(select(Correction.article_id).where(Correction.id == int(number)))
    if kind == "S":
        return session.scalar(select(Submission.article_id).where(Submission.id == int(number)))
    return int(number) if kind == "A" else None


def _not_before(session: Session, seq: int, at: datetime) -> tuple[str, datetime]:
    """The log's name, and the time to record: it never goes back, even where the clock does."""
    before = json.loads(session.scalars(select(LogEntry.entry).where(LogEntry.seq == seq)).one())
    return str(before["log"]), max(at, datetime.fromisoformat(before["at"]))
