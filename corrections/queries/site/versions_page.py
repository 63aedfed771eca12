"""The history of an article: every version, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from corrections.domain.reading.directions import direction_of
from corrections.models import Article, ArticleVersion, VersionText, Withdrawal
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article
from corrections.queries.site.note_view import NoteView, notes_of


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version. `note` is the public note that came with it; None for imports and minor fixes.

    `is_shown` is whether its words can be read. `withdrawn_for` is the code of the reason why they were destroyed.
    """

    number: int
    published_at: datetime
    kind: str
    note: NoteView | None
    is_current: bool
    is_shown: bool
    withdrawn_for: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All versions of one article, newest first."""

    slug: str
    headline: str
    language: str
    direction: str
    rows: tuple[VersionRow, ...]


def versions_page(sessions: Sessions, slug: str) -> VersionsPage:
    """The versions of an article, those not shown by their numbers. Raises UnknownArticle, ArticleRemoved."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        seen = visibility_of(article)
        notes = {note.version: note for note in notes_of(session, article)}
        rows = session.execute(_rows(article)).all()
        return VersionsPage(
            slug=article.slug,
            headline=seen.headline(rows[0].headline or ""),
            language=article.language,
            direction=direction_of(article.language),
            rows=tuple(
                VersionRow(
                    number=number,
                    published_at=at,
                    kind=kind,
                    note=notes.get(number),
                    is_current=number == article.current_version,
                    is_shown=headline is not None and seen.shows_version(number),
                    withdrawn_for=reason or "",
                    withdrawn_at=gone_at,
                )
                for number, at, kind, headline, reason, gone_at in rows
            ),
        )


def _rows(article: Article) -> Select[int, datetime, str, str, str | None, datetime | None]:
    columns = ArticleVersion.number, ArticleVersion.published_at, ArticleVersion.kind, VersionText.headline
    return (
        select(*columns, Withdrawal.reason, Withdrawal.at)
        .outerjoin(Withdrawal, Withdrawal.version_id == ArticleVersion.id)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id)
        .order_by(ArticleVersion.number.desc())
    )
