"""What a note said before its typos were mended, and which notes correct which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from corrections.domain.record.entries import stamp
from corrections.models import Note, NoteAmendment, NoteCorrection, Staff


@dataclass(frozen=True, slots=True)
class Wording:
    """What a note said from a moment on, and why it was changed: minor_fix, apology, or empty for its first words."""

    text: str
    kind: str
    by: str
    at: datetime


def wordings_of(session: Session, note: Note) -> tuple[Wording, ...]:
    """Every wording of a note, the first one first."""
    chosen = (
        select(NoteAmendment, Staff.name)
        .join(Staff, Staff.id == NoteAmendment.amended_by)
        .where(NoteAmendment.note_id == note.id)
        .order_by(NoteAmendment.number)
    )
    first = Wording(note.text, "", "", note.published_at)
    later = (Wording(row.text, row.kind, name, row.amended_at) for row, name in session.execute(chosen))
    return (first, *later)


def links_of(session: Session, note: Note) -> list[tuple[str, str]]:
    """Pairs of references: the note that corrects, and the one that it corrects."""
    new, old = aliased(Note), aliased(Note)
    chosen = (
        select(new.reference, old.reference)
        .select_from(NoteCorrection)
        .join(new, new.id == NoteCorrection.note_id)
        .join(old, old.id == NoteCorrection.corrects_id)
        .where(or_(NoteCorrection.note_id == note.id, NoteCorrection.corrects_id == note.id))
        .order_by(NoteCorrection.note_id)
    )
    return [(row[0], row[1]) for row in session.execute(chosen)]


def amendments_record(session: Session, note: Note) -> list[Mapping[str, Any]]:
    """A note's amendments for programs: the words from then on, with what their commitment binds."""
    chosen = select(NoteAmendment).where(NoteAmendment.note_id == note.id).order_by(NoteAmendment.number)
    return [
        {
            "number": row.number,
            "kind": row.kind,
            "text": row.text,
            "at": stamp(row.amended_at),
            "salt": row.salt.hex(),
            "commitment": row.commitment,
        }
        for row in session.scalars(chosen)
    ]
