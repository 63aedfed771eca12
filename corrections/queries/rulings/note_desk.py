"""A note as the desk works on it: what it says now, what it said, what corrects it, what waits to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.notes import prefilled
from corrections.domain.reading.directions import direction_of
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.models import (
    Article,
    Note,
    NotePin,
    NoteProposal,
    PinEnd,
    Staff,
)
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.queries.reading_session import reading
from corrections.queries.rulings.note_history import Wording, links_of, wordings_of


@dataclass(frozen=True, slots=True)
class Proposed:
    """A note that is to correct this one and waits for a second signature."""

    id: int
    text: str
    by: str
    prepared_by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PinView:
    """For which time the note is shown alone, and who decided so; `ended_at` is when it was taken down before that."""

    number: int
    begins: datetime
    ends: datetime
    on_front: bool
    by: str
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True)
class NoteDesk:
    """A note and its life after publishing. `corrected_by` and `corrects` are references of other notes."""

    reference: str
    slug: str
    headline: str
    language: str
    direction: str
    kind: str
    text: str
    amendments: int
    wordings: tuple[Wording, ...]
    corrected_by: tuple[str, ...]
    corrects: str
    pins: tuple[PinView, ...]
    may_be_pinned: bool
    proposals: tuple[Proposed, ...]
    suggestion: str


def note_desk(sessions: Sessions, reference: str, *, on: date) -> NoteDesk:
    """A note by its public number, with everything that was done to it. Raises UnknownNote."""
    with reading(sessions) as session:
        note, article = _found(session, reference)
        wordings = wordings_of(session, note)
        links = links_of(session, note)
        return NoteDesk(
            reference=note.reference,
            slug=article.slug,
            headline=text_of(session, article.id, article.current_version).headline,
            language=note.language,
            direction=direction_of(note.language),
            kind=note.kind,
            text=wordings[-1].text,
            amendments=len(wordings) - 1,
            wordings=wordings,
            corrected_by=tuple(new for new, old in links if old == note.reference),
            corrects=next((old for new, old in links if new == note.reference), ""),
            pins=_pins(session, note),
            may_be_pinned=note.severity == Severity.SERIOUS,
            proposals=_proposals(session, note),
            suggestion=prefilled(NoteKind.CORRECTION, language=note.language, on=on),
        )


def note_is_there(sessions: Sessions, reference: str) -> bool:
    """Whether there is a note of that number."""
    with reading(sessions) as session:
        chosen = select(Note.id).where(Note.reference == reference)
        return "\x00" not in reference and session.scalar(chosen) is not None


def _found(session: Session, reference: str) -> tuple[Note, Article]:
    chosen = (
        select(Note, Article).join(Article, Article.id == Note.article_id).where(Note.reference == reference)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise UnknownNote
    return row[0], row[1]


def _pins(session: Session, note: Note) -> tuple[PinView, ...]:
    taker = aliased(Staff)
    chosen = (
        select(NotePin, Staff.name, PinEnd.ended_at, taker.name)
        .join(Staff, Staff.id == NotePin.pinned_by)
        .outerjoin(PinEnd, PinEnd.note_pin_id == NotePin.id)
        .outerjoin(taker, taker.id == PinEnd.ended_by)
        .where(NotePin.note_id == note.id)
        .order_by(NotePin.number)
    )
    return tuple(
        PinView(row.number, row.pinned_from, row.pinned_until, row.on_front, name, ended_at, ended_by or "")
        for row, name, ended_at, ended_by in session.execute(chosen)
    )


def _proposals(session: Session, note: Note) -> tuple[Proposed, ...]:
    chosen = (
        select(NoteProposal, Staff.name)
        .join(Staff, Staff.id == NoteProposal.prepared_by)
        .where(NoteProposal.corrects_id == note.id, NoteProposal.state == "waiting")
        .order_by(NoteProposal.id)
    )
    return tuple(
        Proposed(row.id, row.text, name, row.prepared_by, row.prepared_at)
        for row, name in session.execute(chosen)
    )
