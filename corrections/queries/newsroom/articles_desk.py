"""The articles, for the desk: those that are not shown as usual first asked for, found by their headline or name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from corrections.models import Article, ArticleVersion, VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_ARTICLES = 50
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in the list."""

    slug: str
    headline: str
    language: str
    status: str
    version: int
    changed_at: datetime


def articles_desk(sessions: Sessions, words: str = "") -> tuple[ArticleLine, ...]:
    """The articles that changed last, or of them those whose headline or name has the words. One statement."""
    chosen = (
        select(Article, VersionText.headline)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .order_by(Article.changed_at.desc(), Article.id.desc())
        .limit(MOST_ARTICLES)
    )
    words = words.strip().replace("\x00", "")[:LONGEST_SEARCH]
    if words:
        found = (column.icontains(words, autoescape=True) for column in (VersionText.headline, Article.slug))
        chosen = chosen.where(or_(*found))
    with reading(sessions) as session:
        return tuple(
            ArticleLine(
                article.slug,
                headline or "",
                article.language,
                article.status,
                article.current_version,
                article.changed_at,
            )
            for article, headline in session.execute(chosen)
        )
