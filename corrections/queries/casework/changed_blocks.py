"""The blocks that a prepared change touches, before and after; for a reversal, what it took back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.binding import block_changes
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.text.spans import Part
from corrections.domain.text.splicing.splices import from_json
from corrections.models import Note, PreparedFix
from corrections.models.version_chain import standing_text, standing_texts
from corrections.queries.site.version_comparison import paragraphs_of


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """A block as a change leaves it."""

    part: str
    pieces: tuple[Piece, ...]


def is_reversal(row: PreparedFix) -> bool:
    """Whether it takes a published change back, rather than making one."""
    return "undo" in json.loads(row.changes)


def changed_blocks(session: Session, article_id: int, row: PreparedFix) -> tuple[BlockDifference, ...]:
    """What the prepared change does to the version it was prepared on."""
    if is_reversal(row):
        return _taken_back(session, article_id, row)
    base = standing_text(session, article_id, row.base_version)
    changes = block_changes(from_json(json.loads(row.changes)), base)
    return tuple(
        BlockDifference(change.part.value, word_difference(change.before, change.after)) for change in changes
    )


def note_of(session: Session, article_id: int, row: PreparedFix) -> str:
    """The note that goes with it; a reversal's was published with its version."""
    if row.note or not is_reversal(row):
        return row.note
    chosen = select(Note.text).where(Note.article_id == article_id, Note.version == row.base_version + 1)
    return session.scalars(chosen.order_by(Note.id).limit(1)).one_or_none() or ""


def _taken_back(session: Session, article_id: int, row: PreparedFix) -> tuple[BlockDifference, ...]:
    numbers = (row.base_version, row.base_version + 1)
    texts = standing_texts(session, {(article_id, number) for number in numbers})
    before, after = (texts[article_id, number] for number in numbers)
    return tuple(
        BlockDifference(part.value, pieces)
        for part in Part
        for pieces in paragraphs_of(word_difference(before.canonical(part), after.canonical(part)))
        if any(piece.kind != "same" for piece in pieces)
    )
