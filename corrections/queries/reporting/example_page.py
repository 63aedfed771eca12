"""The newest article as another publisher's page might show it: its words without any of our marks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.reading.directions import direction_of
from corrections.domain.refusals import UnknownArticle
from corrections.models import Article
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import article_at, version_rows


@dataclass(frozen=True, slots=True)
class ExamplePage:
    """An article for a page of somebody else's. `body_html` is the stored string, trusted: printed as it is."""

    slug: str
    language: str
    direction: str
    author: str
    headline: str
    dek: str
    body_html: str


def example_page(sessions: Sessions, slug: str = "") -> ExamplePage:
    """The article of that slug, else the newest one. Raises UnknownArticle, and refusals where words are not shown."""
    with reading(sessions) as session:
        newest = (
            select(Article.slug)
            .where(Article.status == ArticleStatus.LIVE, Article.current_version > 0)
            .order_by(Article.published_at.desc(), Article.id.desc())
            .limit(1)
        )
        chosen = slug or session.scalar(newest)
        if not chosen:
            raise UnknownArticle
        article = article_at(session, chosen)
        _, words = version_rows(session, article, article.current_version)
        return ExamplePage(
            slug=article.slug,
            language=article.language,
            direction=direction_of(article.language),
            author=article.author,
            headline=words.headline,
            dek=words.dek,
            body_html=words.body,
        )
