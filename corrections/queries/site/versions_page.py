"""The history of an article: every version, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.reading.directions import direction_of
from corrections.models import ArticleVersion
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article, version_rows
from corrections.queries.site.note_view import NoteView, notes_of


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version. `note` is the public note that came with it; None for imports and minor fixes."""

    number: int
    published_at: datetime
    kind: str
    note: NoteView | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All versions of one article, newest first."""

    slug: str
    headline: str
    language: str
    direction: str
    rows: tuple[VersionRow, ...]


def versions_page(sessions: Sessions, slug: str) -> VersionsPage:
    """The versions of an article. Raises UnknownArticle, ArticleRemoved."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        _, words = version_rows(session, article, article.current_version)
        notes = {note.version: note for note in notes_of(session, article.id)}
        chosen = select(ArticleVersion.number, ArticleVersion.published_at, ArticleVersion.kind).where(
            ArticleVersion.article_id == article.id
        )
        rows = session.execute(chosen.order_by(ArticleVersion.number.desc())).all()
        return VersionsPage(
            slug=article.slug,
            headline=words.headline,
            language=article.language,
            direction=direction_of(article.language),
            rows=tuple(
                VersionRow(number, at, kind, notes.get(number), number == article.current_version)
                for number, at, kind in rows
            ),
        )
