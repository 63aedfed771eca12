"""Checking the log: every entry as stored, and every version, note and act as logged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.entries import PRIVATE
from corrections.domain.record.merkle import Frontier, leaf_hash
from corrections.models import LogEntry, LogHead
from corrections.models.sessions import Sessions
from corrections.queries import line_check, note_check, private_check, version_check
from corrections.queries.checkpoint_check import NoteHolds, SignedSoFar, check_places
from corrections.queries.found_broken import Broken
from corrections.queries.reading_session import reading

__all__ = ["Broken", "Verified", "verify_log"]
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and the root that it all hashes to (hex)."""

    entries: int
    versions: int
    notes: int
    root: str


def verify_log(sessions: Sessions, *, note_holds: NoteHolds | None = None) -> Verified | Broken:
    """Walk the log from entry 0 and compare it with what it speaks of; stop at the first difference.

    `note_holds` verifies the signature of a checkpoint, given the note and the log's keys.
    """
    with reading(sessions) as session:
        try:
            return _verified(session, note_holds or (lambda _note, _keys: True))
        except _Found as found:
            return found.broken


class _Found(Exception):
    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.what)
        self.broken = broken


def _verified(session: Session, note_holds: NoteHolds) -> Verified:
    checks: dict[str, Callable[..., Iterator[Broken]]] = {
        "version.published": version_check.check,
        "note.published": note_check.check,
        PRIVATE: private_check.check,
    }
    frontier, signed = Frontier(), SignedSoFar(session, note_holds)
    opened: dict[str, Any] = {}
    spoken: dict[str, list[tuple[int, dict[str, Any]]]] = {kind: [] for kind in checks}
    for row in session.execute(_rows()).yield_per(BATCH):
        fields = _entry(row.seq, row.entry, row.leaf_hash, expected=frontier.size)
        frontier = frontier.grown(row.leaf_hash)
        opened = opened or fields
        _stop_at(signed.compare(frontier, row.leaf_hash, opened))
        if fields["kind"] in spoken:
            spoken[fields["kind"]].append((row.seq, fields))
    _check_head(session, frontier)
    _stop_at(signed.left(frontier.size))
    public = [*spoken["version.published"], *spoken["note.published"]]
    _stop_at(check_places(session, public, signed=signed.largest))
    for kind, check in checks.items():
        _stop_at(check(session, spoken[kind]))
    _stop_at(line_check.check(session, frontier.size))
    counts = (len(spoken["version.published"]), len(spoken["note.published"]))
    return Verified(frontier.size, *counts, root=frontier.root.hex())


def _stop_at(differences: Iterator[Broken]) -> None:
    for broken in differences:
        raise _Found(broken)


def _rows() -> Any:
    return select(LogEntry.seq, LogEntry.entry, LogEntry.leaf_hash).order_by(LogEntry.seq)


def _entry(seq: int, written: bytes, leaf: bytes, *, expected: int) -> dict[str, Any]:
    if seq != expected:
        raise _Found(Broken(f"entry {expected}", "it is missing"))
    if leaf_hash(written) != leaf:
        raise _Found(Broken(f"entry {seq}", "its bytes do not match its hash"))
    try:
        fields = json.loads(written)
    except ValueError as error:
        raise _Found(Broken(f"entry {seq}", "its bytes are not an entry")) from error
    if not isinstance(fields, dict) or fields.get("seq") != seq:
        raise _Found(Broken(f"entry {seq}", "it carries another number"))
    return fields


def _check_head(session: Session, frontier: Frontier) -> None:
    head = session.get(LogHead, 1)
    if head is None:
        raise _Found(Broken("the log", "it was never opened: run `flask prepare`"))
    if head.size != frontier.size:
        raise _Found(
            Broken(f"entry {min(head.size, frontier.size)}", f"the log's head counts {head.size} entries")
        )
    if json.loads(head.frontier) != [peak.hex() for peak in frontier.peaks]:
        raise _Found(Broken("the log's head", "it does not match the entries"))
