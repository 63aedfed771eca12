"""Articles as the command line lists and shows them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from corrections.domain.refusals import UnknownArticle
from corrections.domain.text.article_text import ArticleText
from corrections.models import Article, ArticleVersion, Staff, VersionText
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in the list."""

    slug: str
    version: int
    language: str
    headline: str


def every_article(sessions: Sessions) -> list[ArticleRow]:
    """All articles, oldest first."""
    chosen = (
        select(Article.slug, Article.current_version, Article.language, VersionText.headline)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.number == Article.current_version)
        .order_by(Article.id)
    )
    with reading(sessions) as session:
        return [ArticleRow(*row) for row in session.execute(chosen)]


def text_by_slug(sessions: Sessions, slug: str, *, version: int | None) -> ArticleText:
    """The words of a version, the current one by default. Raises UnknownArticle or UnknownVersion."""
    with reading(sessions) as session:
        found = select(Article.id, Article.current_version).where(Article.slug == slug)
        row = session.execute(found).one_or_none()
        if row is None:
            raise UnknownArticle
        return text_of(session, row.id, row.current_version if version is None else version)


def is_empty(sessions: Sessions) -> bool:
    """Whether nobody has used this database yet: no article and no staff."""
    with reading(sessions) as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Article, Staff)]
        return counts == [0, 0]
