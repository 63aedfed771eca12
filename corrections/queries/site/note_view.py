"""A public note as every page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Note


@dataclass(frozen=True, slots=True)
class NoteView:
    """What the public is told about one change. `anchor` is the note's id on the article's page."""

    reference: str
    number: int
    kind: str
    place: str
    text: str
    published_at: datetime
    version: int
    anchor: str
    language: str


def note_view(note: Note) -> NoteView:
    """The row as pages show it."""
    return NoteView(
        reference=note.reference,
        number=note.number,
        kind=note.kind,
        place=note.place,
        text=note.text,
        published_at=note.published_at,
        version=note.version,
        anchor=f"note-{note.reference}",
        language=note.language,
    )


def notes_of(session: Session, article_id: int) -> tuple[NoteView, ...]:
    """The notes of an article, oldest first."""
    chosen = select(Note).where(Note.article_id == article_id).order_by(Note.number)
    return tuple(note_view(note) for note in session.scalars(chosen))
