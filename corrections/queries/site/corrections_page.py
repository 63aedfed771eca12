"""The public record: every note of the site, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select, true, tuple_

from corrections.models import Article, Note
from corrections.models.article import Desk
from corrections.models.public_view import shows_change, told_text, visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.published.note_choice import NoteChoice, conditions
from corrections.queries.published.note_feed import with_articles
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import PageMark, read_mark

NOTES_A_PAGE = 30
ALL = NoteChoice()
UTC_CLOCK = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note in the list, with the headline its article has now, or neutral words where it is not shown."""

    reference: str
    kind: str
    headline: str
    slug: str
    text: str
    published_at: datetime
    version: int
    language: str
    shows_change: bool


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """A page of notes. `older` is the mark of the next page (`/corrections?older=...`), None at the end.

    `desks` are the names to choose from.
    """

    notes: tuple[NoteCard, ...]
    older: str | None
    desks: tuple[str, ...]


def corrections_page(
    sessions: Sessions, older: str = "", choice: NoteChoice = ALL, *, zone: ZoneInfo = UTC_CLOCK
) -> CorrectionsPage:
    """The newest of the notes that were chosen, or those after a mark; months are by the clock of `zone`.

    Notes of removed articles stay, with neutral words: the record is the record. Raises NotFound.
    """
    chosen = (
        with_articles().where(_after(read_mark(older)), *conditions(choice, zone)).limit(NOTES_A_PAGE + 1)
    )
    with reading(sessions) as session:
        rows = session.execute(chosen).all()
        desks = tuple(session.scalars(select(Desk.name).order_by(Desk.name)))
    cards = tuple(_card(note, article, headline or "") for note, article, headline in rows[:NOTES_A_PAGE])
    last = rows[NOTES_A_PAGE - 1].Note if len(rows) > NOTES_A_PAGE else None
    return CorrectionsPage(cards, str(PageMark(last.published_at, last.id)) if last else None, desks)


def _after(mark: PageMark | None) -> ColumnElement[bool]:
    if mark is None:
        return true()
    return tuple_(Note.published_at, Note.id) < tuple_(mark.at, mark.number)


def _card(note: Note, article: Article, headline: str) -> NoteCard:
    return NoteCard(
        reference=note.reference,
        kind=note.kind,
        headline=visibility_of(article).headline(headline),
        slug=article.slug,
        text=told_text(note, article),
        published_at=note.published_at,
        version=note.version,
        language=note.language,
        shows_change=shows_change(note, article),
    )
