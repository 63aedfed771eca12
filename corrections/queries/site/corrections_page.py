"""The public record: every note of the site, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, true, tuple_

from corrections.models import Article, ArticleVersion, Note, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import PageMark, read_mark

NOTES_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note in the list, with the headline its article has now; empty where that was withdrawn."""

    reference: str
    kind: str
    headline: str
    slug: str
    text: str
    published_at: datetime
    version: int
    language: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """A page of notes. `older` is the mark of the next page (`/corrections?older=...`), None at the end."""

    notes: tuple[NoteCard, ...]
    older: str | None


def corrections_page(sessions: Sessions, older: str = "") -> CorrectionsPage:
    """The newest notes, or those after a mark. Notes of removed articles stay: the record is the record."""
    chosen = (
        select(Note, Article.slug, VersionText.headline)
        .join(Article, Article.id == Note.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(_after(read_mark(older)))
        .order_by(Note.published_at.desc(), Note.id.desc())
        .limit(NOTES_A_PAGE + 1)
    )
    with reading(sessions) as session:
        rows = session.execute(chosen).all()
    cards = tuple(_card(note, slug, headline or "") for note, slug, headline in rows[:NOTES_A_PAGE])
    last = rows[NOTES_A_PAGE - 1].Note if len(rows) > NOTES_A_PAGE else None
    return CorrectionsPage(cards, str(PageMark(last.published_at, last.id)) if last else None)


def _after(mark: PageMark | None) -> ColumnElement[bool]:
    if mark is None:
        return true()
    return tuple_(Note.published_at, Note.id) < tuple_(mark.at, mark.number)


def _card(note: Note, slug: str, headline: str) -> NoteCard:
    return NoteCard(
        reference=note.reference,
        kind=note.kind,
        headline=headline,
        slug=slug,
        text=note.text,
        published_at=note.published_at,
        version=note.version,
        language=note.language,
    )
