"""Checking what was signed: every checkpoint's root, every kept hash and place, against the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.checkpoints import NotACheckpoint, read_checkpoint
from corrections.domain.record.log_subjects import subject_of
from corrections.domain.record.merkle import Frontier
from corrections.domain.record.signed_notes import NotANote, read_note
from corrections.domain.record.tiles import TILE_WIDTH
from corrections.models import LogCheckpoint, LogSubject, LogSubtree
from corrections.queries.found_broken import Broken, Found

NoteHolds = Callable[[str, Sequence[str]], bool]


class SignedSoFar:
    """What was kept of the log's earlier sizes, compared while the tree is built again."""

    def __init__(self, session: Session, note_holds: NoteHolds) -> None:
        """Read checkpoints by size and hashes by level and number; `note_holds` verifies signatures."""
        self._note_holds = note_holds
        self._checkpoints = {row.size: row for row in session.scalars(select(LogCheckpoint))}
        self._hashes = {(row.level, row.number): row.hash for row in session.scalars(select(LogSubtree))}
        self.sizes = sorted(self._checkpoints)
        self.largest = max(self._checkpoints, default=0)

    def compare_root(self, frontier: Frontier, name: str, keys: Sequence[str]) -> None:
        """Compare the checkpoint of this size, if there is one, with the tree. Raises Found."""
        checkpoint = self._checkpoints.pop(frontier.size, None)
        if checkpoint is not None and not self._is_of(checkpoint, frontier, name, keys):
            where = f"the checkpoint of {frontier.size} entries"
            raise Found(Broken(where, "it is not of these entries, or not signed with the keys of its time"))

    def compare_tiles(self, full: Sequence[tuple[int, int, bytes]]) -> None:
        """Compare the kept hashes of these full tiles, as far as they were signed. Raises Found."""
        for level, number, found in full:
            signed = (number + 1) * TILE_WIDTH**level <= self.largest
            if signed and self._hashes.pop((level, number), None) != found:
                raise Found(
                    Broken(f"the kept hash {number} of level {level}", "it is not the one of its entries")
                )

    def left(self, size: int) -> Iterator[Broken]:
        """What speaks of a tree that is not there; `size` is the tree's."""
        for missing in sorted(self._checkpoints):
            yield Broken(f"the checkpoint of {missing} entries", f"the log has only {size}")
        for level, number in sorted(self._hashes):
            yield Broken(f"the kept hash {number} of level {level}", "no full tile that was signed has it")

    def _is_of(self, checkpoint: LogCheckpoint, frontier: Frontier, name: str, keys: Sequence[str]) -> bool:
        try:
            signed = read_checkpoint(read_note(checkpoint.note).text)
        except (NotANote, NotACheckpoint):
            return False
        told = (signed.origin, signed.size, signed.root, checkpoint.root)
        holds = told == (name, frontier.size, frontier.root, frontier.root)
        return holds and self._note_holds(checkpoint.note, keys)


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
