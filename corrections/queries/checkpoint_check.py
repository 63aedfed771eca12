"""Checking what was signed: every checkpoint's root, every kept hash and place, against the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.record.checkpoints import NotACheckpoint, read_checkpoint
from corrections.domain.record.log_subjects import subject_of
from corrections.domain.record.signed_notes import NotANote, read_note
from corrections.domain.record.tiles import TILE_WIDTH
from corrections.models import LogCheckpoint, LogSubject, LogSubtree
from corrections.queries.found_broken import Broken, Found
from corrections.queries.tree_check import LoggedKeys

BATCH = 500
NoteHolds = Callable[[str, Sequence[str]], bool]


class SignedSoFar:
    """What was kept of the log's earlier sizes, compared with the tree that is built again."""

    def __init__(self, session: Session) -> None:
        """Read the hashes that were kept, by level and number; of the checkpoints, only how far they reach."""
        self._hashes = {
            (row.level, row.number): row.hash for row in session.execute(select(LogSubtree.__table__))
        }
        self._roots: dict[int, bytes] = {}
        self.largest = session.scalar(select(func.max(LogCheckpoint.size))) or 0

    def root_at(self, size: int, root: bytes) -> None:
        """Take in the tree's root at a size that there is a checkpoint of."""
        self._roots[size] = root

    def tiles(self, full: Sequence[tuple[int, int, bytes]]) -> None:
        """Compare the kept hashes of these full tiles, as far as they were signed. Raises Found."""
        for level, number, found in full:
            signed = (number + 1) * TILE_WIDTH**level <= self.largest
            if signed and self._hashes.pop((level, number), None) != found:
                raise Found(
                    Broken(f"the kept hash {number} of level {level}", "it is not the one of its entries")
                )

    def differ(
        self, session: Session, size: int, keys: LoggedKeys, note_holds: NoteHolds
    ) -> Iterator[Broken]:
        """Give each checkpoint that is not of these entries or not signed as it must be; `size` is the tree's."""
        chosen = select(LogCheckpoint).order_by(LogCheckpoint.size)
        for checkpoint in session.scalars(chosen).yield_per(BATCH):
            where, root = (
                f"the checkpoint of {checkpoint.size} entries",
                self._roots.pop(checkpoint.size, None),
            )
            if root is None:
                yield Broken(where, f"the log has only {size}")
            elif not _is_of(checkpoint, root, keys, note_holds):
                yield Broken(where, "it is not of these entries, or not signed with the keys of its time")
            session.expunge(checkpoint)
        for level, number in sorted(self._hashes):
            yield Broken(f"the kept hash {number} of level {level}", "no full tile that was signed has it")


def _is_of(checkpoint: LogCheckpoint, root: bytes, keys: LoggedKeys, note_holds: NoteHolds) -> bool:
    try:
        signed = read_checkpoint(read_note(checkpoint.note).text)
    except (NotANote, NotACheckpoint):
        return False
    told = (signed.origin, signed.size, signed.root, checkpoint.root)
    holds = told == (keys.name, checkpoint.size, root, root)
    return holds and note_holds(checkpoint.note, keys.of(checkpoint.size))


def check_places(
    session: Session, spoken: Sequence[tuple[int, dict[str, Any]]], *, signed: int
) -> Iterator[Broken]:
    """That each note and version that was signed has its place, and no other; `signed` is the signed size."""
    places = {row.subject: row.seq for row in session.scalars(select(LogSubject))}
    for seq, fields in spoken:
        subject = subject_of(fields)
        if subject is not None and seq < signed and places.pop(subject, None) != seq:
            yield Broken(f"entry {seq}", f"the place that is kept for {subject} is another")
    for subject in sorted(places):
        yield Broken(subject, "a place is kept for it, but no signed entry speaks of it")
