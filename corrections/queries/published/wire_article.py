"""An article as wires take it: its words, its notes, and whether it may still be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.refusals import UnknownArticle
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part
from corrections.models import Article
from corrections.models.article import Desk
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import version_rows
from corrections.queries.site.note_view import NoteView, notes_of


@dataclass(frozen=True, slots=True)
class WireArticle:
    """The live version with every note of the article, newest first; without words where they are not shown.

    `number` is the article's own, which no new headline changes. `body` is the stored string, `text` the words.
    """

    number: int
    slug: str
    language: str
    author: str
    desk: str
    status: str
    version: int
    first_at: datetime
    version_at: datetime
    headline: str = ""
    dek: str = ""
    body: str = ""
    text: str = ""
    notes: tuple[NoteView, ...] = ()
    http_status: int = 200

    @property
    def is_removed(self) -> bool:
        """Whether only the fact is left that there was an article."""
        return self.status == ArticleStatus.REMOVED


def wire_article(sessions: Sessions, slug: str) -> WireArticle:
    """The article at this address. Raises UnknownArticle, VersionWithdrawn."""
    with reading(sessions) as session:
        chosen = select(Article, Desk.name).outerjoin(Desk, Desk.id == Article.desk_id)
        row = session.execute(chosen.where(Article.slug == slug, Article.current_version > 0)).one_or_none()
        if row is None:
            raise UnknownArticle
        article, desk = row
        seen = visibility_of(article)
        facts: dict[str, Any] = {
            "number": article.id,
            "slug": article.slug,
            "language": article.language,
            "author": article.author,
            "desk": desk or "",
            "status": article.status,
            "version": article.current_version,
            "first_at": article.published_at,
            "version_at": article.changed_at,
            "http_status": seen.http_status,
            "notes": () if seen.is_gone else notes_of(session, article)[::-1],
        }
        if not seen.shows_words:
            return WireArticle(**facts, headline=seen.headline(""))
        _, words = version_rows(session, article, article.current_version)
        return WireArticle(
            **facts,
            headline=words.headline,
            dek=words.dek,
            body=words.body,
            text=ArticleText(words.headline, words.dek, words.body).canonical(Part.BODY),
        )
