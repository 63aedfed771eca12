"""A public note as every page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Article, Note
from corrections.models.public_view import shows_change, told_text


@dataclass(frozen=True, slots=True)
class NoteView:
    """What the public is told about one change. `anchor` is the note's id on the article's page.

    `shows_change` is whether the versions before and after can be compared.
    """

    reference: str
    number: int
    kind: str
    place: str
    text: str
    published_at: datetime
    version: int
    anchor: str
    language: str
    shows_change: bool
    is_amended: bool = False


def note_view(note: Note, article: Article) -> NoteView:
    """The row as pages show it; neutral words where its own are not shown."""
    return NoteView(
        reference=note.reference,
        number=note.number,
        kind=note.kind,
        place=note.place,
        text=told_text(note, article),
        published_at=note.published_at,
        version=note.version,
        anchor=f"note-{note.reference}",
        language=note.language,
        shows_change=shows_change(note, article),
        is_amended=note.amended is not None,
    )


def notes_of(session: Session, article: Article) -> tuple[NoteView, ...]:
    """The notes of an article, oldest first."""
    chosen = select(Note).where(Note.article_id == article.id).order_by(Note.number)
    return tuple(note_view(note, article) for note in session.scalars(chosen))
