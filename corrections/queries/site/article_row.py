"""The row behind every page about an article."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.refusals import UnknownArticle, UnknownVersion
from corrections.domain.reporting.report_refusals import ArticleRemoved, VersionWithdrawn
from corrections.models import Article, ArticleVersion, VersionText


def public_article(session: Session, slug: str) -> Article:
    """The article at this address. Raises UnknownArticle, or ArticleRemoved where only a notice is left."""
    if "\x00" in slug:
        raise UnknownArticle  # PostgreSQL cannot be asked for a NUL
    article = session.scalar(select(Article).where(Article.slug == slug, Article.current_version > 0))
    if article is None:
        raise UnknownArticle
    if article.status == ArticleStatus.REMOVED:
        raise ArticleRemoved
    return article


def version_rows(session: Session, article: Article, number: int) -> tuple[ArticleVersion, VersionText]:
    """A version with its words. Raises UnknownVersion, VersionWithdrawn."""
    if not 1 <= number <= article.current_version:
        raise UnknownVersion
    chosen = (
        select(ArticleVersion, VersionText)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id, ArticleVersion.number == number)
    )
    version, words = session.execute(chosen).one()
    if words is None:
        raise VersionWithdrawn
    return version, words
